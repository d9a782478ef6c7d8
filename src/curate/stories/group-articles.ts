import { createGrouper, type Grouping, type GroupOptions } from './story-index.ts'
import type { GroupInput } from './terms.ts'

/** Articles between two passes that put single decisions right, and passes at the end. */
const PASS_EVERY = 100
const LAST_PASSES = 3

/**
 * Which articles are the same text and which tell one story, for articles in order of arrival; the answer has their order. Every
 * article has a story id; one that stands alone has a story of its own.
 */
export function groupArticles(
  articles: readonly GroupInput[],
  options: GroupOptions = {},
): readonly Grouping[] {
  const retired = new Map<string, Grouping>()
  const onRetired = (grouping: Grouping) => {
    retired.set(grouping.id, grouping)
  }
  const grouper = createGrouper({ ...options, onRetired })
  for (const [at, article] of articles.entries()) {
    if (!retired.has(article.id)) grouper.add(article)
    if ((at + 1) % PASS_EVERY === 0) grouper.mergeAndSplit()
  }
  for (let pass = 0; pass < LAST_PASSES; pass++) grouper.mergeAndSplit()
  return articles.flatMap(({ id }) => grouper.groupingOf(id) ?? retired.get(id) ?? [])
}
