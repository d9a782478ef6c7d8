import { intList } from '../../lib/columns/number-list.ts'
import { FLAG, isMarked } from './article-columns.ts'
import type { StoryRows } from './story-columns.ts'

/** A story as pages show it, or an article that stands alone: the outline's form of `ShownStory`. */
export type ShownMark = {
  readonly lead: number
  /** Number of its story, or -1. */
  readonly story: number
  /** Every article that is shown, in order of publication; only the lead of an article that stands alone. */
  readonly articles: readonly number[]
}

type Rows = {
  readonly idOf: (row: number) => string
  /** As long as there are rows. */
  readonly flags: Uint8Array
  readonly publishedAt: Float64Array
  readonly byTime: Int32Array
}

/** Stories and lone articles that are shown, newest lead first. */
export type ShownRows = {
  readonly length: number
  /** Lead of each. */
  readonly leads: Int32Array
  /** Story of each, or -1. */
  readonly tellers: Int32Array
  readonly at: (place: number) => ShownMark
  /** Those from one place to before another. */
  readonly slice: (from: number, to: number) => ShownMark[]
}

/** What pages show, and where each row is shown. */
export type ShownMarks = {
  readonly shown: ShownRows
  /** Place in `shown` of each row, or -1. */
  readonly shownAt: Int32Array
  /** Story on whose page the row is shown, or -1. */
  readonly storyAt: Int32Array
}

/** What pages show. The same rules as `showStories` has for articles. */
export function showMarks(rows: Rows, stories: StoryRows): ShownMarks {
  const { idOf, flags, publishedAt, byTime } = rows
  const storyAt = new Int32Array(flags.length).fill(-1)
  const shownAt = new Int32Array(flags.length).fill(-1)
  const leads = intList()
  const tellers = intList()
  for (let number = 0; number < stories.length; number += 1) {
    const told = showStory(number, stories, flags)
    if (!told) continue
    leads.push(told.lead)
    tellers.push(told.story)
    for (const row of told.articles) {
      storyAt[row] = told.story
      shownAt[row] = 0
    }
  }
  for (const row of byTime) {
    if (!isPublished(flags[row] ?? 0) || shownAt[row] !== -1) continue
    leads.push(row)
    tellers.push(-1)
  }
  const nameOf = (lead: number, story: number) => (story < 0 ? idOf(lead) : stories.idOf(story))
  const shown = shownRows(inOrder(leads.done(), tellers.done(), { publishedAt, nameOf }), stories, flags)
  for (let at = 0; at < shown.length; at += 1) for (const row of shown.at(at).articles) shownAt[row] = at
  return { shown, shownAt, storyAt }
}

type Pairs = { readonly leads: Int32Array; readonly tellers: Int32Array }

function inOrder(
  leads: Int32Array,
  tellers: Int32Array,
  {
    publishedAt,
    nameOf,
  }: Pick<Rows, 'publishedAt'> & { readonly nameOf: (lead: number, story: number) => string },
): Pairs {
  const timeAt = (place: number) => publishedAt[leads[place] ?? 0] ?? 0
  const nameAt = (place: number) => nameOf(leads[place] ?? -1, tellers[place] ?? -1)
  const order = leads
    .map((_, place) => place)
    .sort((one, other) => timeAt(other) - timeAt(one) || (nameAt(one) < nameAt(other) ? -1 : 1))
  return {
    leads: order.map((place) => leads[place] ?? -1),
    tellers: order.map((place) => tellers[place] ?? -1),
  }
}

function shownRows({ leads, tellers }: Pairs, stories: StoryRows, flags: Uint8Array): ShownRows {
  const at = (place: number): ShownMark => {
    const lead = leads[place] ?? -1
    const story = tellers[place] ?? -1
    return { lead, story, articles: story < 0 ? [lead] : onPages(stories.articlesOf(story), flags) }
  }
  return {
    length: leads.length,
    leads,
    tellers,
    at,
    slice: (from, to) => Array.from({ length: Math.max(0, to - from) }, (_, step) => at(from + step)),
  }
}

function onPages(articles: Int32Array, flags: Uint8Array): readonly number[] {
  return [...articles].filter((row) => isOnPages(flags[row] ?? 0))
}

function showStory(number: number, stories: StoryRows, flags: Uint8Array): ShownMark | undefined {
  const articles = onPages(stories.articlesOf(number), flags)
  const own = stories.leadOf(number)
  const lead =
    isPublished(flags[own] ?? 0) && articles.includes(own)
      ? own
      : articles.find((row) => isPublished(flags[row] ?? 0))
  if (lead === undefined) return undefined
  return articles.length === 1 ? { lead, story: -1, articles } : { lead, story: number, articles }
}

function isPublished(flags: number): boolean {
  return isMarked(flags, FLAG.published | FLAG.listable)
}

// Nothing is hidden by a machine's merge: a copy is shown on its story's page though it is not published by itself.
function isOnPages(flags: number): boolean {
  return (flags & FLAG.listable) !== 0 && (flags & (FLAG.published | FLAG.copy)) !== 0
}
