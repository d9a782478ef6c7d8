import { hourOf } from '../duplicates/fingerprint.ts'
import type { TermStatistics } from './term-statistics.ts'
import { type GroupInput, type Term, termsOf } from './terms.ts'

/** An article as the story index keeps it: a sparse vector of length 1 and its time. */
export type Description = {
  readonly id: string
  readonly hour: number | undefined
  readonly hasText: boolean
  /** Hashed terms, heaviest first. */
  readonly terms: Int32Array
  /** Weight of each term; their squares sum to 1. */
  readonly weights: Float32Array
  /** 1 where the term is a name, 2 where it is a number. */
  readonly names: Uint8Array
  /** 1 where the term is a word or a name that few stories have. */
  readonly rare: Uint8Array
  /** 1 where the term is one of the first rare ones of the title, which mostly name who or what the article is about. */
  readonly leads: Uint8Array
}

const HAS_CASE = /^[\p{Lu}\p{Ll}]/u
const KINDS = { word: 0, name: 1, number: 2 } as const
/** A title word counts as much as so many words of the text. */
const TITLE_WORDS = 2
const NAME_WEIGHT = 1.2
/** A term counts as rare from this natural logarithm of stories for one with the term; a title has few words that are rarer. */
const RARE = { text: 4, title: 2.5 } as const
/** Rare words of a title that count as what it is about. */
const LEADS = 2
/** Of the words of a title, only those about as rare as the rarest can be what it is about. */
const NEARLY_AS_RARE = 2
/** The heaviest terms are kept: what one article is about needs fewer than what it is related to. */
export const MAX_TERMS = { story: 100, related: 300 } as const

export function describeArticle(
  article: GroupInput,
  statistics: TermStatistics,
  purpose: keyof typeof MAX_TERMS = 'story',
): Description {
  const least = RARE[article.text ? 'text' : 'title']
  const all = termsOf(article).map((term) => weighted(term, statistics.rarityOf(term), least))
  const terms = all
    .filter(({ weight }) => weight > 0)
    .sort((left, right) => right.weight - left.weight || left.term.key - right.term.key)
    .slice(0, MAX_TERMS[purpose])
  const length = Math.sqrt(terms.reduce((sum, { weight }) => sum + weight * weight, 0)) || 1
  const leads = leadsOf(all)
  return {
    id: article.id,
    hour: hourOf(article.publishedAt),
    hasText: Boolean(article.text),
    terms: Int32Array.from(terms, ({ term }) => term.key),
    weights: Float32Array.from(terms, ({ weight }) => weight / length),
    names: Uint8Array.from(terms, ({ term }) => KINDS[term.kind]),
    rare: Uint8Array.from(terms, ({ isRare }) => (isRare ? 1 : 0)),
    leads: Uint8Array.from(terms, ({ term }) => (leads.has(term.key) ? 1 : 0)),
  }
}

type Weighted = {
  readonly term: Term
  readonly rarity: number
  readonly weight: number
  readonly isRare: boolean
}

function weighted(term: Term, rarity: number, least: number): Weighted {
  const frequency = 1 + Math.log(term.inText + TITLE_WORDS * term.inTitle)
  return {
    term,
    rarity,
    weight: (term.kind === 'name' ? NAME_WEIGHT : 1) * frequency * rarity,
    isRare: term.kind !== 'number' && rarity >= least,
  }
}

/**
 * Keys of the first rare terms of the title, in its order: names as the text has them, else words the text does not have (a
 * headline in capitals does not tell names from words; a script without capitals never does), else any.
 */
function leadsOf(terms: readonly Weighted[]): ReadonlySet<number> {
  const rare = terms.filter(({ term, isRare }) => term.inTitle > 0 && isRare)
  const tiers = [
    rare.filter((one) => one.term.kind === 'name'),
    rare.filter(({ term }) => term.inText === 0 && HAS_CASE.test(term.word)),
    rare,
  ]
  const candidates = tiers.find((tier) => tier.length > 0) ?? []
  const least = Math.max(...candidates.map(({ rarity }) => rarity)) - NEARLY_AS_RARE
  return new Set(
    candidates
      .filter(({ rarity }) => rarity >= least)
      .slice(0, LEADS)
      .map(({ term }) => term.key),
  )
}
