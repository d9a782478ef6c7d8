import { lastDayOf } from '../../../lib/date/last-day.ts'
import { MONTHS } from './months.table.ts'

/** The first day named in a line of text as `YYYY-MM-DD`, in the main languages; undefined when none is certain. */
export function dateInText(text: string, order: DateOrder = 'dmy'): string | undefined {
  const line = text.slice(0, MAX_CHARS)
  if (!MAY_HOLD_DATE.test(line)) return undefined
  for (const read of READERS) {
    const found = read(line, order)
    if (found !== undefined) return found
  }
  return undefined
}

/** The day a path such as `/2024/05/17/`, `/2024/may/17/`, `/20240517-`, `/t20240517_` or `/A202405171430` names. */
export function dateInUrl(url: string): string | undefined {
  const path = pathOf(url)
  const match =
    /\/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/\-_.]|$)/.exec(path) ??
    /(?:^|[/\-_])[a-z]?((?:19|20)\d\d)(\d\d)(\d\d)(?=[/\-_.]|$)/i.exec(path) ??
    // Numbers that begin with a day and a time of day, as systems in East Asia give their articles.
    /[/\-_][a-z]?((?:19|20)\d\d)(\d\d)(\d\d)(?:[01]\d|2[0-3])[0-5]\d\d*(?:[-_.][^/]*)?$/i.exec(path)
  return match ? isoDay(match[1], match[2], match[3]) : dayWithMonthName(path)
}

/** The path of an address; of a copy in an archive, whose address ends in the page's own, that one's. */
function pathOf(url: string): string {
  const path = URL.parse(url)?.pathname ?? ''
  const copied = path.search(/\/https?:\/+/)
  return copied < 0 ? path : path.slice(copied).replace(/^\/https?:\/+[^/]*/, '')
}

function dayWithMonthName(path: string): string | undefined {
  const match = /\/((?:19|20)\d\d)[/-]([a-z]{3,12})[/-](\d{1,2})(?=[/\-_.]|$)/i.exec(path)
  const month = MONTHS.get((match?.[2] ?? '').toLowerCase())
  return match && month !== undefined ? isoDay(match[1], String(month), match[3]) : undefined
}

/** The month a path such as `/2024/05/title` names, as `YYYY-MM`. */
export function monthInUrl(url: string): string | undefined {
  const match = /\/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])(?=\/|$)/.exec(pathOf(url))
  return match ? `${match[1]}-${match[2]}` : undefined
}

export type DateOrder = 'dmy' | 'mdy'

const MAX_CHARS = 400
/** A year in four digits, or a day in figures with marks: most lines have neither. */
const MAY_HOLD_DATE = /(?:19|20)\d\d|\d[./-]\d/

const READERS: readonly ((line: string, order: DateOrder) => string | undefined)[] = [
  yearFirst,
  ideographic,
  monthInWords,
  numeric,
]

function yearFirst(line: string): string | undefined {
  const match = /(?<!\d)((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(line)
  return match ? isoDay(match[1], match[2], match[3]) : undefined
}

function ideographic(line: string): string | undefined {
  const match = /((?:19|20)\d\d)\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/.exec(line)
  return match ? isoDay(match[1], match[2], match[3]) : undefined
}

const LONGEST_DAY_AND_MONTH = 32
// A month is looked up by its name, so whatever is no blank, digit or punctuation may be one: asking for letters of all scripts
// would cost milliseconds each time a process starts.
const NAME = String.raw`(?<name>[^\s\0-@[-\x60{-\xbf\u2000-\u206f\u3000-\u303f\uff00-\uff0f]{3,12})`
const DAY_MONTH = new RegExp(
  String.raw`(?<!\d)(?<day>\d{1,2})(?:\.|st|nd|rd|th|er|º|ο)?[\s-]{0,2}(?:de\s|of\s)?\s?${NAME}\.?,?[\s-]{0,2}(?:de\s|del\s)?\s?$`,
)
const MONTH_DAY = new RegExp(String.raw`${NAME}\.?\s{1,2}(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s{1,2}$`)

function monthInWords(line: string): string | undefined {
  const years = [...line.matchAll(/(?<!\d)(?:19|20)\d\d(?!\d)/g)]
  return dayBefore(years, DAY_MONTH) ?? dayBefore(years, MONTH_DAY)
}

/** The day and month that stand before the first of these years that has both. */
function dayBefore(years: readonly RegExpExecArray[], pattern: RegExp): string | undefined {
  for (const { 0: year, index, input } of years) {
    const before = input.slice(Math.max(0, index - LONGEST_DAY_AND_MONTH), index)
    const { day, name = '' } = pattern.exec(before)?.groups ?? {}
    const month = MONTHS.get(name.toLowerCase())
    if (month !== undefined) return isoDay(year, String(month), day)
  }
  return undefined
}

/** `order` decides only where both readings are days. */
function numeric(line: string, order: DateOrder): string | undefined {
  const match = /(?<![\d.,:/-])(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d\d|\d\d)(?![\d]|[.,:/-]\d)/.exec(line)
  if (!match) return undefined
  const [, first, mark, second, short = ''] = match
  const year = short.length === 2 ? `20${short}` : short
  const monthFirst = mark === '/' && (Number(second) > 12 || (order === 'mdy' && Number(first) <= 12))
  return monthFirst ? isoDay(year, first, second) : isoDay(year, second, first)
}

function isoDay(year = '', month = '', day = ''): string | undefined {
  const isReal = Number(day) >= 1 && Number(day) <= lastDayOf(Number(year), Number(month))
  return isReal ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : undefined
}
