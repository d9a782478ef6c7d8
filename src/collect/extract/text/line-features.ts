import type { Block } from '../scan/page-scan.ts'
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
  ...PHRASES.map(([name]) => `says-${name}`),
]

const LONGEST_PHRASE_LINE = 160
/** A long paragraph's first characters tell as much as all of them. */
const COUNTED_CHARS = 600

/** Writes the columns from `at` on and returns where the next ones go. */
export function writeLine(
  rows: Float32Array,
  start: number,
  { block, length }: { readonly block: Block; readonly length: number },
): number {
  let at = start
  const { text } = block
  const counts = countCharacters(text)
  const counted = Math.min(text.length, COUNTED_CHARS)
  const last = text.charCodeAt(text.length - 1)
  const first = text.charCodeAt(0)
  const words = counts.blanks + 1
  for (const value of [
    Math.log1p(length),
    block.linkChars / text.length,
    Math.min(block.links, 20),
    block.strongChars / text.length,
    Math.min(words, 100),
    counts.letters / words,
    Number(isStop(last) || isClosingMark(last)),
    Number(last === 0x3a || last === 0xff1a),
    Number(last === 0x2026 || text.endsWith('...')),
    Number(kindOf(first) === KIND.lower && first < 128),
    Number(kindOf(first) === KIND.digit),
    Number(first < 128 && !isWordCode(first)),
    counts.digits / counted,
    counts.upper / Math.max(1, counts.letters),
    counts.capitalized / words,
    counts.letters / counted,
    counts.commas / words,
    counts.stops,
    counts.questions,
    counts.bars,
    counts.ats,
    Number(length < LONGEST_PHRASE_LINE && /(?:19|20)\d\d/.test(text)),
    Math.min(block.imagesBefore, 4),
  ]) {
    rows[at++] = value
  }
  const isShort = text.length <= LONGEST_PHRASE_LINE
  const lower = isShort ? text.toLowerCase() : ''
  for (const [, pattern] of PHRASES) rows[at++] = Number(isShort && pattern.test(lower))
  return at
}

type Counts = {
  blanks: number
  letters: number
  digits: number
  upper: number
  capitalized: number
  commas: number
  stops: number
  questions: number
  bars: number
  ats: number
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
const KIND_OF_CODE = kindsOfAscii()

function countCharacters(text: string): Counts {
  const seen = new Uint32Array(10)
  let letters = 0
  let capitalized = 0
  let before: number = KIND.blank
  const end = Math.min(text.length, COUNTED_CHARS)
  for (let at = 0; at < end; at++) {
    const code = text.charCodeAt(at)
    const kind = kindOf(code)
    seen[kind] = (seen[kind] ?? 0) + 1
    if (kind === KIND.lower || kind === KIND.upper) letters++
    if (kind === KIND.upper && before === KIND.blank) capitalized++
    before = kind
  }
  const of = (kind: number) => seen[kind] ?? 0
  return {
    blanks: of(KIND.blank),
    letters,
    digits: of(KIND.digit),
    upper: of(KIND.upper),
    capitalized,
    commas: of(KIND.comma),
    stops: of(KIND.stop),
    questions: of(KIND.question),
    bars: of(KIND.bar),
    ats: of(KIND.at),
  }
}

function kindOf(code: number): number {
  return code < 128 ? (KIND_OF_CODE[code] ?? 0) : kindOfWide(code)
}

function kindsOfAscii(): Uint8Array {
  const kinds = new Uint8Array(128)
  for (let code = 48; code <= 57; code++) kinds[code] = KIND.digit
  for (let code = 65; code <= 90; code++) kinds[code] = KIND.upper
  for (let code = 97; code <= 122; code++) kinds[code] = KIND.lower
  for (const [marks, kind] of [
    [' \n\t', KIND.blank],
    [',;', KIND.comma],
    ['.!', KIND.stop],
    ['?', KIND.question],
    ['|/>', KIND.bar],
    ['@', KIND.at],
  ] as const) {
    for (const mark of marks) kinds[mark.charCodeAt(0)] = kind
  }
  return kinds
}

const WIDE_KINDS: ReadonlyMap<number, number> = new Map([
  [0x3001, KIND.comma],
  [0xff0c, KIND.comma],
  [0x060c, KIND.comma],
  [0x3002, KIND.stop],
  [0xff0e, KIND.stop],
  [0x0964, KIND.stop],
  [0x06d4, KIND.stop],
  [0xff01, KIND.stop],
  [0xff1f, KIND.question],
  [0x061f, KIND.question],
  [0xbb, KIND.bar],
  [0x203a, KIND.bar],
  [0x2022, KIND.bar],
  [0xb7, KIND.bar],
])

/** Beyond ASCII: the marks of other scripts, upper case of the Latin, Greek and Cyrillic blocks, and letters. */
function kindOfWide(code: number): number {
  const mark = WIDE_KINDS.get(code)
  if (mark !== undefined) return mark
  if (code < 0xc0 || (code >= 0x2000 && code < 0x2e80)) return KIND.other
  const isUpper =
    (code <= 0xde && code !== 0xd7) || (code >= 0x391 && code <= 0x3a9) || (code >= 0x410 && code <= 0x42f)
  return isUpper ? KIND.upper : KIND.lower
}

function isStop(code: number): boolean {
  const kind = code < 128 ? (KIND_OF_CODE[code] ?? 0) : (WIDE_KINDS.get(code) ?? 0)
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
