const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** Articles of each of the last `hours` hours up to `until`, oldest first. */
export function hourlyCounts(dates: readonly Date[], until: Date, hours: number): number[] {
  return counts(dates, until, { step: HOUR_MS, length: hours })
}

/** Articles of each of the last `days` days of 24 hours up to `until`, oldest first. */
export function dailyCounts(dates: readonly Date[], until: Date, days: number): number[] {
  return counts(dates, until, { step: DAY_MS, length: days })
}

/** Whole hours from the first date to the last, at least `least`, at most `most`. */
export function hoursBetween(
  first: Date,
  last: Date,
  { least, most }: { least: number; most: number },
): number {
  const hours = Math.floor((last.getTime() - first.getTime()) / HOUR_MS) + 1
  return Math.min(most, Math.max(least, hours))
}

export function hoursBefore(date: Date, hours: number): Date {
  return new Date(date.getTime() - hours * HOUR_MS)
}

function counts(
  dates: readonly Date[],
  until: Date,
  { step, length }: { readonly step: number; readonly length: number },
): number[] {
  const values = Array<number>(length).fill(0)
  for (const date of dates) {
    const index = length - 1 - Math.floor((until.getTime() - date.getTime()) / step)
    const value = values[index]
    if (value !== undefined) values[index] = value + 1
  }
  return values
}
