import { Buffer } from 'node:buffer'
import { decodeInAttribute } from './decode-references.ts'

/**
 * A page as its bytes, in UTF-8. What the scanner looks for is ASCII, and a byte below 128 is never part of another character;
 * so it reads bytes, which costs less than a text character by character, and only what is kept becomes text.
 */
export class PageSource {
  readonly bytes: Uint8Array
  readonly length: number
  readonly #buffer: Buffer
  /** A character for each byte: to cut ASCII out of it costs less than to decode the bytes. */
  readonly #characters: string

  constructor(page: string | Uint8Array) {
    this.#buffer =
      typeof page === 'string'
        ? Buffer.from(page)
        : Buffer.from(page.buffer, page.byteOffset, page.byteLength)
    this.bytes = this.#buffer
    this.length = this.#buffer.length
    this.#characters = this.#buffer.toString('latin1')
  }

  /** The text between two places. */
  text(from: number, to: number): string {
    const { bytes } = this
    for (let at = from; at < to; at++) {
      if ((bytes[at] ?? 0) >= BEYOND_ASCII) return this.#buffer.toString('utf8', from, to)
    }
    return this.#characters.slice(from, to)
  }

  /** The value of an attribute that stands between two places, its character references decoded. */
  value(from: number, to: number): string {
    return decodeInAttribute(this.text(from, to))
  }

  /** First place of a byte at or after a place, -1 when there is none. */
  find(byte: number, from: number): number {
    const { bytes } = this
    const near = Math.min(from + NEAR, this.length)
    for (let at = from; at < near; at++) if (bytes[at] === byte) return at
    return near < this.length ? this.#characters.indexOf(CHARACTERS[byte] ?? '', near) : -1
  }

  /** First place of a text at or after a place, -1 when there is none. */
  findText(text: string, from: number): number {
    return this.#characters.indexOf(text, from)
  }

  /** Whether a text of ASCII stands exactly at a place. */
  standsAt(text: string, at: number): boolean {
    return this.#characters.startsWith(text, at)
  }
}

const BEYOND_ASCII = 128
/** A call of the engine's own search, the faster one by far, costs as much as so many bytes. */
const NEAR = 16
const CHARACTERS = Array.from({ length: BEYOND_ASCII }, (_, code) => String.fromCharCode(code))
