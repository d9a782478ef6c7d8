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
  /** 1 where the term is a name or a number. */
  readonly names: Uint8Array
}

/** A title word counts as much as so many words of the text. */
const TITLE_WORDS = 2
const NAME_WEIGHT = 1.2
/** The heaviest terms are kept: what one article is about needs fewer than what it is related to. */
export const MAX_TERMS = { story: 100, related: 300 } as const

export function describeArticle(
  article: GroupInput,
  statistics: TermStatistics,
  purpose: keyof typeof MAX_TERMS = 'story',
): Description {
  const weighted = termsOf(article)
    .map((term) => ({ term, weight: weightOf(term) * statistics.rarityOf(term) }))
    .filter(({ weight }) => weight > 0)
    .sort((left, right) => right.weight - left.weight || left.term.key - right.term.key)
    .slice(0, MAX_TERMS[purpose])
  const length = Math.sqrt(weighted.reduce((sum, { weight }) => sum + weight * weight, 0)) || 1
  return {
    id: article.id,
    hour: hourOf(article.publishedAt),
    hasText: Boolean(article.text),
    terms: Int32Array.from(weighted, ({ term }) => term.key),
    weights: Float32Array.from(weighted, ({ weight }) => weight / length),
    names: Uint8Array.from(weighted, ({ term }) => (term.kind === 'word' ? 0 : 1)),
  }
}

function weightOf(term: Term): number {
  return (term.kind === 'name' ? NAME_WEIGHT : 1) * (1 + Math.log(term.inText + TITLE_WORDS * term.inTitle))
}
