import { ATTRIBUTE, TagAttributes } from './attributes.ts'
import { hintsOf } from './hint.ts'
import type { PageSource } from './page-source.ts'
import { readAttributes } from './read-attributes.ts'

/**
 * Class, id and role of each element as written, one blank between. Few are asked for, so only their places are kept, and
 * they are read from the source again.
 */
export class ElementNames {
  readonly #source: PageSource
  readonly #attributes: TagAttributes
  /** Where in the source the attributes of each element start; 0 for one that has no name. */
  readonly #places: number[] = [0]
  readonly #known = new Map<number, string>()

  constructor(source: PageSource) {
    this.#source = source
    this.#attributes = new TagAttributes(source)
  }

  add(place: number): void {
    this.#places.push(place)
  }

  of(element: number): string {
    const place = this.#places[element] ?? 0
    return place === 0 ? '' : (this.#known.get(place) ?? this.#read(place))
  }

  #read(place: number): string {
    this.#attributes.clear(place)
    readAttributes(this.#source, this.#attributes, place)
    const names = writtenNames(this.#attributes)
    this.#known.set(place, names)
    return names
  }
}

/** Together with two blanks no more than is read of longer values. */
const [CLASS_CHARS, ID_CHARS, ROLE_CHARS] = [300, 60, 30]

/** Hints of a tag's class, id and role. */
export function hintsOfTag(attributes: TagAttributes): number {
  const bits =
    attributes.hints(ATTRIBUTE.class, CLASS_CHARS) |
    attributes.hints(ATTRIBUTE.id, ID_CHARS) |
    attributes.hints(ATTRIBUTE.role, ROLE_CHARS)
  return bits < 0 ? hintsOf(writtenNames(attributes)) : bits
}

function writtenNames(attributes: TagAttributes): string {
  const classes = attributes.get(ATTRIBUTE.class)
  const id = attributes.get(ATTRIBUTE.id)
  const role = attributes.get(ATTRIBUTE.role)
  if (id === undefined && role === undefined) return classes ?? ''
  return `${classes ?? ''} ${id ?? ''} ${role ?? ''}`
}
