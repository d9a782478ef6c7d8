/** Many names could make a document that is searched to its end for each; no honest one has so many. */
const MAX_NEEDLES = 300

/**
 * Finds the next place of a few strings again and again while going forward. Remembers what it found, so that each
 * string costs one pass over the source in all.
 */
export class Finder {
  readonly #source: string
  readonly #places = new Map<string, number>()

  constructor(source: string) {
    this.#source = source
  }

  /** Place of the string at or after `from`, Infinity when it does not come any more. */
  next(needle: string, from: number): number {
    const known = this.#places.get(needle)
    if (known !== undefined && known >= from) return known
    if (known === undefined && this.#places.size >= MAX_NEEDLES) return Number.POSITIVE_INFINITY
    const found = this.#source.indexOf(needle, from)
    const place = found < 0 ? Number.POSITIVE_INFINITY : found
    this.#places.set(needle, place)
    return place
  }
}
