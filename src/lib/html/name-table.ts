import { codeAt, cut, standsAt } from '../text/string-access.ts'

/**
 * What belongs to a name that stands in a source, without cutting the name out and hashing it each time: a document has few
 * names and writes each thousands of times. Keeps two names of equal hash, so that no document can make it grow or slow.
 */
export class NameTable<Value> {
  readonly #names: string[]
  readonly #values: (Value | undefined)[]
  readonly #find: (name: string) => Value
  readonly #mask: number

  /** The function says what belongs to a name; asked twice it must say the same. The number of slots is a power of two. */
  constructor(find: (name: string) => Value, slots = 256) {
    this.#find = find
    this.#names = new Array<string>(slots).fill('')
    this.#values = new Array<Value | undefined>(slots).fill(undefined)
    this.#mask = slots - 1
  }

  /** What belongs to the name that stands between two places. */
  get(source: string, from: number, to: number): Value {
    const slot = hashOf(source, from, to) & this.#mask
    const length = to - from
    const name = this.#names[slot] ?? ''
    if (name.length === length && standsAt(name, source, from)) return this.#valueAt(slot)
    const neighbour = this.#names[slot ^ 1] ?? ''
    if (neighbour.length === length && standsAt(neighbour, source, from)) return this.#valueAt(slot ^ 1)
    return this.#learn(slot, cut(source, from, to))
  }

  #valueAt(slot: number): Value {
    // Safe: a slot with a name has its value; only the empty name may stand for none.
    return this.#values[slot] as Value
  }

  /** The name that was in the slot moves next door: two names that alternate would drive each other out. */
  #learn(slot: number, name: string): Value {
    const value = this.#find(name)
    this.#names[slot ^ 1] = this.#names[slot] ?? ''
    this.#values[slot ^ 1] = this.#values[slot]
    this.#names[slot] = name
    this.#values[slot] = value
    return value
  }
}

/** From the length and three characters, which tell the names of one document apart. */
function hashOf(source: string, from: number, to: number): number {
  const middle = (from + to) >> 1
  const hash =
    codeAt(source, from, to) * 7 + codeAt(source, middle, to) * 31 + codeAt(source, to - 1, to) * 101
  return hash + (to - from) * 13
}
