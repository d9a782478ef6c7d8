import { dayOf } from '../records/record-path.ts'
import type { Press } from '../site/paper.ts'
import { FLAG, isMarked, type Outline } from './outline.ts'
import type { ShownMark } from './show-marks.ts'

/** Rows that outputs show; those that are scored too are in the API's lists. */
export const SHOWN = FLAG.listable | FLAG.published
const LISTED = SHOWN | FLAG.scored

/** A day or a month of the archive, in the site's time zone, with what is shown of it, newest lead first. */
export type ArchivePeriod = {
  /** `2026-11-24` or `2026-11`. */
  readonly key: string
  /** A moment of it, for its name. */
  readonly date: Date
  readonly shown: readonly ShownMark[]
  readonly count: number
}

export type ArchiveMonth = ArchivePeriod & { readonly days: readonly ArchivePeriod[] }

/** The lists that several kinds of unit are made of, each worked out once. */
export type Lists = {
  /** Articles in the API's lists, newest first. */
  readonly listed: readonly number[]
  readonly byTopic: ReadonlyMap<string, readonly number[]>
  readonly byDomain: ReadonlyMap<string, readonly number[]>
  readonly days: readonly ArchivePeriod[]
  readonly months: readonly ArchiveMonth[]
}

export function listsOf(outline: Outline, { dates }: Press): Lists {
  const { byTime, flags, publishedAt } = outline
  const listed = byTime.filter((row) => isMarked(flags[row] ?? 0, LISTED))
  const momentOf = ({ lead }: ShownMark) => new Date(publishedAt[lead] ?? 0)
  const days = runsOf(outline.shown, (mark) => dates.key(momentOf(mark))).map(({ key, items }) => ({
    key,
    date: items[0] ? momentOf(items[0]) : new Date(0),
    shown: items,
    count: items.length,
  }))
  const months = runsOf(days, ({ key }) => key.slice(0, 'YYYY-MM'.length)).map(({ key, items }) => {
    const shown = items.flatMap((day) => day.shown)
    return { key, date: items[0]?.date ?? new Date(0), shown, count: shown.length, days: items }
  })
  return {
    listed,
    byTopic: groupRows(listed, outline.topicsOf),
    byDomain: groupRows(listed, (row) => [outline.providerOf(row).domain]),
    days,
    months,
  }
}

/** Rows by a name of theirs, in the order given. */
export function groupRows(
  rows: readonly number[],
  namesOf: (row: number) => readonly string[],
): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>()
  for (const row of rows) {
    for (const name of namesOf(row)) {
      const group = groups.get(name)
      if (!group) groups.set(name, [row])
      // A name that is there twice counts once.
      else if (group.at(-1) !== row) group.push(row)
    }
  }
  return groups
}

const DAY_MS = 86_400_000
const FIRST_MS = Date.parse('0000-01-01T00:00:00Z')
const LAST_MS = Date.parse('9999-12-31T00:00:00Z')

/** Rows that come by time, cut into days (UTC): `2026-10-01`. */
export function utcDays(
  rows: readonly number[],
  { publishedAt }: Outline,
): readonly { readonly key: string; readonly items: readonly number[] }[] {
  // Numbers are compared, and only a day's name is written; what lies outside the years of four digits is the nearest day that has a name.
  const dayNumber = (row: number) =>
    Math.floor(Math.min(LAST_MS, Math.max(FIRST_MS, publishedAt[row] ?? 0)) / DAY_MS)
  return runsOf(rows, dayNumber).map(({ key, items }) => ({ key: dayOf(new Date(key * DAY_MS)), items }))
}

/** Items cut where `keyOf` changes, in the order they come. */
export function runsOf<Item, Key extends string | number>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): readonly { readonly key: Key; readonly items: readonly Item[] }[] {
  const runs: { key: Key; items: Item[] }[] = []
  for (const item of items) {
    const key = keyOf(item)
    const last = runs.at(-1)
    if (last?.key === key) last.items.push(item)
    else runs.push({ key, items: [item] })
  }
  return runs
}
