import { MONTHS } from './months.table.ts'
import type { DateText } from './numeric-formats.table.ts'
import { ZONES } from './zones.table.ts'

type Day = { readonly year: number; readonly month: number; readonly day: number }

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const AFTERNOON = /^(p|오후|午後|下午)/i
const MORNING = /^(a|오전|午前|上午)/i

/** The instant that parts of a date name; undefined when a part is out of range, unknown or ambiguous. */
export function readDate(
  parts: DateText,
  { order }: { readonly order?: 'dmy' | 'mdy' | undefined } = {},
): Date | undefined {
  if (parts.epoch) return fromEpoch(parts.epoch)
  const dayMs = dayOf(parts, order)
  if (dayMs === undefined) return undefined
  const timeMs = timeOf(parts)
  const offset = offsetOf(parts.zone, dayMs + (timeMs ?? 0))
  if (timeMs === undefined || offset === undefined) return undefined
  return new Date(dayMs + timeMs - offset * MINUTE_MS)
}

function fromEpoch(digits: string): Date {
  return new Date(/^\d{13}$/.test(digits) ? Number(digits) : Math.floor(Number(digits) * 1000))
}

function dayOf(parts: DateText, order: 'dmy' | 'mdy' | undefined): number | undefined {
  const year = yearOf(parts.year ?? '')
  if (year === undefined) return undefined
  if (parts.week) return weekMs(year, Number(parts.week), Number(parts.weekday ?? 1))
  if (parts.ordinal) return ordinalMs(year, Number(parts.ordinal))
  if (parts.first && parts.second)
    return ambiguousMs(year, [Number(parts.first), Number(parts.second)], order)
  return dayMs({ year, month: monthOf(parts.month ?? '1'), day: Number(parts.day ?? 1) })
}

function monthOf(month: string): number {
  return /^\d/.test(month) ? Number(month) : (MONTHS.get(month.toLowerCase()) ?? Number.NaN)
}

// RFC 2822 section 4.3: two digits below 50 are 20xx, others 19xx; three digits count from 1900.
function yearOf(digits: string): number | undefined {
  const year = Number(digits)
  if (digits.length === 2) return year < 50 ? 2000 + year : 1900 + year
  if (digits.length === 3) return 1900 + year
  return year >= 100 ? year : undefined
}

function ambiguousMs(
  year: number,
  [first, second]: readonly [number, number],
  order: 'dmy' | 'mdy' | undefined,
): number | undefined {
  const meant = order ?? (first > 12 ? 'dmy' : second > 12 ? 'mdy' : first === second ? 'dmy' : undefined)
  if (meant === 'dmy') return dayMs({ year, month: second, day: first })
  return meant && dayMs({ year, month: first, day: second })
}

/** Start of a day in UTC; undefined for 30 February and its like. */
function dayMs({ year, month, day }: Day): number | undefined {
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= 31)) return undefined
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date.getUTCDate() === day ? date.getTime() : undefined
}

function ordinalMs(year: number, ordinal: number): number | undefined {
  const start = dayMs({ year, month: 1, day: 1 })
  const next = dayMs({ year: year + 1, month: 1, day: 1 })
  if (start === undefined || next === undefined || ordinal < 1) return undefined
  const ms = start + (ordinal - 1) * DAY_MS
  return ms < next ? ms : undefined
}

// ISO 8601: week 1 is the week with 4 January in it; weeks start on Monday.
function weekMs(year: number, week: number, weekday: number): number | undefined {
  const fourth = dayMs({ year, month: 1, day: 4 })
  if (fourth === undefined || week < 1 || week > 53) return undefined
  const monday = fourth + ((week - 1) * 7 - daysSinceMonday(fourth)) * DAY_MS
  // A week belongs to the year its Thursday is in: few years have a week 53.
  if (new Date(monday + 3 * DAY_MS).getUTCFullYear() !== year) return undefined
  return monday + (weekday - 1) * DAY_MS
}

function daysSinceMonday(ms: number): number {
  return (new Date(ms).getUTCDay() + 6) % 7
}

function timeOf({ time, half }: DateText): number | undefined {
  if (!time) return 0
  const parts = time.includes(':') ? time.split(':') : (time.match(/\d\d?(?:[.,]\d*)?/g) ?? [])
  const [stated = 0, minute = 0, second = 0, millisecond = 0] = parts.map((part) =>
    Number(part.replace(',', '.')),
  )
  const hour = hourOf(stated, half)
  if (hour === undefined || minute >= 60 || second >= 61) return undefined
  // ISO 8601 allows 24:00 as the end of a day, and RFC 3339 the leap second 60.
  if (hour > 24 || (hour === 24 && (minute > 0 || second > 0))) return undefined
  // The last part may be a fraction. What is less than a millisecond goes; what is less than that is the binary system's.
  return Math.floor((hour * 3600 + minute * 60 + second) * 1000 + millisecond + 0.000_1)
}

function hourOf(hour: number, half: string | undefined): number | undefined {
  if (!half) return hour
  if (hour > 12) return AFTERNOON.test(half) ? hour : undefined
  if (AFTERNOON.test(half)) return hour === 12 ? 12 : hour + 12
  return MORNING.test(half) && hour === 12 ? 0 : hour
}

/** Minutes east of UTC; 0 without a zone, undefined for one that is unknown or means several. */
function offsetOf(zone: string | undefined, localMs: number): number | undefined {
  if (!zone) return 0
  const named = ZONES.get(zone.toLowerCase())
  if (named !== undefined) return named
  const [, sign, hours = '', minutes = '0'] =
    /^(?:GMT|UTC|UT|Z)? ?([+-])(\d{1,2})(?::?(\d{2}))?$/i.exec(zone) ?? []
  if (!sign) return zone.includes('/') ? ianaOffset(zone, localMs) : undefined
  const east = Number(hours) * 60 + Number(minutes)
  if (Number(minutes) > 59 || east > 14 * 60) return undefined
  return sign === '-' ? -east : east
}

/** Offset of a zone of the IANA database at a local time: `Europe/Berlin`. */
function ianaOffset(zone: string, localMs: number): number | undefined {
  try {
    const name = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
      .formatToParts(localMs)
      .find((part) => part.type === 'timeZoneName')?.value
    return name === 'GMT' ? 0 : offsetOf(name, localMs)
  } catch {
    // Intl throws a RangeError for a zone it does not know: then the text names no instant.
    return undefined
  }
}
