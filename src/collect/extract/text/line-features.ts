import type { Block } from '../scan/page-scan.ts'
import { atLeast, atMost } from './limits.ts'
import type { PageView } from './page-view.ts'
import { PHRASES } from './phrases.table.ts'

/** Columns that a line of text alone decides. */
export const LINE_FEATURES: readonly string[] = [
  'length',
  'link-share',
  'links',
  'strong-share',
  'words',
  'word-length',
  'ends-sentence',
  'ends-colon',
  'ends-ellipsis',
  'starts-lower',
  'starts-digit',
  'starts-mark',
  'digit-share',
  'upper-share',
  'title-case-share',
  'letter-share',
  'commas',
  'stops',
  'questions',
  'bars',
  'address',
  'year',
  'images-before',
  'labelled-link',
  'starts-upper',
  ...PHRASES.map(([name]) => `says-${name}`),
]

const LONGEST_DATED_LINE = 160
const YEAR = /(?:19|20)\d\d/
const YEAR_DIGITS = 4
/** A long paragraph's first characters tell as much as all of them. */
const COUNTED_CHARS = 600

type Target = { readonly rows: Float32Array; readonly at: number; readonly block: Block }

/** Writes the columns of a line from `at` on and returns where the next ones go. */
export function writeLine({ outline, surroundings }: PageView, index: number, target: Target): number {
  const { rows, block } = target
  const length = outline.lengths[index] ?? 0
  const said = surroundings.said[index] ?? 0
  rows[target.at] = outline.logLengths[index] ?? 0
  rows[target.at + 1] = outline.linkShares[index] ?? 0
  let at = writeCounts(target)
  const mayHaveYear = length < LONGEST_DATED_LINE && (COUNTS[KIND.digit] ?? 0) >= YEAR_DIGITS
  rows[at++] = mayHaveYear && YEAR.test(block.text) ? 1 : 0
  rows[at++] = atMost(4, block.imagesBefore)
  rows[at++] = isLabelledLink(block) ? 1 : 0
  rows[at++] = upperStart()
  writeBits(said, rows, at)
  return at + PHRASES.length
}

/** Writes a column of 1 for each bit that is set, into room that holds zeros: few are. */
export function writeBits(bits: number, rows: Float32Array, at: number): void {
  for (let left = bits; left !== 0; left &= left - 1) rows[at + 31 - Math.clz32(left & -left)] = 1
}

function writeCounts({ rows, at: start, block }: Target): number {
  const { text } = block
  const counts = countCharacters(text)
  const counted = atMost(COUNTED_CHARS, text.length)
  const upper = counts[KIND.upper] ?? 0
  const letters = (counts[KIND.lower] ?? 0) + upper
  const words = (counts[KIND.blank] ?? 0) + 1
  rows[start + 2] = atMost(20, block.links)
  rows[start + 3] = block.strongChars / text.length
  rows[start + 4] = atMost(100, words)
  rows[start + 5] = letters / words
  let at = writeEdges(text, rows, start + 6)
  rows[at++] = (counts[KIND.digit] ?? 0) / counted
  rows[at++] = upper / atLeast(1, letters)
  rows[at++] = (counts[CAPITALIZED] ?? 0) / words
  rows[at++] = letters / counted
  rows[at++] = (counts[KIND.comma] ?? 0) / words
  rows[at++] = counts[KIND.stop] ?? 0
  rows[at++] = counts[KIND.question] ?? 0
  rows[at++] = counts[KIND.bar] ?? 0
  rows[at++] = counts[KIND.at] ?? 0
  return at
}

function writeEdges(text: string, rows: Float32Array, at: number): number {
  const first = text.charCodeAt(0)
  const last = text.charCodeAt(text.length - 1)
  rows[at] = isStop(last) || isClosingMark(last) ? 1 : 0
  rows[at + 1] = last === 0x3a || last === 0xff1a ? 1 : 0
  rows[at + 2] = last === 0x2026 || text.endsWith('...') ? 1 : 0
  rows[at + 3] = first < 128 && kindOf(first) === KIND.lower ? 1 : 0
  rows[at + 4] = kindOf(first) === KIND.digit ? 1 : 0
  rows[at + 5] = first < 128 && !isWordCode(first) ? 1 : 0
  return at + 6
}

