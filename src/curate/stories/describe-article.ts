import { hourOf } from '../duplicates/fingerprint.ts'
import type { TermStatistics } from './term-statistics.ts'
import { type GroupInput, type Term, termsOf } from './terms.ts'

/** An article as the story index keeps it: a sparse vector of length 1 and its time. */
export type Description = {
  readonly id: string
  readonly hour: number | undefined
  readonly provider: string | undefined
  readonly hasText: boolean
  /** Hashed terms, heaviest first. */
  readonly terms: Int32Array
  /** Weight of each term; their squares sum to 1. */
  readonly weights: Float32Array
}

export type Weighting = {
  /** Counts a title word stands for. */
  readonly title: number
  readonly name: number
  readonly number: number
  /** Terms kept, the heaviest. */
  readonly maxTerms: number
}

export const WEIGHTING: Weighting = { title: 2, name: 1.2, number: 1, maxTerms: 100 }

export function describeArticle(
  article: GroupInput,
  statistics: TermStatistics,
  weighting: Weighting = WEIGHTING,
): Description {
  const weighted = termsOf(article)
    .map((term) => ({ key: term.key, weight: weightOf(term, weighting) * statistics.rarityOf(term.key) }))
    .filter(({ weight }) => weight > 0)
    .sort((left, right) => right.weight - left.weight || left.key - right.key)
    .slice(0, weighting.maxTerms)
  const norm = Math.sqrt(weighted.reduce((sum, { weight }) => sum + weight * weight, 0)) || 1
  return {
    id: article.id,
    hour: hourOf(article.publishedAt),
    provider: article.provider,
    hasText: Boolean(article.text),
    terms: Int32Array.from(weighted, ({ key }) => key),
    weights: Float32Array.from(weighted, ({ weight }) => weight / norm),
  }
}

function weightOf(term: Term, weighting: Weighting): number {
  const kind = term.kind === 'word' ? 1 : weighting[term.kind]
  return kind * (1 + Math.log(term.inText + weighting.title * term.inTitle))
}
