import { readDate } from './date-parts.ts'
import { NUMERIC_FORMATS } from './numeric-formats.table.ts'
import { readWorded } from './worded-date.ts'

export type DateOptions = {
  /** How `04/10/2023` is meant; without it such a date, which reads both ways, is no date. */
  readonly order?: 'dmy' | 'mdy'
}

// The longest honest dates are JavaScript's own, near 60 characters; what is longer is text.
const MAX_LENGTH = 100

// Nine of ten dates have one of these forms, on which JavaScript's own reader is exact and ten times as fast as the tables.
// 29 February and days that do not exist are left to them, because it takes 30 February for 2 March.
const EXACT: readonly [RegExp, RegExp] = [
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (?:(?:0?[1-9]|1\d|2[0-8]) (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|(?:29|30) (?:Jan|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|31 (?:Jan|Mar|May|Jul|Aug|Oct|Dec)) [12]\d{3} (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d (?:GMT|UTC?|[ECMP][SD]T|[+-](?:0\d|1[0-3])[0-5]\d)$/,
  /^[12]\d{3}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,3})?(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d)$/,
]

/** "Friday, 17 May 2024", "17. May 2024": figures alone come first in most forms. */
const WORD_IN_FRONT = /^(?:[^-\d]|\d{1,2}\S{0,2} [A-Za-z])/

/**
 * The instant a text names, or undefined when it names none for certain. Reads RFC 822 and its common sins, RFC 3339,
 * W3CDTF, ISO 8601 (week, ordinal, basic), asctime, dates with month names of nineteen languages, Korean, Japanese and
 * Chinese forms. A text without a zone is UTC (Korean forms: Korean time); the machine's zone is never used.
 */
export function parseDate(text: string | undefined, options: DateOptions = {}): Date | undefined {
  if (!text || text.length > MAX_LENGTH * 3) return undefined
  const isExact = EXACT[0].test(text) || EXACT[1].test(text)
  if (isExact) return new Date(text)
  const line = text.replaceAll('\u2212', '-').replace(/\s+/g, ' ').trim()
  if (line === '' || line.length > MAX_LENGTH) return undefined
  const hasWordInFront = WORD_IN_FRONT.test(line)
  for (const format of NUMERIC_FORMATS) {
    if (hasWordInFront && !format.mayStartWithWord) continue
    const groups = format.pattern.exec(line)?.groups
    if (groups) return readDate({ ...groups, zone: groups.zone ?? groups.region ?? format.zone }, options)
  }
  return readWorded(line)
}
