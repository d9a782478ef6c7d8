import { ATTRIBUTE, PURPOSE, TagAttributes } from './attributes.ts'
import { NameValues } from './name-values.ts'
import type { PageSource } from './page-source.ts'
import { readAttributes } from './read-attributes.ts'

/**
 * Class, id and role of each element. Elements with the same ones have one number. Few are asked for as written, so only their
 * places are kept, and they are read from the source again.
 */
export class ElementNames {
  readonly #source: PageSource
  readonly #values: NameValues
  /** Where in the source the attributes of each element start; 0 for one that has no name. */
  readonly #places: number[] = [0]
  readonly #numbers: number[] = [0]
  /** Numbers of names of several values, by their two parts. Negative: those of one value are its number. */
  readonly #joined = new Map<number, number>()
  readonly #attributes: TagAttributes
  readonly #written = new Map<number, string>()

  constructor(source: PageSource) {
    this.#source = source
    this.#attributes = new TagAttributes(source)
    this.#values = new NameValues(source)
  }

  /** Adds the next element, whose start tag has been read; bits of HINT. */
  add(attributes: TagAttributes): number {
    if (attributes.purposes & PURPOSE.name) return this.#addNamed(attributes)
    this.#places.push(0)
    this.#numbers.push(0)
    return 0
  }

  #addNamed(attributes: TagAttributes): number {
    const values = this.#values
    const classes = attributes.numberOf(ATTRIBUTE.class, values)
    const id = attributes.numberOf(ATTRIBUTE.id, values)
    const role = attributes.numberOf(ATTRIBUTE.role, values)
    this.#places.push(attributes.start)
    this.#numbers.push(id === 0 && role === 0 ? classes : this.#join(this.#join(classes, id), role))
    return values.hintsOf(classes) | values.hintsOf(id) | values.hintsOf(role)
  }

  #join(first: number, second: number): number {
    const key = first * MAX_NUMBER + second
    const known = this.#joined.get(key)
    if (known !== undefined) return known
    const number = -1 - this.#joined.size
    this.#joined.set(key, number)
    return number
  }

  /** A number that elements have in common when class, id and role of both are the same; 0 without a name. */
  numberOf(element: number): number {
    return this.#numbers[element] ?? 0
  }

  /** As written, one blank between. */
  of(element: number): string {
    const number = this.numberOf(element)
    return number === 0 ? '' : (this.#written.get(number) ?? this.#read(number, this.#places[element] ?? 0))
  }

  #read(number: number, place: number): string {
    const attributes = this.#attributes
    attributes.clear(place)
    readAttributes(this.#source, attributes, place)
    const names = writtenNames(attributes)
    this.#written.set(number, names)
    return names
  }
}

function writtenNames(attributes: TagAttributes): string {
  const classes = attributes.get(ATTRIBUTE.class)
  const id = attributes.get(ATTRIBUTE.id)
  const role = attributes.get(ATTRIBUTE.role)
  if (id === undefined && role === undefined) return classes ?? ''
  return `${classes ?? ''} ${id ?? ''} ${role ?? ''}`
}

/** More values than a page can have. */
const MAX_NUMBER = 2 ** 22
