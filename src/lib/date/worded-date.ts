import { readDate } from './date-parts.ts'
import { FILLERS, MONTHS } from './months.table.ts'
import { ZONES } from './zones.table.ts'

type Word = { readonly number?: string; readonly name?: string }

// The time is cut out with its zone first, because the year may stand before it (RFC 822) or after it (asctime).
const TIME =
  /(?:^|[\sT,-])(?<time>\d{1,2}:\d{1,2}(?::\d{1,2}(?:[.,]\d+)?)?)(?!:)(?: ?(?<half>[ap]\.?m\b\.?))?(?: ?(?<zone>(?:GMT|UTC|UT)?[+-]\d{1,2}(?::?\d{2})?(?!\d)|[A-Za-z]+\/[A-Za-z_/]+|[A-Za-z]{1,5}(?![A-Za-z])))?/i

/**
 * Reads a date whose month is a name: RFC 822, RFC 850, asctime, Unix `date`, `4. Oktober 2023`, `October 4th, 2023`.
 * A word at the start may be a weekday in any language; any other unknown word makes the text no date.
 */
export function readWorded(line: string): Date | undefined {
  const text = line.replace(/ ?\([^()]*\)$/, '')
  const match = TIME.exec(text)
  const rest = match ? `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}` : text
  const day = readDay(rest)
  if (!day) return undefined
  const { time, half, zone } = match?.groups ?? {}
  return readDate({ ...day, time, half, zone: isFiller(zone) ? undefined : (zone ?? day.zone) })
}

/** `10:00 Uhr`, but not `10:00 ET`. */
function isFiller(zone: string | undefined): boolean {
  const word = zone?.toLowerCase() ?? ''
  return FILLERS.has(word) && !ZONES.has(word)
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
  const months = names.filter((name) => MONTHS.has(name))
  const month = MONTHS.get(months[0] ?? '')
  if (months.length !== 1 || month === undefined || numbers.length !== 2) return undefined
  const [first = '', second = ''] = numbers
  const [day, year] = first.length === 4 ? [second, first] : [first, second]
  const unknown = names.filter((name, at) => !MONTHS.has(name) && !(at === 0 && words?.[0]?.name === name))
  if (unknown.length > 1 || day.length > 2 || year.length > 4) return undefined
  return { year, month: String(month), day, zone: unknown[0] }
}

/** Words and numbers of a date, fillers left out; undefined when anything else stands in it. */
function splitWords(text: string): readonly Word[] | undefined {
  const words: Word[] = []
  for (const piece of text.split(/[\s,/-]+/)) {
    if (piece === '') continue
    const number = /^'?(\d{1,4})(?:st|nd|rd|th|er|º|ª|°|\.)?$/iu.exec(piece)?.[1]
    const name = foldWord(piece)
    if (number) words.push({ number })
    else if (!/^\p{L}+$/u.test(name)) return undefined
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
