/**
 * The two forms that nine of ten dates in feeds have, read place by place: a tenth of the work of the tables. What is not exactly
 * of these forms is left to them, and so is 29 February, because here no year is asked whether it has one.
 */
import { codeAt } from '../text/string-access.ts'

const MINUTE_MS = 60_000
const [SPACE, PLUS, MINUS, POINT, COLON, ZERO, LETTER_T, LETTER_Z] = [32, 43, 45, 46, 58, 48, 84, 90]

const WEEKDAYS: ReadonlySet<string> = new Set(['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'])
const MONTHS: ReadonlyMap<string, number> = new Map(
  ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'].map((name, at) => [
    name,
    at + 1,
  ]),
)
/** Minutes east of UTC. RFC 822 section 5.1. */
const ZONES: ReadonlyMap<string, number> = new Map([
  ...['GMT', 'UT', 'UTC'].map((name) => [name, 0] as const),
  ...['E', 'C', 'M', 'P'].flatMap((name, at) => [
    [`${name}ST`, -300 - at * 60] as const,
    [`${name}DT`, -240 - at * 60] as const,
  ]),
])
const DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** The instant of a text that is exactly RFC 822 or RFC 3339; undefined for all others. */
export function readExactDate(text: string): Date | undefined {
  const ms = codeAt(text, 4, text.length) === MINUS ? readRfc3339(text) : readRfc822(text)
  return ms === undefined ? undefined : new Date(ms)
}

/** `Mon, 2 Oct 2023 10:00:00 GMT` */
function readRfc822(text: string): number | undefined {
  if (text.length < 25 || !text.startsWith(', ', 3) || !WEEKDAYS.has(text.slice(0, 3))) return undefined
  const dayEnd = codeAt(text, 6, text.length) === SPACE ? 6 : 7
  const at = dayEnd + 1
  const month = MONTHS.get(text.slice(at, at + 3))
  const isSpaced = text.charAt(dayEnd) === ' ' && text.charAt(at + 3) === ' ' && text.charAt(at + 8) === ' '
  if (month === undefined || !isSpaced || text.charAt(at + 17) !== ' ') return undefined
  const day = dayMs(numberAt(text, at + 4, at + 8), month, numberAt(text, 5, dayEnd))
  return instant(day, timeMs(text, at + 9), zoneMinutes(text, at + 18))
}

/** `2023-10-02T10:00:00.123Z` */
function readRfc3339(text: string): number | undefined {
  const { length } = text
  if (codeAt(text, 7, length) !== MINUS || codeAt(text, 10, length) !== LETTER_T) return undefined
  const day = dayMs(numberAt(text, 0, 4), numberAt(text, 5, 7), numberAt(text, 8, 10))
  let at = 19
  let fraction = 0
  if (codeAt(text, at, length) === POINT) {
    at++
    while (isDigit(codeAt(text, at, length))) at++
    if (at < 21 || at > 23) return undefined
    fraction = numberAt(text, 20, at) * 10 ** (23 - at)
  }
  const isUtc = codeAt(text, at, length) === LETTER_Z && length === at + 1
  return instant(day, timeMs(text, 11) + fraction, isUtc ? 0 : offsetMinutes(text, at, ':'))
}

function instant(day: number, time: number, zone: number): number | undefined {
  const ms = day + time - zone * MINUTE_MS
  return Number.isNaN(ms) ? undefined : ms
}

/** Start of a day in UTC; no number for one that is not in every year. */
function dayMs(year: number, month: number, day: number): number {
  const isDay = year >= 1000 && year < 3000 && day >= 1 && day <= (DAYS[month] ?? 0)
  return isDay ? Date.UTC(year, month - 1, day) : Number.NaN
}

/** `10:00:00` */
function timeMs(text: string, at: number): number {
  const { length } = text
  if (codeAt(text, at + 2, length) !== COLON || codeAt(text, at + 5, length) !== COLON) return Number.NaN
  const [hour, minute, second] = [
    numberAt(text, at, at + 2),
    numberAt(text, at + 3, at + 5),
    numberAt(text, at + 6, at + 8),
  ]
  return hour < 24 && minute < 60 && second < 60 ? ((hour * 60 + minute) * 60 + second) * 1000 : Number.NaN
}

function zoneMinutes(text: string, at: number): number {
  return ZONES.get(text.slice(at)) ?? offsetMinutes(text, at, '')
}

/** `+0200` or `+02:00` at the end of a text. */
function offsetMinutes(text: string, at: number, colon: string): number {
  const sign = codeAt(text, at, text.length)
  const minutesAt = at + 3 + colon.length
  if ((sign !== PLUS && sign !== MINUS) || text.length !== minutesAt + 2 || !text.startsWith(colon, at + 3))
    return Number.NaN
  const [hours, minutes] = [numberAt(text, at + 1, at + 3), numberAt(text, minutesAt, minutesAt + 2)]
  if (!(hours < 14 && minutes < 60)) return Number.NaN
  return (sign === PLUS ? 1 : -1) * (hours * 60 + minutes)
}

/** The number whose digits stand between two places; no number when anything else stands there. */
function numberAt(text: string, from: number, to: number): number {
  let number = 0
  for (let at = from; at < to; at++) {
    const code = codeAt(text, at, text.length)
    if (!isDigit(code)) return Number.NaN
    number = number * 10 + code - ZERO
  }
  return number
}

function isDigit(code: number): boolean {
  return code >= ZERO && code < COLON
}
