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
const DAY_MS = 1440 * MINUTE_MS

/**
 * Formatters for one language and one IANA time zone; an unknown zone is read as UTC. `Intl` formats some 100,000 dates a
 * second, too slow for a large archive, so days and minutes are formatted once each: a date is moved by its zone's offset
 * and then read as if it were UTC.
 */
export function zonedDates(locale: string, timeZone: string): ZonedDates {
  const local = localTime(timeZone)
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options })
  const daily = (options: Intl.DateTimeFormatOptions) => {
    const words = remembered((day) => format(options).format(day * DAY_MS))
    return (date: Date) => words(Math.floor(local(date) / DAY_MS))
  }
  const hours = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const times = remembered((minute) => hours.format(minute * MINUTE_MS))
  const time = (date: Date) => times(Math.floor(modulo(local(date), DAY_MS) / MINUTE_MS))
  return {
    day: daily({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    shortDay: daily({ day: 'numeric', month: 'long' }),
    month: daily({ month: 'long', year: 'numeric' }),
    time,
    moment: momentFormat(format(MOMENT), local, time),
    key: (date) => new Date(local(date)).toISOString().slice(0, 'YYYY-MM-DD'.length),
  }
}

const MOMENT = {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
} as const

type Words = (date: Date) => string

/** Day and time in the order of the language: what stands around the time is formatted once a day. */
function momentFormat(format: Intl.DateTimeFormat, local: (date: Date) => number, time: Words): Words {
  const around = new Map<number, readonly [string, string]>()
  return (date) => {
    const day = Math.floor(local(date) / DAY_MS)
    const [before, after] = around.get(day) ?? aroundTime(format.formatToParts(day * DAY_MS))
    around.set(day, [before, after])
    return before + time(date) + after
  }
}

function aroundTime(parts: readonly Intl.DateTimeFormatPart[]): [string, string] {
  const joined = (some: readonly Intl.DateTimeFormatPart[]) => some.map((part) => part.value).join('')
  const first = parts.findIndex((part) => part.type === 'hour')
  const last = parts.findIndex((part) => part.type === 'minute')
  return [joined(parts.slice(0, first)), joined(parts.slice(last + 1))]
}

/** Milliseconds since 1970 on the wall clock of a zone. */
function localTime(timeZone: string): (date: Date) => number {
  const format = zoneFormat(timeZone)
  // Clocks change at whole or half hours, and on few days: most days are told by their two ends.
  const atHalfHour = remembered((halfHour) => offsetAt(format, halfHour * HALF_HOUR_MS))
  const atDay = remembered((day) => atHalfHour(day * HALF_HOURS_A_DAY))
  return (date) => {
    const time = date.getTime()
    const day = Math.floor(time / DAY_MS)
    const offset = atDay(day)
    return time + (offset === atDay(day + 1) ? offset : atHalfHour(Math.floor(time / HALF_HOUR_MS)))
  }
}

const HALF_HOUR_MS = 30 * MINUTE_MS
const HALF_HOURS_A_DAY = DAY_MS / HALF_HOUR_MS

function offsetAt(format: Intl.DateTimeFormat, time: number): number {
  const name = format.formatToParts(time).find((part) => part.type === 'timeZoneName')?.value ?? ''
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(name) ?? []
  const total = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * MINUTE_MS
  return sign === '-' ? -total : total
}

function zoneFormat(timeZone: string): Intl.DateTimeFormat {
  const options = { timeZoneName: 'longOffset' } as const
  try {
    return new Intl.DateTimeFormat('en', { ...options, timeZone })
  } catch {
    return new Intl.DateTimeFormat('en', { ...options, timeZone: 'UTC' })
  }
}

function remembered<Value>(make: (key: number) => Value): (key: number) => Value {
  const known = new Map<number, Value>()
  return (key) => {
    const value = known.get(key) ?? make(key)
    known.set(key, value)
    return value
  }
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by
}
