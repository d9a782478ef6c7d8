import { FLAG, type StoryMark } from './outline.ts'

/** A story as pages show it, or an article that stands alone: the outline's form of `ShownStory`. */
export type ShownMark = {
  readonly lead: number
  /** Number of its story, or -1. */
  readonly story: number
  /** Every article that is shown, in order of publication; only the lead of an article that stands alone. */
  readonly articles: readonly number[]
}

type Rows = {
  readonly ids: readonly string[]
  readonly flags: readonly number[]
  readonly publishedAt: readonly number[]
  readonly byTime: readonly number[]
}

/** What pages show, and where each row is shown. */
export type ShownMarks = {
  /** Stories and lone articles that are shown, newest lead first. */
  readonly shown: readonly ShownMark[]
  /** Place in `shown` of each row, or -1. */
  readonly shownAt: readonly number[]
  /** Story on whose page the row is shown, or -1. */
  readonly storyAt: readonly number[]
}

/** What pages show. The same rules as `showStories` has for articles. */
export function showMarks(rows: Rows, stories: readonly StoryMark[]): ShownMarks {
  const { ids, flags, publishedAt, byTime } = rows
  const storyAt = ids.map(() => -1)
  const shownAt = ids.map(() => -1)
  const shown: ShownMark[] = []
  for (const [at, story] of stories.entries()) {
    const told = showStory(story, at, flags)
    if (!told) continue
    shown.push(told)
    for (const row of told.articles) {
      storyAt[row] = told.story
      shownAt[row] = 0
    }
  }
  for (const row of byTime)
    if (isPublished(flags[row] ?? 0) && shownAt[row] === -1)
      shown.push({ lead: row, story: -1, articles: [row] })
  const idOf = ({ lead, story }: ShownMark) => stories[story]?.id ?? ids[lead] ?? ''
  shown.sort(
    (one, other) =>
      (publishedAt[other.lead] ?? 0) - (publishedAt[one.lead] ?? 0) || (idOf(one) < idOf(other) ? -1 : 1),
  )
  for (const [at, { articles }] of shown.entries()) for (const row of articles) shownAt[row] = at
  return { shown, shownAt, storyAt }
}

function showStory(story: StoryMark, at: number, flags: readonly number[]): ShownMark | undefined {
  const articles = story.articles.filter((row) => isOnPages(flags[row] ?? 0))
  const lead =
    isPublished(flags[story.lead] ?? 0) && articles.includes(story.lead)
      ? story.lead
      : articles.find((row) => isPublished(flags[row] ?? 0))
  if (lead === undefined) return undefined
  return articles.length === 1 ? { lead, story: -1, articles } : { lead, story: at, articles }
}

function isPublished(flags: number): boolean {
  const wanted = FLAG.published | FLAG.listable
  return (flags & wanted) === wanted
}

// Nothing is hidden by a machine's merge: a copy is shown on its story's page though it is not published by itself.
function isOnPages(flags: number): boolean {
  return (flags & FLAG.listable) !== 0 && (flags & (FLAG.published | FLAG.copy)) !== 0
}
