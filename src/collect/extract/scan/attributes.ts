import { ownText } from '../../../lib/text/own-text.ts'
import { nameFinder } from './name-finder.ts'
import type { NameValues } from './name-values.ts'
import type { PageSource } from './page-source.ts'

/** The attributes the scanner reads, numbered. */
export const ATTRIBUTE = {
  alt: 0,
  'aria-hidden': 1,
  class: 2,
  content: 3,
  'data-lazy-src': 4,
  'data-nosnippet': 5,
  'data-original': 6,
  'data-src': 7,
  'data-srcset': 8,
  'data-testid': 9,
  datetime: 10,
  height: 11,
  hidden: 12,
  href: 13,
  'http-equiv': 14,
  id: 15,
  itemprop: 16,
  itemtype: 17,
  lang: 18,
  'xml:lang': 19,
  name: 20,
  property: 21,
  rel: 22,
  role: 23,
  sizes: 24,
  src: 25,
  srcset: 26,
  style: 27,
  title: 28,
  type: 29,
  typeof: 30,
  value: 31,
  width: 32,
  amp: 33,
  '⚡': 34,
} as const

export type AttributeId = (typeof ATTRIBUTE)[keyof typeof ATTRIBUTE]

/** Number of the attribute whose name stands in a source; -1 when the scanner reads none of that name. */
export const findAttribute = nameFinder(Object.keys(ATTRIBUTE))

const COUNT = Object.keys(ATTRIBUTE).length

/** What attributes are read for, as bits: most tags have none of some, and then nothing of that kind is looked for. */
export const PURPOSE = {
  /** Names its element. */
  name: 1,
  /** Says what its element is, or that it is hidden. */
  markup: 2,
  /** May state a fact. */
  fact: 4,
} as const

const PURPOSES: Uint8Array = purposes([
  [PURPOSE.name, ['class', 'id', 'role']],
  [
    PURPOSE.markup,
    [
      'style',
      'hidden',
      'aria-hidden',
      'data-nosnippet',
      'role',
      'itemprop',
      'property',
      'itemtype',
      'typeof',
    ],
  ],
  [PURPOSE.fact, ['datetime', 'itemprop', 'rel', 'href']],
])

function purposes(groups: readonly (readonly [number, readonly (keyof typeof ATTRIBUTE)[]])[]): Uint8Array {
  const bits = new Uint8Array(COUNT)
  for (const [bit, names] of groups) {
    for (const name of names) bits[ATTRIBUTE[name]] = (bits[ATTRIBUTE[name]] ?? 0) | bit
  }
  return bits
}

/** The attributes of one start tag: where in the source each value stands. It is cut out and decoded when it is asked for. */
export class TagAttributes {
  /** Bits of PURPOSE of those that are there. */
  purposes = 0
  /** Whether it is written as `<x/>`. */
  isEmptyTag = false
  readonly #source: PageSource
  readonly #from = new Int32Array(COUNT)
  readonly #to = new Int32Array(COUNT)
  /** The tag that last had each attribute: starting a new tag clears nothing. */
  readonly #tags = new Int32Array(COUNT)
  #tag = 1

  constructor(source: PageSource) {
    this.#source = source
  }

  clear(): void {
    this.purposes = 0
    this.isEmptyTag = false
    this.#tag++
  }

  /** The first of two attributes of one name counts (HTML standard, 13.2.5.33). */
  set(id: number, from: number, to: number): void {
    if (this.#tags[id] === this.#tag) return
    this.#tags[id] = this.#tag
    this.#from[id] = from
    this.#to[id] = to
    this.purposes |= PURPOSES[id] ?? 0
  }

  /** Number of the value among others of the page; 0 without one. */
  numberOf(id: AttributeId, values: NameValues): number {
    if (this.#tags[id] !== this.#tag) return 0
    return values.numberOf(this.#from[id] ?? 0, this.#to[id] ?? 0)
  }

  has(id: AttributeId): boolean {
    return this.#tags[id] === this.#tag
  }

  /** Where in the source the value of an attribute that is there starts, and where it ends. */
  startOf(id: AttributeId): number {
    return this.#from[id] ?? 0
  }

  endOf(id: AttributeId): number {
    return this.#to[id] ?? 0
  }

  /** The value as a text by itself, for what may end in the result: a result does not keep its page in memory. */
  own(id: AttributeId): string | undefined {
    const value = this.get(id)
    return value === undefined ? undefined : ownText(value)
  }

  get(id: AttributeId): string | undefined {
    if (this.#tags[id] !== this.#tag) return undefined
    return this.#source.value(this.#from[id] ?? 0, this.#to[id] ?? 0)
  }
}
