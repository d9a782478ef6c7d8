import { ATTRIBUTE, PURPOSE, type TagAttributes } from './attributes.ts'
import { NameValues } from './name-values.ts'
import type { PageSource } from './page-source.ts'

/** Class, id and role of each element. Elements with the same ones have one number; few are asked for as written. */
export class ElementNames {
  readonly #values: NameValues
  readonly #numbers: number[] = [0]
  /** Numbers of names of several values, by their two parts. Negative: those of one value are its number. */
  readonly #joined = new Map<number, number>()
  readonly #parts: (readonly [number, number])[] = []
  readonly #written = new Map<number, string>()

  constructor(source: PageSource) {
    this.#values = new NameValues(source)
  }

  /** Adds the next element, whose start tag has been read; bits of HINT. */
  add(attributes: TagAttributes): number {
    if (attributes.purposes & PURPOSE.name) return this.#addNamed(attributes)
    this.#numbers.push(0)
    return 0
  }

  #addNamed(attributes: TagAttributes): number {
    const values = this.#values
    const classes = attributes.numberOf(ATTRIBUTE.class, values)
    const id = attributes.numberOf(ATTRIBUTE.id, values)
    const role = attributes.numberOf(ATTRIBUTE.role, values)
    this.#numbers.push(id === 0 && role === 0 ? classes : this.#join(this.#join(classes, id), role))
    return values.hintsOf(classes) | values.hintsOf(id) | values.hintsOf(role)
  }

  #join(first: number, second: number): number {
    const key = first * MAX_NUMBER + second
    const known = this.#joined.get(key)
    if (known !== undefined) return known
    const number = -this.#parts.push([first, second])
    this.#joined.set(key, number)
    return number
  }

  /** A number that elements have in common when class, id and role of both are the same; 0 without a name. */
  numberOf(element: number): number {
    return this.#numbers[element] ?? 0
  }

  /** Class, id and role as written, one blank between; the class alone when there is no more. */
  of(element: number): string {
    return this.#textOf(this.numberOf(element))
  }

  #textOf(number: number): string {
    if (number === 0) return ''
    const known = this.#written.get(number)
    if (known !== undefined) return known
    const parts = this.#parts[-number - 1]
    const text = parts ? `${this.#textOf(parts[0])} ${this.#textOf(parts[1])}` : this.#values.textOf(number)
    this.#written.set(number, text)
    return text
  }
}

/** More values than a page can have. */
const MAX_NUMBER = 2 ** 22
