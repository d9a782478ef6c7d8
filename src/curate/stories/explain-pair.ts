import { sameTextOf } from '../duplicates/compare-texts.ts'
import { fingerprintOf, hourOf } from '../duplicates/fingerprint.ts'
import { cosineOf, statisticsOf } from '../related/similarity-of.ts'
import { SAME_STORY_COSINE } from './decide.ts'
import { describeArticle } from './describe-article.ts'
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

/** Why two articles are one text, one story or neither: every part with its evidence. */
export function explainPair(
  left: GroupInput,
  right: GroupInput,
  corpus: TermStatistics = statisticsOf([left, right]),
): PairExplanation {
  const copy = sameTextOf(fingerprintOf(left), fingerprintOf(right))
  const cosine = cosineOf(describeArticle(left, corpus), describeArticle(right, corpus))
  const hours = Math.abs((hourOf(left.publishedAt) ?? 0) - (hourOf(right.publishedAt) ?? 0))
  const shared = sharedTerms(left, right, corpus)
  return {
    verdict: copy ? 'duplicate' : cosine >= SAME_STORY_COSINE ? 'same-story' : 'different',
    parts: [
      ...(copy ? [{ name: copy.rule, value: copy.share, evidence: copy.words }] : []),
      {
        name: 'cosine',
        value: cosine,
        evidence: `cosine ${cosine.toFixed(2)}; a story needs ${SAME_STORY_COSINE}`,
      },
      sharedPart('shared-names', shared, 'name'),
      sharedPart('shared-numbers', shared, 'number'),
      sharedPart('shared-words', shared, 'word'),
      { name: 'hours-apart', value: hours, evidence: `${Math.round(hours)} hours apart` },
    ],
  }
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
