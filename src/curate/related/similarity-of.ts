import { type Description, describeArticle } from '../stories/describe-article.ts'
import { createTermStatistics, type TermStatistics } from '../stories/term-statistics.ts'
import { type GroupInput, termsOf } from '../stories/terms.ts'

/** How common terms are in a set of articles. */
export function statisticsOf(corpus: readonly GroupInput[]): TermStatistics {
  const statistics = createTermStatistics()
  for (const article of corpus) statistics.count(new Set(termsOf(article).map(({ key }) => key)), 1)
  return statistics
}

/** Likeness of what two articles are about, 0..1: the cosine of their weighted terms. */
export function similarityOf(left: GroupInput, right: GroupInput, corpus: TermStatistics): number {
  return cosineOf(describeArticle(left, corpus, 'related'), describeArticle(right, corpus, 'related'))
}

export function cosineOf(left: Description, right: Description): number {
  const weights = new Map<number, number>()
  left.terms.forEach((term, at) => {
    weights.set(term, left.weights[at] ?? 0)
  })
  let dot = 0
  right.terms.forEach((term, at) => {
    dot += (weights.get(term) ?? 0) * (right.weights[at] ?? 0)
  })
  return dot
}
