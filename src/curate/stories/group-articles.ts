import { createGrouper, type Grouping, type GroupOptions } from './story-index.ts'
import type { GroupInput } from './terms.ts'

/** Articles between two passes that put single decisions right. */
const PASS_EVERY = 500

/**
 * Which articles are the same text and which tell one story, for articles in order of arrival; the answer has their order. Every
 * article has a story id; one that stands alone has a story of its own.
 */
export function groupArticles(
  articles: readonly GroupInput[],
  options: GroupOptions = {},
): readonly Grouping[] {
  const grouper = createGrouper(options)
  for (const [at, article] of articles.entries()) {
    grouper.add(article)
    if ((at + 1) % PASS_EVERY === 0) grouper.mergeAndSplit()
  }
  grouper.mergeAndSplit()
  return articles.flatMap(({ id }) => grouper.groupingOf(id) ?? [])
}
