/** Of each month, 1 to 12, in a year that has no 29 February. */
export const LAST_DAYS: readonly number[] = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** The last day of a month, 1 to 12; 0 for what is no month. */
export function lastDayOf(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && isLeap ? 29 : (LAST_DAYS[month] ?? 0)
}
