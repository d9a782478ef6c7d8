import { mix32 } from '../../../lib/text/hash32.ts'
import { hintsIn } from './hint.ts'
import type { PageSource } from './page-source.ts'

/** A hash table is widened before more than one in so many of its cells is taken. */
const ROOM = 2
const FIRST_CELLS = 1024
/** Who writes a page may know the hash: a value is looked for in so many cells, then it counts as one never seen. */
const MAX_PROBES = 32

/**
 * Numbers the values of class, id and role of one page. Equal values have one number, and what it hints at is worked out once:
 * most values of a page come again and again. 0 is the empty value.
 */
export class NameValues {
  readonly #source: PageSource
  /** Open hash table of numbers; 0 in an empty cell. */
  #cells = new Int32Array(FIRST_CELLS)
  /** Where each value stands in the source, its hash, and its hints. */
  readonly #starts: number[] = [0]
  readonly #ends: number[] = [0]
  readonly #hashes: number[] = [0]
  readonly #hints: number[] = [0]

  constructor(source: PageSource) {
    this.#source = source
  }

  /** Number of the value that stands in the source from `from` to `to`. */
  numberOf(from: number, to: number): number {
    if (from === to) return 0
    const hash = hashOf(this.#source.bytes, from, to)
    const mask = this.#cells.length - 1
    for (let probe = 0; probe < MAX_PROBES; probe++) {
      const number = this.#cells[(hash + probe) & mask] ?? 0
      if (number === 0) return this.#add(hash, from, to)
      if (this.#hashes[number] === hash && this.#isAt(number, from, to)) return number
    }
    return this.#add(hash, from, to)
  }

  /** Bits of HINT. */
  hintsOf(number: number): number {
    return this.#hints[number] ?? 0
  }

  textOf(number: number): string {
    return this.#source.value(this.#starts[number] ?? 0, this.#ends[number] ?? 0)
  }

  #isAt(number: number, from: number, to: number): boolean {
    const { bytes } = this.#source
    const start = this.#starts[number] ?? 0
    if ((this.#ends[number] ?? 0) - start !== to - from) return false
    for (let at = from; at < to; at++) if (bytes[at] !== bytes[start + at - from]) return false
    return true
  }

  #add(hash: number, from: number, to: number): number {
    const number = this.#starts.length
    this.#starts.push(from)
    this.#ends.push(to)
    this.#hashes.push(hash)
    this.#hints.push(hintsIn(this.#source.bytes, from, to))
    if (number * ROOM > this.#cells.length) this.#widen()
    else this.#place(number)
    return number
  }

  #widen(): void {
    this.#cells = new Int32Array(2 * this.#cells.length)
    for (let number = 1; number < this.#starts.length; number++) this.#place(number)
  }

  /** Puts a number in the first free cell; one that finds none near is not found again. */
  #place(number: number): void {
    const hash = this.#hashes[number] ?? 0
    const mask = this.#cells.length - 1
    for (let probe = 0; probe < MAX_PROBES; probe++) {
      const cell = (hash + probe) & mask
      if (this.#cells[cell] === 0) {
        this.#cells[cell] = number
        return
      }
    }
  }
}

/** Without a multiplication in the loop: the engine's middle compiler would call a function for each. */
function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = to - from
  for (let at = from; at < to; at++) hash = (hash << 5) ^ (hash >>> 27) ^ (bytes[at] ?? 0)
  return mix32(hash) | 0
}
