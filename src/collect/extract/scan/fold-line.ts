import { Buffer } from 'node:buffer'

/**
 * One line of clean text: no soft hyphens and zero-width characters, single blanks for white space, none at the ends. What it
 * returns is never a part of another text nor one that is joined when it is read: loops over its characters meet texts of two
 * forms and are fast (`lib/text/string-access.ts`).
 */
export function foldLine(text: string): string {
  if (text.length > ROOM) return foldedLong(text)
  const end = folded(unitsOf(text))
  return end === 0 ? '' : textOf(end)
}

/** Code units of a line, and of the same line folded, one line after the other in one place. */
const ROOM = 16_384
const BYTES = Buffer.alloc(2 * ROOM)
const UNITS = new Uint16Array(BYTES.buffer, BYTES.byteOffset, ROOM)
/** `BYTES` is written in little-endian order; units are read in the machine's own. */
const IS_BIG_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 0

/** Writes the code units of a text in their place; how many they are. */
function unitsOf(text: string): number {
  const bytes = BYTES.write(text, 0, 'utf16le')
  if (IS_BIG_ENDIAN) BYTES.subarray(0, bytes).swap16()
  return bytes >> 1
}

function textOf(count: number): string {
  if (IS_BIG_ENDIAN) BYTES.subarray(0, 2 * count).swap16()
  return BYTES.toString('utf16le', 0, 2 * count)
}

/** Folds the first units in place; how many are left. */
function folded(count: number): number {
  let end = 0
  let isAfterBlank = false
  for (let at = 0; at < count; at++) {
    const unit = UNITS[at] ?? 0
    const kind = KIND_OF_UNIT[unit] ?? WORD
    if (kind === WORD) {
      if (isAfterBlank && end > 0) UNITS[end++] = SPACE
      UNITS[end++] = unit
      isAfterBlank = false
    } else if (kind === BLANK) isAfterBlank = true
  }
  return end
}

const SPACE = 32
const [WORD, BLANK, INVISIBLE] = [0, 1, 2]
const KIND_OF_UNIT = new Uint8Array(65_536)
for (const blank of ' \t\n\v\f\r\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff')
  KIND_OF_UNIT[blank.charCodeAt(0)] = BLANK
KIND_OF_UNIT.fill(BLANK, 0x2000, 0x200b)
for (const mark of '\u00ad\u200b\u2060') KIND_OF_UNIT[mark.charCodeAt(0)] = INVISIBLE

function foldedLong(text: string): string {
  return text
    .replace(/[\u00ad\u200b\u2060]+/g, '')
    .trim()
    .replace(/\s{2,}|[^\S ]/g, ' ')
}
