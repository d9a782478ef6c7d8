import { NO_LETTERS } from '../text/letters.ts'
import { readDate } from './date-parts.ts'
import { FILLERS, MONTHS, WEEKDAYS } from './months.table.ts'
import { ZONE_PHRASES, ZONES } from './zones.table.ts'

const LETTERS = new RegExp(`^[^${NO_LETTERS}]+$`)

type Word = { readonly number?: string; readonly name?: string }

// The time is cut out with its zone first, because the year may stand before it (RFC 822) or after it (asctime).
const TIME =
  /(?:^|[\sT,-])(?<time>\d{1,2}:\d{1,2}(?::\d{1,2}(?::\d{3}|[.,]\d+)?)?|\d{1,2}(?= ?[ap]\.?m\b))(?!:)(?: ?(?<half>[ap]\.?m\b\.?))?(?: ?(?<zone>(?:GMT|UTC|UT)? ?[+-]\d{1,2}(?::?\d{2})?(?!\d)|[A-Za-z]+\/[A-Za-z_/]+(?:[+-]\d{1,2})?|[A-Za-z]{1,5}(?![A-Za-z])))?/i

/** Ways of writing that mean another one, in the order they are replaced. */
const REWRITES: readonly (readonly [RegExp, string])[] = [
  // JavaScript and mail put the zone's name into brackets; alone there, it is the zone.
  [/(\d) ?\(([A-Z]{1,5})\)$/, '$1 $2'],
  [/ ?\([^()]*\)$/, ''],
  [/[.,;]$/, ''],
  // The log form of web servers: 01/Jan/2004:19:48:21 +0100
  [/(\d{4}):(?=\d\d:\d\d)/, '$1 '],
  // Beside a month's name, numbers with a point or an "h" between them are a time.
  [/(^|[\s,])(\d{1,2})\.([0-5]\d)(?:\.([0-5]\d))?(?![.\d])/, '$1$2:$3:$4'],
  [/(\d{1,2}) ?h ?([0-5]\d)(?:min)?\b/i, '$1:$2'],
  [/(\d:\d\d):(?!\d)/, '$1'],
]

/**
 * Reads a date whose month is a name: RFC 822, RFC 850, asctime, Unix `date`, `4. Oktober 2023`, `October 4th, 2023`.
 * A word at the start may be a weekday in any language; any other unknown word makes the text no date.
 */
export function readWorded(line: string): Date | undefined {
  const text = rewritten(line)
  const match = TIME.exec(text)
  const { time, half, zone } = match?.groups ?? {}
  const stated = isFiller(zone) ? undefined : zone
  const kept = stated === undefined ? (zone ?? '') : ''
  const rest = match
    ? `${text.slice(0, match.index)} ${kept} ${text.slice(match.index + match[0].length)}`
    : text
  const day = readDay(rest)
  if (!day) return undefined
  // A name after an offset says nothing new; any other second zone is no part of a date.
  if (stated && day.zone && !(/[+-]\d/.test(stated) && ZONES.has(day.zone))) return undefined
  return readDate({ ...day, time, half, zone: stated ?? day.zone })
}

function rewritten(line: string): string {
  const rewrites = / time\b/i.test(line) ? [...REWRITES, ...ZONE_PHRASES] : REWRITES
  return rewrites.reduce((now, [from, to]) => now.replace(from, to), line)
}

/** `10:00 Uhr`, but not `10:00 ET`. */
function isFiller(zone: string | undefined): boolean {
  const word = zone?.toLowerCase() ?? ''
  return (FILLERS.has(word) || WEEKDAYS.has(word) || MONTHS.has(word)) && !ZONES.has(word)
}

type WordedDay = {
  readonly year: string
  readonly month: string
  readonly day: string
  readonly zone?: string | undefined
}

function readDay(text: string): WordedDay | undefined {
  const words = splitWords(text)
  const numbers = words?.flatMap((word) => word.number ?? []) ?? []
  const names = words?.flatMap((word) => word.name ?? []) ?? []
  const months = monthsAmong(names)
  const month = MONTHS.get(months[0] ?? '')
  if (months.length !== 1 || month === undefined || numbers.length !== 2) return undefined
  const [first = '', second = ''] = numbers
  const [day, year] = first.length === 4 ? [second, first] : [first, second]
  const unknown = names.filter(
    (name, at) => !MONTHS.has(name) && !WEEKDAYS.has(name) && !(at === 0 && words?.[0]?.name === name),
  )
  if (unknown.length > 1 || day.length > 2 || year.length > 4) return undefined
  return { year, month: String(month), day, zone: unknown[0] }
}

/** Month names; "mar", which is Tuesday in five languages and March in more, is one where no other is. */
function monthsAmong(names: readonly string[]): readonly string[] {
  const months = names.filter((name) => MONTHS.has(name))
  return months.length === 2 && WEEKDAYS.has(months[0] ?? '') ? months.slice(1) : months
}

/** Words and numbers of a date, fillers left out; undefined when anything else stands in it. */
function splitWords(text: string): readonly Word[] | undefined {
  const words: Word[] = []
  for (const piece of text.split(/[\s,/|@–-]+/)) {
    if (piece === '') continue
    const number = /^'?(\d{1,4})(?:st|nd|rd|th|er|º|ª|°|\.)?$/iu.exec(piece)?.[1]
    const name = foldWord(piece)
    if (number) words.push({ number })
    else if (!LETTERS.test(name)) return undefined
    else if (!FILLERS.has(name)) words.push({ name })
  }
  return words
}

function foldWord(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/\.$/, '')
    .replaceAll('ı', 'i')
}
