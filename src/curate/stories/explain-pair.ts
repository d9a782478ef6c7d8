import { agencyOf } from '../duplicates/agency-of.ts'
import { sameTextOf } from '../duplicates/compare-texts.ts'
import { fingerprintOf, hourOf } from '../duplicates/fingerprint.ts'
import { statisticsOf } from '../related/similarity-of.ts'
import { chanceOf, DECISIONS, JOIN, PARTS } from './decide.ts'
import { describeArticle } from './describe-article.ts'
import { type Fit, fitsOf } from './fit.ts'
import { hasEvidence, saysTooLittle } from './has-evidence.ts'
import { addMember, createStory, recencyOf } from './live-story.ts'
import type { TermStatistics } from './term-statistics.ts'
import { type GroupInput, type Term, termsOf } from './terms.ts'

/** One named fact that two articles were compared on. */
export type PairPart = {
  /** Permanent kebab-case name. */
  readonly name: string
  readonly value: number
  /** What was seen, in words for a reader. */
  readonly evidence: string
}

export type PairExplanation = {
  readonly verdict: 'duplicate' | 'same-story' | 'different'
  readonly parts: readonly PairPart[]
}

const SHOWN = 8

/**
 * Why two articles are one text, one story or neither: every part with its evidence. The second is judged as an article that
 * arrives when the first is a story of its own; the story parts are those the decision adds up.
 */
export function explainPair(
  left: GroupInput,
  right: GroupInput,
  corpus: TermStatistics = statisticsOf([left, right]),
): PairExplanation {
  const copy = sameTextOf(fingerprintOf(left), fingerprintOf(right))
  const story = createStory('left')
  addMember(story, 0, describeArticle(left, corpus))
  const article = describeArticle(right, corpus)
  const form = article.hasText ? 'text' : 'title'
  const [fit] = fitsOf(article, [story])
  const nearness = recencyOf(story, { firstHour: article.hour, lastHour: article.hour })
  const evident =
    fit !== undefined && hasEvidence(fit, form) && !saysTooLittle(article) && !saysTooLittle(story)
  const chance = fit && evident ? chanceOf(fit, DECISIONS[form]) * nearness : 0
  const shared = sharedTerms(left, right, corpus)
  return {
    verdict: copy ? 'duplicate' : chance >= JOIN[form] ? 'same-story' : 'different',
    parts: [
      ...(copy
        ? [{ name: copy.rule, value: copy.share, evidence: copy.words }, ...agencyParts(left, right)]
        : []),
      { name: 'chance', value: chance, evidence: `${percent(chance)}; a story needs ${percent(JOIN[form])}` },
      ...(fit ? evidenceParts(fit) : []),
      sharedPart('shared-names', shared, 'name'),
      sharedPart('shared-numbers', shared, 'number'),
      sharedPart('shared-words', shared, 'word'),
      { name: 'time', value: nearness, evidence: hoursApart(left, right) },
      ...(fit ? PARTS.map((name) => decisionPart(name, fit[name], DECISIONS[form].weights[name])) : []),
    ],
  }
}

/** The agency that one of two copies names as its author. */
function agencyParts(left: GroupInput, right: GroupInput): PairPart[] {
  const named = [left, right].flatMap((article) => agencyOf(article) ?? [])
  const [agency] = named
  if (!agency) return []
  const others = named.length > 1 && named[1] !== agency ? ` and ${named[1]?.name}` : ''
  return [{ name: 'agency', value: named.length, evidence: `text of ${agency.name}${others}` }]
}

function decisionPart(name: string, value: number, weight: number): PairPart {
  return { name: `story-${name}`, value, evidence: `${value.toFixed(2)} adds ${(value * weight).toFixed(2)}` }
}

function evidenceParts({ leads, rare }: Fit): PairPart[] {
  return [
    {
      name: 'leading-names',
      value: leads,
      evidence: `${percent(leads)} of the titles' leading names are shared`,
    },
    { name: 'rare-words', value: rare, evidence: `${rare} rare words or names in common` },
  ]
}

function hoursApart(left: GroupInput, right: GroupInput): string {
  const one = hourOf(left.publishedAt)
  const other = hourOf(right.publishedAt)
  if (one === undefined || other === undefined) return 'a time of publication is unknown'
  return `${Math.round(Math.abs(one - other))} hours apart`
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`
}

/** Terms of both, rarest first. */
function sharedTerms(left: GroupInput, right: GroupInput, corpus: TermStatistics): Term[] {
  const theirs = new Map(termsOf(right).map((term) => [term.key, term]))
  return termsOf(left)
    .filter(({ key }) => theirs.has(key))
    .sort((one, other) => corpus.rarityOf(other) - corpus.rarityOf(one) || one.key - other.key)
}

function sharedPart(name: string, shared: readonly Term[], kind: Term['kind']): PairPart {
  const words = shared.filter((term) => term.kind === kind).map(({ word }) => word)
  return { name, value: words.length, evidence: words.slice(0, SHOWN).join(', ') || 'none' }
}
