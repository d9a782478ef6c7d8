/*
 * The outline of an edition: of every article the few facts that decide where it is shown and what depends on it, in columns of
 * numbers, some 500 bytes an article, so that a million of them fit where their texts would not. All lists and all orders of the
 * outputs are worked out here; the articles themselves are read part by part, only for what is rendered (units.ts).
 *
 * A row is the number of an article, given when its id is first heard of. A row that was only named as related has no mark and no
 * place in any list.
 */
import type { ArticleMark } from '../../model/mark.ts'
import type { Story } from '../../model/story.ts'
import { storyVersion } from '../version.ts'
import { fingerprint, numberOf, numberOfText } from './fingerprint.ts'
import { type ShownMark, type ShownMarks, showMarks } from './show-marks.ts'

/** What is known of a row, as bits. */
export const FLAG = {
  marked: 1,
  listable: 2,
  published: 4,
  scored: 8,
  copy: 16,
  ownsSlug: 32,
  ownsPicture: 64,
} as const

/** A story in rows. */
export type StoryMark = {
  readonly id: string
  readonly aliases: readonly string[]
  readonly articles: readonly number[]
  readonly lead: number
  readonly heat: number
  readonly lastAt: number
  /** Changes with its own facts and with those of its articles. */
  readonly version: number
}

export type Outline = ShownMarks & {
  readonly ids: readonly string[]
  readonly flags: readonly number[]
  readonly versions: readonly number[]
  readonly publishedAt: readonly number[]
  readonly foundAt: readonly number[]
  /** -1 while unscored. */
  readonly heats: readonly number[]
  readonly duplicateOf: readonly number[]
  readonly providerOf: (row: number) => ArticleMark['provider']
  readonly topicsOf: (row: number) => readonly string[]
  readonly relatedOf: (row: number) => readonly number[]
  readonly rowOf: (id: string) => number | undefined
  /** Rows with a mark, newest publication first. */
  readonly byTime: readonly number[]
  /** Rows with a mark in the order they were found. */
  readonly byFound: readonly number[]
  /** Last told first. */
  readonly stories: readonly StoryMark[]
  readonly findStory: (idOrAlias: string) => number | undefined
  /** Story the article's own judgement names, or -1. */
  readonly namedStory: readonly number[]
  /** When the newest published article was found. */
  readonly updatedAt: number | undefined
  readonly publishedCount: number
}

export type OutlineBuilder = {
  add(mark: ArticleMark): void
  addStory(story: Story): void
  finish(): Outline
}

export function isMarked(flags: number, wanted: number): boolean {
  return (flags & wanted) === wanted
}

/** Collects marks and stories one by one, in any order, so that neither is ever held as a whole. */
export function outlineBuilder(): OutlineBuilder {
  const columns = emptyColumns()
  const stories: Draft[] = []
  return {
    add: (mark) => addMark(columns, mark),
    addStory: (story) => {
      stories.push(draftOf(columns, story))
    },
    finish: () => finish(columns, stories),
  }
}

type Columns = ReturnType<typeof emptyColumns>

function emptyColumns() {
  return {
    rows: new Map<string, number>(),
    ids: [] as string[],
    flags: [] as number[],
    versions: [] as number[],
    publishedAt: [] as number[],
    foundAt: [] as number[],
    heats: [] as number[],
    duplicateOf: [] as number[],
    providers: interned<ArticleMark['provider']>(({ name, domain }) => `${domain}\0${name}`),
    providerAt: [] as number[],
    topics: interned<readonly string[]>((names) => names.join('\0')),
    topicsAt: [] as number[],
    relatedFrom: [] as number[],
    related: [] as number[],
    relatedCount: [] as number[],
    storyKeys: interned<string>((id) => id),
    storyKeyAt: [] as number[],
    slugs: [] as number[],
    pathDays: [] as number[],
    pictures: [] as number[],
  }
}

