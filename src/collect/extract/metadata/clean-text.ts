import { decodeHTML } from 'entities'
import { foldText } from '../../../lib/text/fold.ts'

/** One line of plain text from a metadata value: entities decoded again where a system encoded twice, tags removed. */
export function plainText(value: string): string {
  const short = value.slice(0, MAX_CHARS)
  const decoded = short.includes('&') ? decodeHTML(short) : short
  const twice = NUMBERED_REFERENCE.test(decoded) ? decodeHTML(decoded) : decoded
  return foldText(withoutTags(twice))
}

const MAX_CHARS = 20_000
/** Nobody writes one of these for readers to see. */
const NUMBERED_REFERENCE = /&#x?[\da-f]{2,6};/i

function withoutTags(text: string): string {
  if (!text.includes('<')) return text
  return text
    .replace(/<\/?(?:[a-z][a-z0-9]{0,10})(?:\s[^<>]{0,500})?\/?>/gi, ' ')
    .replace(/<!--[^<>]{0,500}-->/g, ' ')
}

const BEYOND_ASCII = /[^\0-\x9f]/

/** Compatibility forms made one: nothing of ASCII is one. */
function composed(text: string): string {
  return BEYOND_ASCII.test(text) ? text.normalize('NFKC') : text
}

/** Words in one case without marks, for comparing. */
export function wordsOf(text: string): string[] {
  const lower = composed(text).toLowerCase()
  return lower.match(BEYOND_ASCII.test(lower) ? WORDS : ASCII_WORDS) ?? []
}

const WORDS = /[\p{L}\p{N}]+/gu
// The same words, for which the engine need not know all of Unicode.
const ASCII_WORDS = /[0-9a-z]+/g

/** Words two texts share, over the words of both, 0..1 (Jaccard). */
export function likenessOf(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  let shared = 0
  for (const word of left) if (right.has(word)) shared++
  return shared / Math.max(1, left.size + right.size - shared)
}
