import { createInvertedIndex, type InvertedIndex } from '../../lib/text/inverted-index.ts'
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

/** Another provider may have another angle; its own is worth this much of one among equals. */
const SAME_PROVIDER = 0.9
/** A month halves how much an article is worth reading next. */
const HALF_LIFE_HOURS = 30 * 24

/** What to read next, for each article: ids of like articles of other stories, best first. */
export function relateArticles(
  articles: readonly RelateInput[],
  options: RelateOptions,
): Map<string, string[]> {
  const statistics = statisticsOf(articles)
  const described = articles.map((article) => ({
    ...describeArticle(article, statistics, 'related'),
    provider: article.provider,
  }))
  const index = createInvertedIndex()
  const scores = new Float64Array(described.length)
  for (const [document, { terms, weights }] of described.entries()) {
    terms.forEach((term, at) => {
      index.add(term, document, weights[at] ?? 0)
    })
  }
  return new Map(
    described
      .filter(({ id }) => options.only?.has(id) ?? true)
      .map((description) => [
        description.id,
        nextReadsOf(description, { described, index, scores, options }),
      ]),
  )
}

type Shelved = Description & { readonly provider: string | undefined }
type Shelf = {
  readonly described: readonly Shelved[]
  readonly index: InvertedIndex
  /** Scratch of a search: what each article has so far; all 0 between searches. */
  readonly scores: Float64Array
  readonly options: RelateOptions
}

type Vector = ReadonlyMap<number, number>

/** The nearest articles say what else belongs to the subject: their mean is added to what is searched for (Rocchio, 1971). */
const FEEDBACK_ARTICLES = 5
const FEEDBACK_WEIGHT = 1
/** Heaviest terms of a search, and the newest articles looked at for each. */
const QUERY_TERMS = 160
const MAX_POSTINGS = 1000

function nextReadsOf(article: Shelved, shelf: Shelf): string[] {
  const { described, options } = shelf
  const nearest = searched(vectorOf(article), shelf)
    .flatMap(({ document }) => described[document] ?? [])
    .filter((other) => other.id !== article.id)
  const query = withFeedback(article, nearest.slice(0, FEEDBACK_ARTICLES))
  const ranked = searched(query, shelf)
    .flatMap(({ document, score }) => {
      const other = described[document]
      if (!other || !isAnother(article, other, options)) return []
      return [{ id: other.id, score: score * freshnessOf(other, options.now) * angleOf(other, article) }]
    })
    .sort((left, right) => right.score - left.score || (left.id < right.id ? -1 : 1))
    .map(({ id }) => id)
  return onceAStory(ranked, options)
}

function angleOf(other: Shelved, article: Shelved): number {
  return other.provider !== undefined && other.provider === article.provider ? SAME_PROVIDER : 1
}

/** The best article of each story: who has read one wants to hear of something else. */
function onceAStory(ranked: readonly string[], { top, storyOf }: RelateOptions): string[] {
  const chosen: string[] = []
  const stories = new Set<string>()
  for (const id of ranked) {
    const story = storyOf?.get(id)
    if (story !== undefined && stories.has(story)) continue
    if (story !== undefined) stories.add(story)
    chosen.push(id)
    if (chosen.length === top) break
  }
  return chosen
}

/** Articles that share terms with the query, nearest first. */
function searched(query: Vector, { index, scores }: Shelf): { document: number; score: number }[] {
  const found: number[] = []
  const reach = { oldest: 0, limit: MAX_POSTINGS }
  const heaviest = [...query]
    .sort((left, right) => right[1] - left[1] || left[0] - right[0])
    .slice(0, QUERY_TERMS)
  for (const [term, weight] of heaviest) {
    index.visit(term, reach, (document, theirs) => {
      const score = scores[document] ?? 0
      if (score === 0) found.push(document)
      scores[document] = score + weight * theirs
    })
  }
  const ranked = found.map((document) => ({ document, score: scores[document] ?? 0 }))
  for (const document of found) scores[document] = 0
  return ranked.sort((left, right) => right.score - left.score || left.document - right.document)
}

function vectorOf({ terms, weights }: Description): Map<number, number> {
  return new Map(Array.from(terms, (term, at) => [term, weights[at] ?? 0]))
}

function withFeedback(article: Description, nearest: readonly Description[]): Vector {
  const query = vectorOf(article)
  for (const { terms, weights } of nearest) {
    terms.forEach((term, at) => {
      const added = ((weights[at] ?? 0) * FEEDBACK_WEIGHT) / nearest.length
      query.set(term, (query.get(term) ?? 0) + added)
    })
  }
  return query
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