/** Values that many rows share, each kept once. */
function interned<Value>(keyOf: (value: Value) => string) {
  const numbers = new Map<string, number>()
  const values: Value[] = []
  return {
    values,
    numberOf(value: Value): number {
      const key = keyOf(value)
      const known = numbers.get(key)
      if (known !== undefined) return known
      numbers.set(key, values.length)
      values.push(value)
      return values.length - 1
    },
  }
}

function rowFor(columns: Columns, id: string): number {
  const known = columns.rows.get(id)
  if (known !== undefined) return known
  const row = columns.ids.length
  columns.rows.set(id, row)
  columns.ids.push(id)
  // One by one: a loop over names of columns costs four times as much, and every article comes through here.
  columns.flags.push(0)
  columns.versions.push(0)
  columns.publishedAt.push(0)
  columns.foundAt.push(0)
  columns.providerAt.push(0)
  columns.topicsAt.push(0)
  columns.relatedFrom.push(0)
  columns.relatedCount.push(0)
  columns.slugs.push(0)
  columns.pathDays.push(0)
  columns.pictures.push(0)
  columns.heats.push(-1)
  columns.duplicateOf.push(-1)
  columns.storyKeyAt.push(-1)
  return row
}

function addMark(columns: Columns, mark: ArticleMark): void {
  const row = rowFor(columns, mark.id)
  columns.flags[row] = flagsOf(mark)
  columns.versions[row] = mark.version
  columns.publishedAt[row] = mark.publishedAt
  columns.foundAt[row] = mark.foundAt
  columns.heats[row] = mark.heat ?? -1
  columns.providerAt[row] = columns.providers.numberOf(mark.provider)
  columns.topicsAt[row] = columns.topics.numberOf(mark.topics)
  columns.slugs[row] = mark.slug
  columns.pathDays[row] = mark.pathDay
  if (mark.picture !== undefined) columns.pictures[row] = mark.picture
  if (mark.story !== undefined) columns.storyKeyAt[row] = columns.storyKeys.numberOf(mark.story)
  if (mark.duplicateOf !== undefined) columns.duplicateOf[row] = rowFor(columns, mark.duplicateOf)
  columns.relatedFrom[row] = columns.related.length
  columns.relatedCount[row] = mark.related.length
  for (const id of mark.related) columns.related.push(rowFor(columns, id))
}

function flagsOf({ isListable, isPublished, heat, duplicateOf }: ArticleMark): number {
  let flags: number = FLAG.marked
  if (isListable) flags |= FLAG.listable
  if (isPublished) flags |= FLAG.published
  if (heat !== undefined) flags |= FLAG.scored
  if (duplicateOf !== undefined) flags |= FLAG.copy
  return flags
}

type Draft = Omit<StoryMark, 'version'> & { readonly facts: number }

function draftOf(columns: Columns, story: Story): Draft {
  const { id, aliases, firstAt, lastAt } = story
  return {
    id,
    aliases,
    articles: story.articles.map((article) => rowFor(columns, article)),
    lead: rowFor(columns, story.lead),
    heat: story.heat.value,
    lastAt: lastAt.getTime(),
    facts: numberOfText(
      `${storyVersion(story)}\0${aliases.join()}\0${firstAt.getTime()}\0${lastAt.getTime()}`,
    ),
  }
}