const LONGEST_LABEL = 45

/** "See also: another article", where all after the mark is a link. */
function isLabelledLink({ text, linkChars }: Block): boolean {
  if (linkChars === 0) return false
  const head = text.slice(0, LONGEST_LABEL)
  const mark = Math.max(head.indexOf(':'), head.indexOf('：'), head.indexOf('|'), head.indexOf('>'))
  return mark > 0 && linkChars >= 0.85 * (text.length - mark - 2)
}

/** Share of capitals among the first letters of the line that was counted. */
function upperStart(): number {
  const upper = COUNTS[UPPER_AT_START] ?? 0
  return upper === 0 ? 0 : upper / (upper + (COUNTS[LOWER_AT_START] ?? 0))
}

const KIND = {
  other: 0,
  blank: 1,
  digit: 2,
  upper: 3,
  lower: 4,
  comma: 5,
  stop: 6,
  question: 7,
  bar: 8,
  at: 9,
} as const
const MARKS: readonly (readonly [string, number])[] = [
  [' \n\t', KIND.blank],
  [',;\u3001\uff0c\u060c', KIND.comma],
  ['.!\u3002\uff0e\u0964\u06d4\uff01', KIND.stop],
  ['?\uff1f\u061f', KIND.question],
  ['|/>\xbb\u203a\u2022\xb7', KIND.bar],
  ['@', KIND.at],
]
const KIND_OF_CODE = kindsOfCodes()

/** One line at a time is counted, in the same place. */
const COUNTS = new Uint32Array(13)
const [CAPITALIZED, UPPER_AT_START, LOWER_AT_START] = [10, 11, 12]
const START_CHARS = 14

function countCharacters(text: string): Uint32Array {
  COUNTS.fill(0)
  let before: number = KIND.blank
  const end = atMost(COUNTED_CHARS, text.length)
  for (let at = 0; at < end; at++) {
    if (at === START_CHARS) keepStart()
    const kind = kindOf(text.charCodeAt(at))
    COUNTS[kind] = (COUNTS[kind] ?? 0) + 1
    if (kind === KIND.upper && before === KIND.blank) COUNTS[CAPITALIZED] = (COUNTS[CAPITALIZED] ?? 0) + 1
    before = kind
  }
  if (end <= START_CHARS) keepStart()
  return COUNTS
}

function keepStart(): void {
  COUNTS[UPPER_AT_START] = COUNTS[KIND.upper] ?? 0
  COUNTS[LOWER_AT_START] = COUNTS[KIND.lower] ?? 0
}

function kindOf(code: number): number {
  return KIND_OF_CODE[code] ?? KIND.other
}

/**
 * Beside ASCII the marks of other scripts, upper case of the Latin, Greek and Cyrillic blocks, and letters. One table for
 * all: the engine compiles comparisons again when one first turns out otherwise.
 */
function kindsOfCodes(): Uint8Array {
  const kinds = new Uint8Array(65_536)
  kinds.fill(KIND.digit, 0x30, 0x3a)
  kinds.fill(KIND.upper, 0x41, 0x5b)
  kinds.fill(KIND.lower, 0x61, 0x7b)
  kinds.fill(KIND.lower, 0xc0, 0x2000)
  kinds.fill(KIND.lower, 0x2e80)
  kinds.fill(KIND.upper, 0xc0, 0xdf)
  kinds.fill(KIND.lower, 0xd7, 0xd8)
  kinds.fill(KIND.upper, 0x391, 0x3aa)
  kinds.fill(KIND.upper, 0x410, 0x430)
  for (const [marks, kind] of MARKS) {
    for (const mark of marks) kinds[mark.charCodeAt(0)] = kind
  }
  return kinds
}

function isStop(code: number): boolean {
  const kind = kindOf(code)
  return kind === KIND.stop || kind === KIND.question
}

function isClosingMark(code: number): boolean {
  return (
    code === 0x22 || code === 0x201d || code === 0x2019 || code === 0xbb || code === 0x300d || code === 0x29
  )
}

function isWordCode(code: number): boolean {
  const kind = KIND_OF_CODE[code] ?? 0
  return kind === KIND.digit || kind === KIND.upper || kind === KIND.lower
}
