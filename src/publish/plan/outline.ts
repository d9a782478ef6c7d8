/*
 * The outline of an edition: of every article the few facts that decide where it is shown and what depends on it, in columns of
 * numbers, some 160 bytes an article, so that a million of them fit where their texts would not. All lists and all orders of the
 * outputs are worked out here; the articles themselves are read part by part, only for what is rendered (unit.ts).
 *
 * A row is the number of an article, given when its id is first heard of. A row that was only named as related has no mark and no
 * place in any list.
 */
import type { ArticleMark } from '../../model/mark.ts'
import type { Story } from '../../model/story.ts'
import { type ArticleColumns, addMark, articleColumns, FLAG, giveFlags, isMarked } from './article-columns.ts'
import { type ShownMarks, showMarks } from './show-marks.ts'
import { addStory, finishStories, type StoryColumns, type StoryRows, storyColumns } from './story-columns.ts'

export type Outline = ShownMarks & {
  /** '' where there is no such row. */
  readonly idOf: (row: number) => string
  readonly rowOf: (id: string) => number | undefined
  /** Bits of `FLAG`. */
  readonly flags: Uint8Array
  readonly versions: Float64Array
  readonly publishedAt: Float64Array
  /** -1 while unscored. */
  readonly heats: Float64Array
  readonly duplicateOf: Int32Array
  readonly providerOf: (row: number) => ArticleMark['provider']
  readonly topicsOf: (row: number) => readonly string[]
  readonly relatedOf: (row: number) => Int32Array
  /** Rows with a mark, newest publication first. */
  readonly byTime: Int32Array
  /** Rows with a mark in the order they were found. */
  readonly byFound: Int32Array
  readonly stories: StoryRows
  /** Story the article's own judgement names, or -1. */
  readonly namedStory: Int32Array
  /** When the newest published article was found. */
  readonly updatedAt: number | undefined
  readonly publishedCount: number
}

export type OutlineBuilder = {
  add(mark: ArticleMark): void
  addStory(story: Story): void
  finish(): Outline
}

/** Collects marks and stories one by one, in any order, so that neither is ever held as a whole. */
export function outlineBuilder(): OutlineBuilder {
  const columns = articleColumns()
  const stories = storyColumns()
  return {
    add: (mark) => addMark(columns, mark),
    addStory: (story) => addStory(stories, columns, story),
    finish: () => finish(columns, stories),
  }
}

function finish(columns: ArticleColumns, drafts: StoryColumns): Outline {
  const { rows, foundAt, publishedAt, storyKeyAt, versions, heats, duplicateOf } = columns
  const flags = columns.flags.subarray(0, rows.size)
  const marked = markedRows(flags)
  const orderBy = (timeOf: (one: number, other: number) => number) =>
    marked.toSorted((one, other) => timeOf(one, other) || (rows.idOf(one) < rows.idOf(other) ? -1 : 1))
  const byTime = orderBy((one, other) => (publishedAt[other] ?? 0) - (publishedAt[one] ?? 0))
  giveFlags(columns, byTime)
  const stories = finishStories(drafts, columns)
  const published = byTime.filter((row) => isMarked(flags[row] ?? 0, FLAG.published | FLAG.listable))
  const { idOf, find } = rows
  return {
    ...{ idOf, flags, versions, publishedAt, heats, duplicateOf, byTime, stories },
    ...lookUps(columns),
    rowOf: find,
    byFound: orderBy((one, other) => (foundAt[one] ?? 0) - (foundAt[other] ?? 0)),
    namedStory: storyKeyAt.map((key) => (key < 0 ? -1 : (stories.ofKeys[key] ?? -1))),
    ...showMarks({ idOf, flags, publishedAt, byTime }, stories),
    updatedAt: published.reduce<number | undefined>(
      (newest, row) => Math.max(newest ?? Number.NEGATIVE_INFINITY, foundAt[row] ?? 0),
      undefined,
    ),
    publishedCount: published.length,
  }
}

function markedRows(flags: Uint8Array): Int32Array {
  const marked = new Int32Array(flags.length)
  let count = 0
  for (const [row, bits] of flags.entries()) {
    if ((bits & FLAG.marked) === 0) continue
    marked[count] = row
    count += 1
  }
  return marked.subarray(0, count)
}

// A function of its own: what its functions name stays, and the other columns go.
function lookUps({
  providers,
  providerAt,
  topics,
  topicsAt,
  related,
  relatedFrom,
  relatedTo,
}: ArticleColumns) {
  const others = related.done()
  return {
    providerOf: (row: number) => providers.values[providerAt[row] ?? 0] ?? { name: '', domain: '' },
    topicsOf: (row: number) => topics.values[topicsAt[row] ?? 0] ?? [],
    relatedOf: (row: number) => others.subarray(relatedFrom[row] ?? 0, relatedTo[row] ?? 0),
  }
}

/** Place in `shown` of what is shown under an id of a story, an alias or an article. */
export function findShown(outline: Outline, id: string): number | undefined {
  const { stories, storyAt, shownAt } = outline
  const story = stories.find(id)
  const row =
    story === undefined
      ? outline.rowOf(id)
      : stories.articlesOf(story).find((article) => storyAt[article] === story)
  const place = row === undefined ? -1 : (shownAt[row] ?? -1)
  return place < 0 ? undefined : place
}

/** Adds all that other pages show of an article: itself, and the story it is told in. */
export function printStamp(outline: Outline, row: number, print: { number(value: number): void }): void {
  const at = outline.storyAt[row] ?? -1
  const named = outline.namedStory[row] ?? -1
  print.number(outline.versions[row] ?? 0)
  print.number(outline.stories.versionOf(at))
  if (named !== at) print.number(outline.stories.versionOf(named))
}
