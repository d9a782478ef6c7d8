import { readDate } from './date-parts.ts'
import { readExactDate } from './exact-date.ts'
import { NUMERIC_FORMATS } from './numeric-formats.table.ts'
import { readWorded } from './worded-date.ts'

export type DateOptions = {
  /** How `04/10/2023` is meant; without it such a date, which reads both ways, is no date. */
  readonly order?: 'dmy' | 'mdy'
}

// The longest honest dates are JavaScript's own, near 60 characters; what is longer is text.
const MAX_LENGTH = 100

/** "Friday, 17 May 2024", "17. May 2024": figures alone come first in most forms. */
const WORD_IN_FRONT = /^(?:[^-\d]|\d{1,2}\S{0,2} [A-Za-z])/
const FIGURES_IN_FRONT = /^-?(\d*)/

/**
 * The instant a text names, or undefined when it names none for certain. Reads RFC 822 and its common sins, RFC 3339,
 * W3CDTF, ISO 8601 (week, ordinal, basic), asctime, dates with month names of nineteen languages, Korean, Japanese and
 * Chinese forms. A text without a zone is UTC (Korean forms: Korean time); the machine's zone is never used.
 */
export function parseDate(text: string | undefined, options: DateOptions = {}): Date | undefined {
  if (!text || text.length > MAX_LENGTH * 3) return undefined
  const exact = readExactDate(text)
  if (exact) return exact
  const line = text.replaceAll('\u2212', '-').replace(/\s+/g, ' ').trim()
  if (line === '' || line.length > MAX_LENGTH) return undefined
  const trimmed = line === text ? undefined : readExactDate(line)
  if (trimmed) return trimmed
  const figures = WORD_IN_FRONT.test(line) ? 0 : (FIGURES_IN_FRONT.exec(line)?.[1]?.length ?? 0)
  for (const format of NUMERIC_FORMATS) {
    // The engine takes a millisecond to compile such a pattern: it shall not for a text that cannot be of the form.
    if (!format.figures.includes(figures) || format.mark?.test(line) === false) continue
    const groups = format.pattern.exec(line)?.groups
    if (groups) return readDate({ ...groups, zone: groups.zone ?? groups.region ?? format.zone }, options)
  }
  return readWorded(line)
}