function finish(columns: Columns, drafts: readonly Draft[]): Outline {
  const marked: number[] = []
  for (let row = 0; row < columns.ids.length; row += 1)
    if ((columns.flags[row] ?? 0) & FLAG.marked) marked.push(row)
  const byTime = marked.toSorted(
    (one, other) =>
      (columns.publishedAt[other] ?? 0) - (columns.publishedAt[one] ?? 0) || byId(columns.ids, one, other),
  )
  giveSlugs(columns, marked)
  givePictures(columns, byTime)
  const stories = drafts
    .map((draft) => withVersion(columns, draft))
    .sort((one, other) => other.lastAt - one.lastAt || (one.id < other.id ? -1 : 1))
  const storyNumbers = new Map<string, number>()
  for (const [at, story] of stories.entries()) for (const alias of story.aliases) storyNumbers.set(alias, at)
  for (const [at, story] of stories.entries()) storyNumbers.set(story.id, at)
  const named = columns.storyKeys.values.map((id) => storyNumbers.get(id) ?? -1)
  const { ids, flags, versions, publishedAt, foundAt, heats, duplicateOf, rows } = columns
  const published = byTime.filter((row) => isMarked(flags[row] ?? 0, FLAG.published | FLAG.listable))
  return {
    ...{ ids, flags, versions, publishedAt, foundAt, heats, duplicateOf, byTime, stories },
    providerOf: (row) => columns.providers.values[columns.providerAt[row] ?? 0] ?? { name: '', domain: '' },
    topicsOf: (row) => columns.topics.values[columns.topicsAt[row] ?? 0] ?? [],
    relatedOf: (row) => {
      const from = columns.relatedFrom[row] ?? 0
      return columns.related.slice(from, from + (columns.relatedCount[row] ?? 0))
    },
    rowOf: (id) => rows.get(id),
    byFound: marked.toSorted(
      (one, other) => (foundAt[one] ?? 0) - (foundAt[other] ?? 0) || byId(ids, one, other),
    ),
    findStory: (id) => storyNumbers.get(id),
    namedStory: columns.storyKeyAt.map((key) => named[key] ?? -1),
    ...showMarks({ ids, flags, publishedAt, byTime }, stories),
    updatedAt: published.reduce<number | undefined>(
      (newest, row) => Math.max(newest ?? Number.NEGATIVE_INFINITY, foundAt[row] ?? 0),
      undefined,
    ),
    publishedCount: published.length,
  }
}

function byId(ids: readonly string[], one: number, other: number): number {
  return (ids[one] ?? '') < (ids[other] ?? '') ? -1 : 1
}

/** Of the articles that want one name in the API, the one with the oldest path has it. */
function giveSlugs({ slugs, pathDays, flags, ids }: Columns, marked: readonly number[]): void {
  const owners = new Map<number, number>()
  for (const row of marked) {
    const owner = owners.get(slugs[row] ?? 0)
    const isOlder =
      owner === undefined ||
      (pathDays[row] ?? 0) < (pathDays[owner] ?? 0) ||
      (pathDays[row] === pathDays[owner] && byId(ids, row, owner) < 0)
    if (isOlder) owners.set(slugs[row] ?? 0, row)
  }
  for (const row of owners.values()) flags[row] = (flags[row] ?? 0) | FLAG.ownsSlug
}

/** Articles may share a picture: its files are planned with the newest of them. */
function givePictures({ pictures, flags }: Columns, byTime: readonly number[]): void {
  const seen = new Set<number>()
  for (const row of byTime) {
    const picture = pictures[row] ?? 0
    if (picture === 0 || seen.has(picture)) continue
    seen.add(picture)
    flags[row] = (flags[row] ?? 0) | FLAG.ownsPicture
  }
}

function withVersion({ versions }: Columns, { facts, ...story }: Draft): StoryMark {
  const print = fingerprint('story')
  print.number(facts)
  print.number(versions[story.lead] ?? 0)
  for (const row of story.articles) print.number(versions[row] ?? 0)
  return { ...story, version: numberOf(print.done()) }
}

/** What is shown under an id of a story, an alias or an article. */
export function findShown(outline: Outline, id: string): ShownMark | undefined {
  const story = outline.findStory(id)
  const row =
    story === undefined
      ? outline.rowOf(id)
      : outline.stories[story]?.articles.find((article) => outline.storyAt[article] === story)
  return row === undefined ? undefined : outline.shown[outline.shownAt[row] ?? -1]
}

/** Adds all that other pages show of an article: itself, and the story it is told in. */
export function printStamp(outline: Outline, row: number, print: { number(value: number): void }): void {
  const at = outline.storyAt[row] ?? -1
  const named = outline.namedStory[row] ?? -1
  print.number(outline.versions[row] ?? 0)
  print.number(outline.stories[at]?.version ?? 0)
  if (named !== at) print.number(outline.stories[named]?.version ?? 0)
}
