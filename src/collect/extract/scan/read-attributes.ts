import { findAttribute, type TagAttributes } from './attributes.ts'
import type { PageSource } from './page-source.ts'

const [SPACE, QUOTE, APOSTROPHE] = [32, 34, 39]
const [SLASH, EQUALS, GREATER] = [47, 61, 62]
/** The byte after the last one, as it were: ends every name and value. */
const END = GREATER

/** Keeps a start tag's attributes; place of the `>` that ends it, -1 when none does. */
export function readAttributes(source: PageSource, attributes: TagAttributes, from: number): number {
  const { bytes, length } = source
  let at = from
  while (at < length) {
    const code = bytes[at] ?? END
    if (code === GREATER) return at
    if (code === SLASH) {
      at = skipBlanks(bytes, at + 1)
      if (bytes[at] === GREATER) {
        attributes.isEmptyTag = true
        return at
      }
    } else {
      at = code <= SPACE ? at + 1 : readAttribute(source, attributes, at)
    }
  }
  return -1
}

function readAttribute(source: PageSource, attributes: TagAttributes, from: number): number {
  const { bytes } = source
  // Whatever a name starts with belongs to it, as in `=x`.
  const nameEnd = endOfAttributeName(bytes, from + 1)
  const id = findAttribute(bytes, from, nameEnd)
  const equals = skipBlanks(bytes, nameEnd)
  if (bytes[equals] !== EQUALS) {
    if (id >= 0) attributes.set(id, equals, equals)
    return equals
  }
  const start = skipBlanks(bytes, equals + 1)
  const quote = QUOTES[bytes[start] ?? END] ?? BARE
  const quoteLength = quote === BARE ? 0 : 1
  const valueStart = start + quoteLength
  const end = endOfValue(source, valueStart, quote)
  if (id >= 0) attributes.set(id, valueStart, end)
  return end + quoteLength
}

const [BARE, QUOTED, APOSTROPHED] = [0, 1, 2]
/** What a value that starts with a byte is. */
const QUOTES = new Uint8Array(256)
QUOTES[QUOTE] = QUOTED
QUOTES[APOSTROPHE] = APOSTROPHED

/**
 * The place that ends a value: its quote, or a blank or `>` for one without. The same loop for all, by a table: the engine would
 * take a value without quotes for impossible until one comes, and compile all of this again.
 */
function endOfValue({ bytes, length }: PageSource, from: number, quote: number): number {
  const table = 256 * quote
  let at = from
  while (at < length && ENDS_VALUE[table + (bytes[at] ?? END)] === 0) at++
  return at
}

// For each of `QUOTES` a table of its own, one after the other.
const ENDS_VALUE = new Uint8Array(3 * 256).fill(1, 0, SPACE + 1)
ENDS_VALUE[GREATER] = 1
ENDS_VALUE[256 * QUOTED + QUOTE] = 1
ENDS_VALUE[256 * APOSTROPHED + APOSTROPHE] = 1

function endOfAttributeName(bytes: Uint8Array, from: number): number {
  let at = from
  while (ENDS_NAME[bytes[at] ?? END] === 0) at++
  return at
}

// Control characters end a name as blanks do: no name has any.
const ENDS_NAME = new Uint8Array(256).fill(1, 0, SPACE + 1)
for (const mark of [SLASH, EQUALS, GREATER]) ENDS_NAME[mark] = 1

function skipBlanks(bytes: Uint8Array, from: number): number {
  let at = from
  while ((bytes[at] ?? END) <= SPACE) at++
  return at
}
