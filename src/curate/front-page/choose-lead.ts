import type { Article } from '../../model/article.ts'
import { excerptLimitOf, imageWidthOf } from '../../model/may.ts'
import type { Score } from '../../model/score.ts'

/** An article as a candidate to stand for its story. */
export type Candidate = {
  readonly article: Article
  readonly kind: string
  readonly quality?: Score
  readonly published: boolean
  readonly isDuplicate: boolean
}

/** What speaks against an article as the one that stands for its story, in points of quality. */
const AGAINST: readonly { readonly points: number; readonly holds: (candidate: Candidate) => boolean }[] = [
  { points: 1000, holds: ({ published }) => !published },
  { points: 40, holds: ({ isDuplicate }) => isDuplicate },
  { points: 25, holds: ({ kind }) => kind !== 'report' },
  // Readers can follow the link of a free article; the paywalled one stays in the coverage.
  { points: 20, holds: ({ article }) => article.access === 'subscription' },
  { points: 6, holds: ({ article }) => article.excerpt === '' || excerptLimitOf(article.rights) === 0 },
  { points: 4, holds: ({ article }) => article.images.length === 0 || imageWidthOf(article.rights) === 0 },
]

/** Candidates best first: by quality, less what speaks against them; among equals the one published first. */
export function orderCandidates(candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates.toSorted(
    (a, b) =>
      worthOf(b) - worthOf(a) ||
      a.article.publishedAt.getTime() - b.article.publishedAt.getTime() ||
      (a.article.id < b.article.id ? -1 : 1),
  )
}

function worthOf(candidate: Candidate): number {
  const against = AGAINST.filter(({ holds }) => holds(candidate)).reduce((sum, { points }) => sum + points, 0)
  return (candidate.quality?.value ?? 0) - against
}
