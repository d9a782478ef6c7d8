import { type IdTable, idTable } from '../../lib/columns/id-table.ts'
import {
  intList,
  longerBytes,
  longerFloats,
  longerInts,
  type NumberList,
} from '../../lib/columns/number-list.ts'
import type { ArticleMark } from '../../model/mark.ts'

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

export function isMarked(flags: number, wanted: number): boolean {
  return (flags & wanted) === wanted
}

/** The marks of articles as columns: place `row` of each is of the article with that number. */
export type ArticleColumns = {
  readonly rows: IdTable
  readonly providers: Interned<ArticleMark['provider']>
  readonly topics: Interned<readonly string[]>
  /** Names of stories: ids, aliases, and what articles' own judgements say. */
  readonly storyKeys: IdTable
  readonly related: NumberList<Int32Array>
  flags: Uint8Array<ArrayBuffer>
  versions: Float64Array<ArrayBuffer>
  publishedAt: Float64Array<ArrayBuffer>
  foundAt: Float64Array<ArrayBuffer>
  /** -1 while unscored. */
  heats: Float64Array<ArrayBuffer>
  slugs: Float64Array<ArrayBuffer>
  pathDays: Float64Array<ArrayBuffer>
  pictures: Float64Array<ArrayBuffer>
  duplicateOf: Int32Array<ArrayBuffer>
  providerAt: Int32Array<ArrayBuffer>
  topicsAt: Int32Array<ArrayBuffer>
  relatedFrom: Int32Array<ArrayBuffer>
  relatedTo: Int32Array<ArrayBuffer>
  /** Number in `storyKeys`, or -1. */
  storyKeyAt: Int32Array<ArrayBuffer>
}

const FIRST_ROWS = 1024

export function articleColumns(): ArticleColumns {
  const bytes = () => new Uint8Array(FIRST_ROWS)
  const floats = () => new Float64Array(FIRST_ROWS)
  const ints = () => new Int32Array(FIRST_ROWS)
  return {
    rows: idTable(),
    providers: interned(({ name, domain }) => `${domain}\0${name}`),
    topics: interned((names) => names.join('\0')),
    storyKeys: idTable(),
    related: intList(),
    flags: bytes(),
    versions: floats(),
    publishedAt: floats(),
    foundAt: floats(),
    heats: floats(),
    slugs: floats(),
    pathDays: floats(),
    pictures: floats(),
    duplicateOf: ints(),
    providerAt: ints(),
    topicsAt: ints(),
    relatedFrom: ints(),
    relatedTo: ints(),
    storyKeyAt: ints(),
  }
}

function lengthen(columns: ArticleColumns): void {
  columns.flags = longerBytes(columns.flags)
  columns.versions = longerFloats(columns.versions)
  columns.publishedAt = longerFloats(columns.publishedAt)
  columns.foundAt = longerFloats(columns.foundAt)
  columns.heats = longerFloats(columns.heats)
  columns.slugs = longerFloats(columns.slugs)
  columns.pathDays = longerFloats(columns.pathDays)
  columns.pictures = longerFloats(columns.pictures)
  columns.duplicateOf = longerInts(columns.duplicateOf)
  columns.providerAt = longerInts(columns.providerAt)
  columns.topicsAt = longerInts(columns.topicsAt)
  columns.relatedFrom = longerInts(columns.relatedFrom)
  columns.relatedTo = longerInts(columns.relatedTo)
  columns.storyKeyAt = longerInts(columns.storyKeyAt)
}

/** Values that many rows share, each kept once. */
type Interned<Value> = { readonly values: readonly Value[]; numberOf(value: Value): number }

function interned<Value>(keyOf: (value: Value) => string): Interned<Value> {
  const numbers = new Map<string, number>()
  const values: Value[] = []
  return {
    values,
    numberOf(value) {
      const key = keyOf(value)
      const known = numbers.get(key)
      if (known !== undefined) return known
      numbers.set(key, values.length)
      values.push(value)
      return values.length - 1
    },
  }
}

/** The row of an article, a new one when it was not heard of. */
export function rowFor(columns: ArticleColumns, id: string): number {
  const before = columns.rows.size
  const row = columns.rows.add(id)
  if (row < before) return row
  if (row === columns.flags.length) lengthen(columns)
  columns.heats[row] = -1
  columns.duplicateOf[row] = -1
  columns.storyKeyAt[row] = -1
  return row
}

export function addMark(columns: ArticleColumns, mark: ArticleMark): void {
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
  if (mark.story !== undefined) columns.storyKeyAt[row] = columns.storyKeys.add(mark.story)
  if (mark.duplicateOf !== undefined) {
    // First the row, which may lengthen the column.
    const original = rowFor(columns, mark.duplicateOf)
    columns.duplicateOf[row] = original
  }
  columns.relatedFrom[row] = columns.related.length
  for (const id of mark.related) columns.related.push(rowFor(columns, id))
  columns.relatedTo[row] = columns.related.length
}

function flagsOf({ isListable, isPublished, heat, duplicateOf }: ArticleMark): number {
  let flags: number = FLAG.marked
  if (isListable) flags |= FLAG.listable
  if (isPublished) flags |= FLAG.published
  if (heat !== undefined) flags |= FLAG.scored
  if (duplicateOf !== undefined) flags |= FLAG.copy
  return flags
}

/** Gives the flags of those that own what several rows want: a name in the API, the files of a picture. */
export function giveFlags(columns: ArticleColumns, byTime: Int32Array): void {
  const { slugs, pathDays, pictures, flags, rows } = columns
  // Of the articles that want one name in the API, the one with the oldest path has it.
  const isOlder = (one: number, other: number) =>
    (pathDays[one] ?? 0) < (pathDays[other] ?? 0) ||
    (pathDays[one] === pathDays[other] && rows.idOf(one) < rows.idOf(other))
  for (const row of ownersOf(byTime, slugs, isOlder)) flags[row] = (flags[row] ?? 0) | FLAG.ownsSlug
  // Articles may share a picture: its files are planned with the newest of them.
  const withPicture = byTime.filter((row) => pictures[row] !== 0)
  for (const row of ownersOf(withPicture, pictures, () => false))
    flags[row] = (flags[row] ?? 0) | FLAG.ownsPicture
}

/** Of the rows with one number in a column, the first, or one that goes before it. The numbers are 48 bits of hashes. */
function ownersOf(
  rows: Int32Array,
  numbers: Float64Array,
  goesBefore: (one: number, other: number) => boolean,
): Int32Array {
  // Slots of rows plus one, as in `idTable`; 0: free.
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * rows.length + 2)))
  const mask = slots.length - 1
  for (const row of rows) {
    const number = numbers[row] ?? 0
    let slot = number & mask
    while (slots[slot] !== 0 && numbers[(slots[slot] ?? 0) - 1] !== number) slot = (slot + 1) & mask
    const owner = (slots[slot] ?? 0) - 1
    if (owner < 0 || goesBefore(row, owner)) slots[slot] = row + 1
  }
  return slots.filter((row) => row !== 0).map((row) => row - 1)
}
