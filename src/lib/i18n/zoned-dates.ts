/** Dates as a reader of one language in one time zone writes them. */
export type ZonedDates = {
  /** `Tuesday 24 November 2026` */
  day(date: Date): string
  /** `24 November` */
  shortDay(date: Date): string
  /** `November 2026` */
  month(date: Date): string
  /** `14:05` */
  time(date: Date): string
  /** `24 Nov, 14:05` */
  moment(date: Date): string
  /** `2026-11-24`, the calendar day in the zone: parts of addresses. */
  key(date: Date): string
}

const MINUTE_MS = 60_000

/** Formatters for one language and one IANA time zone; an unknown zone is read as UTC. */
export function zonedDates(locale: string, timeZone: string): ZonedDates {
  const zone = isTimeZone(timeZone) ? timeZone : 'UTC'
  const format = (options: Intl.DateTimeFormatOptions) =>
    remembered(new Intl.DateTimeFormat(locale, { timeZone: zone, ...options }))
  return {
    day: format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    shortDay: format({ day: 'numeric', month: 'long' }),
    month: format({ month: 'long', year: 'numeric' }),
    time: format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    moment: format({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    // Swedish dates are ISO 8601 dates.
    key: remembered(new Intl.DateTimeFormat('sv-SE', { timeZone: zone })),
  }
}

// Formatting a date costs far more than a look-up, and a page shows the same minutes again and again.
function remembered(format: Intl.DateTimeFormat): (date: Date) => string {
  const known = new Map<number, string>()
  return (date) => {
    const minute = Math.floor(date.getTime() / MINUTE_MS)
    const text = known.get(minute) ?? format.format(minute * MINUTE_MS)
    known.set(minute, text)
    return text
  }
}

function isTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
