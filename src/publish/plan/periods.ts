import type { ShownMark } from './show-marks.ts'
import { type Planning, runsOf } from './unit.ts'

/** A day or a month of the archive, in the site's time zone, with what is shown of it, newest lead first. */
export type ArchivePeriod = {
  /** `2026-11-24` or `2026-11`. */
  readonly key: string
  /** A moment of it, for its name. */
  readonly date: Date
  readonly shown: readonly ShownMark[]
  readonly count: number
}

export function archiveDays(planning: Planning): readonly ArchivePeriod[] {
  return periods(planning, 'YYYY-MM-DD'.length)
}

export function archiveMonths(planning: Planning): readonly ArchivePeriod[] {
  return periods(planning, 'YYYY-MM'.length)
}

function periods({ outline, press }: Planning, keyLength: number): readonly ArchivePeriod[] {
  const momentOf = ({ lead }: ShownMark) => new Date(outline.publishedAt[lead] ?? 0)
  const keyOf = (mark: ShownMark) => press.dates.key(momentOf(mark)).slice(0, keyLength)
  return [...runsOf(outline.shown, keyOf)].map(({ key, items }) => ({
    key,
    date: items[0] ? momentOf(items[0]) : new Date(0),
    shown: items,
    count: items.length,
  }))
}
