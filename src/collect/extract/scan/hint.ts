import { HINT_WORDS } from './hint-words.table.ts'
import { nameFinder } from './name-finder.ts'

/** What the words of class, id and role attributes say about an element, as bits. */
export const HINT = {
  body: 1,
  article: 2,
  summary: 4,
  title: 8,
  comment: 16,
  related: 32,
  share: 64,
  signup: 128,
  author: 256,
  caption: 512,
  ad: 1024,
  navigation: 2048,
  date: 4096,
  tags: 8192,
  overlay: 16384,
  card: 32768,
  sidebar: 65536,
  quote: 131072,
  contents: 262144,
  footer: 524288,
  header: 1048576,
  hidden: 2097152,
  paywall: 4194304,
  section: 8388608,
  faq: 16777216,
} as const

export type HintName = keyof typeof HINT

/**
 * The hints of the class, id or role that stands in a source from `from` to `to`: words are split at case changes and at anything
 * but letters. Character references are not decoded; no name needs one.
 */
export function hintsIn(source: Uint8Array, from: number, to: number): number {
  const last = Math.min(to, from + MAX_HINT_BYTES)
  let bits = 0
  let at = from
  while (at < last) {
    const kind = KIND_OF_CODE[source[at] ?? 0] ?? OTHER
    if (kind === OTHER) at++
    else {
      const end = endOfWord(source, at, last)
      bits |= bitsOfWord(source, at, end)
      at = end
    }
  }
  return bits
}

/** Capitals at the start, as in "ABCNews", belong to the word; the next one ends it. */
function endOfWord(source: Uint8Array, from: number, to: number): number {
  let at = from
  while (at < to && KIND_OF_CODE[source[at] ?? 0] === UPPER) at++
  while (at < to && KIND_OF_CODE[source[at] ?? 0] === LOWER) at++
  return at
}

const MAX_HINT_BYTES = 400
const [OTHER, LOWER, UPPER] = [0, 1, 2]

const KIND_OF_CODE = new Uint8Array(256)
KIND_OF_CODE.fill(LOWER, 0x61, 0x7b)
KIND_OF_CODE.fill(UPPER, 0x41, 0x5b)

const BITS: ReadonlyMap<string, number> = bitsOfWords()
const BITS_OF_PLACE = Int32Array.from(BITS.values())
const findWord = nameFinder([...BITS.keys()])

function bitsOfWord(source: Uint8Array, from: number, to: number): number {
  const place = findWord(source, from, to)
  return place < 0 ? 0 : (BITS_OF_PLACE[place] ?? 0)
}

function bitsOfWords(): Map<string, number> {
  const words = new Map<string, number>()
  for (const [name, list] of HINT_WORDS) {
    for (const word of list.split(' ')) words.set(word, (words.get(word) ?? 0) | HINT[name])
  }
  return words
}
