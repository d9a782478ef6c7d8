import { intList, type NumberList } from '../../lib/columns/number-list.ts'
import { dayOf } from '../records/record-path.ts'
import type { Press } from '../site/paper.ts'
import { FLAG, isMarked } from './article-columns.ts'
import type { Outline } from './outline.ts'

/** Rows that outputs show; those that are scored too are in the API's lists. */
export const SHOWN = FLAG.listable | FLAG.published
const LISTED = SHOWN | FLAG.scored

/** No rows. */
export const NONE = new Int32Array(0)

/** A day or a month of the archive, in the site's time zone: places in `shown`, which is by time, from one to before another. */
export type ArchivePeriod = {
  /** `2026-11-24` or `2026-11`. */
  readonly key: string
  /** A moment of it, for its name. */
  readonly date: Date
  readonly from: number
  readonly to: number
  readonly count: number
}

export type ArchiveMonth = ArchivePeriod & { readonly days: readonly ArchivePeriod[] }

/** The lists that several kinds of unit are made of, each worked out once. */
export type Lists = {
  /** Articles in the API's lists, newest first. */
  readonly listed: Int32Array
  readonly byTopic: ReadonlyMap<string, Int32Array>
  readonly byDomain: ReadonlyMap<string, Int32Array>
  readonly days: readonly ArchivePeriod[]
  readonly months: readonly ArchiveMonth[]
}

export function listsOf(outline: Outline, { dates }: Press): Lists {
  const listed = outline.byTime.filter((row) => isMarked(outline.flags[row] ?? 0, LISTED))
  const days = archiveDays(outline, dates)
  return {
    listed,
    byTopic: groupRows(listed, outline.topicsOf),
    byDomain: groupRows(listed, (row) => [outline.providerOf(row).domain]),
    days,
    months: archiveMonths(days),
  }
}

function archiveDays({ shown, publishedAt }: Outline, dates: Press['dates']): readonly ArchivePeriod[] {
  const momentAt = (place: number) => new Date(publishedAt[shown.leads[place] ?? 0] ?? 0)
  return runsOf(shown.length, (place) => dates.key(momentAt(place))).map(({ key, from, to }) => ({
    ...{ key, from, to },
    date: momentAt(from),
    count: to - from,
  }))
}

function archiveMonths(days: readonly ArchivePeriod[]): readonly ArchiveMonth[] {
  return runsOf(days.length, (at) => days[at]?.key.slice(0, 'YYYY-MM'.length) ?? '').map((run) => {
    const ofMonth = days.slice(run.from, run.to)
    const [from, to] = [ofMonth[0]?.from ?? 0, ofMonth.at(-1)?.to ?? 0]
    return { key: run.key, date: ofMonth[0]?.date ?? new Date(0), from, to, count: to - from, days: ofMonth }
  })
}

/** Rows by a name of theirs, in the order given. */
export function groupRows(
  rows: Int32Array,
  namesOf: (row: number) => readonly string[],
): ReadonlyMap<string, Int32Array> {
  const groups = new Map<string, NumberList<Int32Array>>()
  for (const row of rows) {
    // A name that is there twice counts once.
    for (const name of new Set(namesOf(row))) {
      const group = groups.get(name) ?? intList()
      groups.set(name, group)
      group.push(row)
    }
  }
  return new Map([...groups].map(([name, group]) => [name, group.done()]))
}

const DAY_MS = 86_400_000
const FIRST_MS = Date.parse('0000-01-01T00:00:00Z')
const LAST_MS = Date.parse('9999-12-31T00:00:00Z')

/** Rows that come by time, cut into days (UTC): `2026-10-01`. */
export function utcDays(
  rows: Int32Array,
  { publishedAt }: Outline,
): readonly { readonly key: string; readonly rows: Int32Array }[] {
  // Numbers are compared, and only a day's name is written; what lies outside the years of four digits is the nearest day that has a name.
  const dayAt = (at: number) =>
    Math.floor(Math.min(LAST_MS, Math.max(FIRST_MS, publishedAt[rows[at] ?? 0] ?? 0)) / DAY_MS)
  return runsOf(rows.length, dayAt).map(({ key, from, to }) => ({
    key: dayOf(new Date(key * DAY_MS)),
    rows: rows.subarray(from, to),
  }))
}

/** Places cut where the key changes, each from one to before another. */
export function runsOf<Key extends string | number>(
  length: number,
  keyAt: (place: number) => Key,
): readonly { readonly key: Key; readonly from: number; readonly to: number }[] {
  const runs: { key: Key; from: number; to: number }[] = []
  for (let at = 0; at < length; at += 1) {
    const key = keyAt(at)
    const last = runs.at(-1)
    if (last?.key === key) last.to = at + 1
    else runs.push({ key, from: at, to: at + 1 })
  }
  return runs
}
