import { Buffer } from 'node:buffer'

/** Texts are written in little-endian order; units are read in the machine's own. */
const IS_BIG_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 0

/** Room for the code units of a line, and the same room as bytes. */
type Room = { readonly units: Uint16Array; readonly bytes: Buffer }

/** Code units of the lines of an ordinary page; a longer one gets room of its own. */
const ORDINARY = 524_288

/**
 * A line of clean text, written piece by piece: no soft hyphens and zero-width characters, single blanks for white space, none
 * at the ends. What it gives is never a part of another text nor one that is joined when it is read: loops over its characters
 * meet texts of two forms and are fast (`lib/text/string-access.ts`).
 * Room is made before: to look for it at each piece would have the engine compile it all again at the first long line.
 */
export class TextLine {
  readonly #ordinary = roomFor(ORDINARY)
  #room = this.#ordinary
  #end = 0
  #isAfterBlank = false

  /** Code units written so far. */
  get length(): number {
    return this.#end
  }

  /** Makes room for lines of so many code units or bytes of a source. */
  reserve(units: number): void {
    this.clear()
    // A blank may come before the last piece.
    this.#room = units < ORDINARY ? this.#ordinary : roomFor(units + 1)
  }

  clear(): void {
    this.#end = 0
    this.#isAfterBlank = false
  }

  addBlank(): void {
    this.#isAfterBlank = true
  }

  /** Adds what stands in a source, if it is ASCII without character references; else adds nothing and says false. */
  addPlain(source: Uint8Array, from: number, to: number): boolean {
    const { units } = this.#room
    let end = this.#end
    let isAfterBlank = this.#isAfterBlank
    for (let at = from; at < to; at++) {
      const byte = source[at] ?? 0
      const kind = KIND_OF_BYTE[byte] ?? OTHER
      if (kind === WORD) {
        if (isAfterBlank && end > 0) units[end++] = SPACE
        units[end++] = byte
        isAfterBlank = false
      } else if (kind === BLANK) isAfterBlank = true
      else return false
    }
    this.#end = end
    this.#isAfterBlank = isAfterBlank
    return true
  }

  add(text: string): void {
    const { units } = this.#room
    // Behind the line and the blank that may come before its next word, then folded to where it belongs.
    const from = this.#end + 1
    const to = from + write(text, this.#room, from)
    let end = this.#end
    let isAfterBlank = this.#isAfterBlank
    for (let at = from; at < to; at++) {
      const unit = units[at] ?? 0
      const kind = KIND_OF_UNIT[unit] ?? WORD
      if (kind === WORD) {
        if (isAfterBlank && end > 0) units[end++] = SPACE
        units[end++] = unit
        isAfterBlank = false
      } else if (kind === BLANK) isAfterBlank = true
    }
    this.#end = end
    this.#isAfterBlank = isAfterBlank
  }

  text(): string {
    if (this.#end === 0) return ''
    const { bytes } = this.#room
    if (IS_BIG_ENDIAN) bytes.subarray(0, 2 * this.#end).swap16()
    return bytes.toString('utf16le', 0, 2 * this.#end)
  }
}

function roomFor(units: number): Room {
  const bytes = Buffer.alloc(2 * units)
  return { bytes, units: new Uint16Array(bytes.buffer, bytes.byteOffset, units) }
}

/** Writes the code units of a text at a place; how many they are. */
function write(text: string, { bytes }: Room, from: number): number {
  const count = bytes.write(text, 2 * from, 'utf16le')
  if (IS_BIG_ENDIAN) bytes.subarray(2 * from, 2 * from + count).swap16()
  return count >> 1
}

const LINE = new TextLine()

/** A text as one clean line. */
export function foldLine(text: string): string {
  LINE.reserve(text.length)
  LINE.add(text)
  return LINE.text()
}

const SPACE = 32
const [WORD, BLANK, INVISIBLE, OTHER] = [0, 1, 2, 3]
const KIND_OF_UNIT = new Uint8Array(65_536)
for (const blank of ' \t\n\v\f\r\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff')
  KIND_OF_UNIT[blank.charCodeAt(0)] = BLANK
KIND_OF_UNIT.fill(BLANK, 0x2000, 0x200b)
for (const mark of '\u00ad\u200b\u2060') KIND_OF_UNIT[mark.charCodeAt(0)] = INVISIBLE

const KIND_OF_BYTE = KIND_OF_UNIT.slice(0, 256).fill(OTHER, 128)
KIND_OF_BYTE[0x26] = OTHER
