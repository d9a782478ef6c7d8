/**
 * The two forms that nine of ten dates in feeds and pages have, read place by place: a tenth of the work of the tables. What is not
 * exactly of these forms is left to them, and so is 29 February, because here no year is asked whether it has one.
 */
import { codeAt, standsAt } from '../text/string-access.ts'
import { LAST_DAYS } from './last-day.ts'

const MINUTE_MS = 60_000
const [SPACE, PLUS, MINUS, POINT, COLON, ZERO, LETTER_T, LETTER_Z] = [32, 43, 45, 46, 58, 48, 84, 90]

const WEEKDAYS: ReadonlySet<number> = new Set(
  ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].map((name) => lettersAt(name, 0)),
)
const MONTHS: ReadonlyMap<number, number> = new Map(
  ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'].map((name, at) => [
    lettersAt(name, 0),
    at + 1,
  ]),
)
/** Minutes east of UTC. RFC 822 section 5.1. */
const ZONES: ReadonlyMap<number, number> = new Map([
  ...['GMT', 'UT', 'UTC', 'Z'].map((name) => [lettersAt(name, 0), 0] as const),
  ...['E', 'C', 'M', 'P'].flatMap((name, at) => [
    [lettersAt(`${name}ST`, 0), -300 - at * 60] as const,
    [lettersAt(`${name}DT`, 0), -240 - at * 60] as const,
  ]),
])

/** The instant of a text that is exactly RFC 822 or RFC 3339; undefined for all others. */
export function readExactDate(text: string): Date | undefined {
  const ms = codeAt(text, 4, text.length) === MINUS ? readRfc3339(text) : readRfc822(text)
  return ms === undefined ? undefined : new Date(ms)
}

/** `Mon, 2 Oct 2023 10:00:00 GMT`, with or without the weekday or its comma */
function readRfc822(text: string): number | undefined {
  const { length } = text
  const from = startOfDay(text)
  if (from < 0) return undefined
  const dayEnd = codeAt(text, from + 1, length) === SPACE ? from + 1 : from + 2
  const at = dayEnd + 1
  if (!(isSpace(text, dayEnd) && isSpace(text, at + 3) && isSpace(text, at + 8) && isSpace(text, at + 17)))
    return undefined
  const month = MONTHS.get(lettersAt(text, at)) ?? 0
  const day = dayMs(numberAt(text, at + 4, at + 8), month, numberAt(text, from, dayEnd))
  return instant(day, timeMs(text, at + 9), zoneMinutes(text, at + 18))
}

/** Place behind `Mon, ` or `Mon `; 0 without a weekday, -1 when something else stands there. */
function startOfDay(text: string): number {
  if (isDigit(codeAt(text, 0, text.length))) return 0
  if (!WEEKDAYS.has(lettersAt(text, 0))) return -1
  if (standsAt(', ', text, 3)) return 5
  return isSpace(text, 3) ? 4 : -1
}

/** `2023-10-02`, `2023-10-02T10:00:00.123Z`; also with a space, an offset without its colon or no zone, as systems write it */
function readRfc3339(text: string): number | undefined {
  const { length } = text
  if (codeAt(text, 7, length) !== MINUS) return undefined
  const day = dayMs(numberAt(text, 0, 4), numberAt(text, 5, 7), numberAt(text, 8, 10))
  if (length === 10) return instant(day, 0, 0)
  if (codeAt(text, 10, length) !== LETTER_T && !isSpace(text, 10)) return undefined
  let at = 19
  let fraction = 0
  if (codeAt(text, at, length) === POINT) {
    at++
    while (isDigit(codeAt(text, at, length))) at++
    if (at < 21 || at > 23) return undefined
    fraction = numberAt(text, 20, at) * 10 ** (23 - at)
  }
  const isUtc = length === at || (codeAt(text, at, length) === LETTER_Z && length === at + 1)
  const colon = codeAt(text, at + 3, length) === COLON ? ':' : ''
  return instant(day, timeMs(text, 11) + fraction, isUtc ? 0 : offsetMinutes(text, at, colon))
}

function instant(day: number, time: number, zone: number): number | undefined {
  const ms = day + time - zone * MINUTE_MS
  return Number.isNaN(ms) ? undefined : ms
}

/** Start of a day in UTC; no number for one that is not in every year. */
function dayMs(year: number, month: number, day: number): number {
  const isDay = year >= 1000 && year < 3000 && day >= 1 && day <= (LAST_DAYS[month] ?? 0)
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
  const named = text.length <= at + 3 ? ZONES.get(lettersAt(text, at)) : undefined
  return named ?? offsetMinutes(text, at, '')
}

/** `+0200` or `+02:00` at the end of a text. */
function offsetMinutes(text: string, at: number, colon: string): number {
  const sign = codeAt(text, at, text.length)
  const minutesAt = at + 3 + colon.length
  if ((sign !== PLUS && sign !== MINUS) || text.length !== minutesAt + 2 || !standsAt(colon, text, at + 3))
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

/** Up to three ASCII characters as one number, which a table finds sooner than a string that is cut out for it. */
function lettersAt(text: string, at: number): number {
  const { length } = text
  const [first, second, third] = [
    codeAt(text, at, length),
    codeAt(text, at + 1, length),
    codeAt(text, at + 2, length),
  ]
  return (first | second | third) > 127 ? Number.NaN : (first * 256 + second) * 256 + third
}

function isSpace(text: string, at: number): boolean {
  return codeAt(text, at, text.length) === SPACE
}

function isDigit(code: number): boolean {
  return code >= ZERO && code < COLON
}
