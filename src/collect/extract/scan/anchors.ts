import { ownText } from '../../../lib/text/own-text.ts'
import { ATTRIBUTE, type TagAttributes } from './attributes.ts'
import type { PageSource } from './page-source.ts'

const MAX_ANCHORS = 5000

/** The links of a page in document order. Few are followed, so only their places are kept. */
export class Anchors {
  /** The block each one stands in. */
  readonly blocks: number[] = []
  readonly #source: PageSource
  readonly #starts: number[] = []
  readonly #ends: number[] = []

  constructor(source: PageSource) {
    this.#source = source
  }

  /** Adds the link whose start tag has been read. */
  add(attributes: TagAttributes, block: number): void {
    if (this.blocks.length >= MAX_ANCHORS) return
    this.blocks.push(block)
    this.#starts.push(attributes.startOf(ATTRIBUTE.href))
    this.#ends.push(attributes.endOf(ATTRIBUTE.href))
  }

  /** The address as written, a text by itself. */
  hrefOf(anchor: number): string {
    return ownText(this.#source.value(this.#starts[anchor] ?? 0, this.#ends[anchor] ?? 0))
  }
}
