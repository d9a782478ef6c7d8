import { createInvertedIndex } from '../../lib/text/inverted-index.ts'
import { type Description, describeArticle } from '../stories/describe-article.ts'
import type { GroupInput } from '../stories/terms.ts'
import { statisticsOf } from './similarity-of.ts'

export type RelateInput = GroupInput

export type RelateOptions = {
  /** Articles named for each. */
  readonly top: number
  /** Article id -> story id; articles of one story are never related to each other. */
  readonly storyOf?: ReadonlyMap<string, string>
  /** When given, fresher articles come first among equals. */
  readonly now?: Date
  /** Articles that are asked about; default all. */
  readonly only?: ReadonlySet<string>
}

/** A month halves how much an article is worth reading next. */
const HALF_LIFE_HOURS = 30 * 24

/** What to read next, for each article: ids of like articles of other stories, best first. */
export function relateArticles(
  articles: readonly RelateInput[],
  options: RelateOptions,
): Map<string, string[]> {
  const statistics = statisticsOf(articles)
  const described = articles.map((article) => describeArticle(article, statistics))
  const index = createInvertedIndex()
  for (const [document, { terms, weights }] of described.entries()) {
    terms.forEach((term, at) => {
      index.add(term, document, weights[at] ?? 0)
    })
  }
  return new Map(
    described
      .filter(({ id }) => options.only?.has(id) ?? true)
      .map((description) => [description.id, nextReadsOf(description, { described, index, options })]),
  )
}

type Shelf = {
  readonly described: readonly Description[]
  readonly index: ReturnType<typeof createInvertedIndex>
  readonly options: RelateOptions
}

function nextReadsOf(article: Description, { described, index, options }: Shelf): string[] {
  const scores = new Map<number, number>()
  const reach = { oldest: 0, limit: Number.POSITIVE_INFINITY }
  article.terms.forEach((term, at) => {
    index.visit(term, reach, (document, weight) => {
      scores.set(document, (scores.get(document) ?? 0) + weight * (article.weights[at] ?? 0))
    })
  })
  return [...scores]
    .flatMap(([document, score]) => {
      const other = described[document]
      return other && isAnother(article, other, options)
        ? [{ id: other.id, score: score * freshnessOf(other, options.now) }]
        : []
    })
    .sort((left, right) => right.score - left.score || (left.id < right.id ? -1 : 1))
    .slice(0, options.top)
    .map(({ id }) => id)
}

function isAnother(article: Description, other: Description, { storyOf }: RelateOptions): boolean {
  if (article.id === other.id) return false
  const story = storyOf?.get(article.id)
  return story === undefined || story !== storyOf?.get(other.id)
}

function freshnessOf(article: Description, now: Date | undefined): number {
  if (!now || article.hour === undefined) return 1
  return 2 ** (-Math.max(0, now.getTime() / 3_600_000 - article.hour) / HALF_LIFE_HOURS)
}
