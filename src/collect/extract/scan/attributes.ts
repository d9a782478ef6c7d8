import { decodeHTMLAttribute } from 'entities/decode'
import { nameFinder } from './name-finder.ts'

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

/** The attributes of one start tag: where in the source each value stands. It is cut out and decoded when it is asked for. */
export class TagAttributes {
  size = 0
  /** Whether it is written as `<x/>`. */
  isEmptyTag = false
  readonly #source: string
  readonly #from = new Int32Array(COUNT)
  readonly #to = new Int32Array(COUNT)
  /** The tag that last had each attribute: starting a new tag clears nothing. */
  readonly #tags = new Int32Array(COUNT)
  #tag = 1

  constructor(source: string) {
    this.#source = source
  }

  clear(): void {
    this.size = 0
    this.isEmptyTag = false
    this.#tag++
  }

  /** The first of two attributes of one name counts (HTML standard, 13.2.5.33). */
  set(id: number, from: number, to: number): void {
    if (this.#tags[id] === this.#tag) return
    this.#tags[id] = this.#tag
    this.#from[id] = from
    this.#to[id] = to
    this.size++
  }

  has(id: AttributeId): boolean {
    return this.#tags[id] === this.#tag
  }

  get(id: AttributeId): string | undefined {
    if (this.#tags[id] !== this.#tag) return undefined
    const value = this.#source.slice(this.#from[id], this.#to[id])
    return value.includes('&') ? decodeHTMLAttribute(value) : value
  }
}
