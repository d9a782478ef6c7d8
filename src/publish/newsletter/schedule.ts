import type { NewsletterIssue } from '../../model/edition.ts'
import type { NewsletterSettings } from '../../model/newsletter.ts'

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** `YYYY-MM-DD` in a time zone. */
export function localDay(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at)
}

/** Whether an issue is to be made now: a day of the schedule, its hour has come, and that day has none. */
export function isIssueDue(
  settings: NewsletterSettings,
  {
    now,
    timeZone,
    issues,
  }: { readonly now: Date; readonly timeZone: string; readonly issues: readonly NewsletterIssue[] },
): boolean {
  const weekday = new Intl.DateTimeFormat('en-US', { timeZone, weekday: 'short' }).format(now)
  const hour = new Intl.DateTimeFormat('en-US', { timeZone, hour: 'numeric', hourCycle: 'h23' }).format(now)
  const day = localDay(now, timeZone)
  return (
    settings.weekdays.includes(WEEKDAYS.indexOf(weekday) + 1) &&
    Number(hour) >= settings.hour &&
    !issues.some((issue) => issue.id === day)
  )
}
