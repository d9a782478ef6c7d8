import { HINT } from '../scan/hint.ts'
import { MARKUP, type PageScan } from '../scan/page-scan.ts'
import { add, addToParents } from './sums.ts'
import { textLength } from './text-length.ts'

/** Where an element stands, as bits its descendants inherit. */
export const PLACE = {
  nav: 1,
  footer: 2,
  header: 4,
  aside: 8,
  figure: 16,
  figcaption: 32,
  form: 64,
  table: 128,
  list: 256,
  quote: 512,
  article: 1024,
  main: 2048,
  hidden: 4096,
  ariaHidden: 8192,
  articleBody: 16384,
  comment: 32768,
  complementary: 65536,
  pre: 131072,
  details: 262144,
  cell: 524288,
} as const

/** Sums over each element's blocks, and what each element inherits from those around it. */
export type PageOutline = {
  /** Length of each block; see `textLength`. */
  readonly lengths: Float64Array
  /** Their natural logarithms, ln(1 + length). */
  readonly logLengths: Float64Array
  /** Part of each block's characters that is links, 0..1. */
  readonly linkShares: Float64Array
  /** Level of the heading that each block is, 1..6; 0 for other blocks. */
  readonly headings: Uint8Array
  /** 1 where a block reads like a paragraph. */
  readonly isProse: Uint8Array
  readonly length: Float64Array
  readonly linkLength: Float64Array
  readonly proseLength: Float64Array
  readonly blockCount: Float64Array
  readonly depth: Uint16Array
  readonly places: Int32Array
  /** Hints of the element and its three nearest ancestors, and of all its ancestors. */
  readonly nearHints: Int32Array
  readonly farHints: Int32Array
}

/** Prose this long is a paragraph whatever is around it. */
const PROSE_LENGTH = 80
const MAX_PROSE_LINK_SHARE = 0.35

export function outlineOf(scan: PageScan): PageOutline {
  const count = scan.elements.parents.length
  const blocks = scan.blocks.length
  const outline: PageOutline = {
    lengths: new Float64Array(blocks),
    logLengths: new Float64Array(blocks),
    linkShares: new Float64Array(blocks),
    headings: new Uint8Array(blocks),
    isProse: new Uint8Array(blocks),
    length: new Float64Array(count),
    linkLength: new Float64Array(count),
    proseLength: new Float64Array(count),
    blockCount: new Float64Array(count),
    depth: new Uint16Array(count),
    places: new Int32Array(count),
    nearHints: new Int32Array(count),
    farHints: new Int32Array(count),
  }
  measureBlocks(scan, outline)
  addBlocks(scan, outline)
  for (const column of [outline.length, outline.linkLength, outline.proseLength, outline.blockCount])
    addToParents(column, scan.elements.parents)
  inherit(scan, outline)
  return outline
}

function measureBlocks(scan: PageScan, outline: PageOutline): void {
  const { lengths, logLengths, linkShares, headings } = outline
  for (let index = 0; index < scan.blocks.length; index++) {
    const block = scan.blocks[index]
    if (!block) continue
    const length = textLength(block.text)
    lengths[index] = length
    logLengths[index] = Math.log1p(length)
    linkShares[index] = block.linkChars / block.text.length
    headings[index] = headingLevel(scan.elements.tags[block.element] ?? '')
  }
}

function headingLevel(tag: string): number {
  return HEADINGS.get(tag) ?? 0
}

const HEADINGS: ReadonlyMap<string, number> = new Map(
  ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((tag, place) => [tag, place + 1]),
)

/** Adds up the blocks right inside each element. */
function addBlocks(scan: PageScan, outline: PageOutline): void {
  const { length, linkLength, proseLength, blockCount } = outline
  for (let index = 0; index < scan.blocks.length; index++) {
    const element = scan.blocks[index]?.element ?? 0
    const chars = outline.lengths[index] ?? 0
    const linkShare = outline.linkShares[index] ?? 0
    add(length, element, chars)
    add(linkLength, element, chars * linkShare)
    add(blockCount, element, 1)
    if (chars < PROSE_LENGTH || linkShare > MAX_PROSE_LINK_SHARE) continue
    outline.isProse[index] = 1
    add(proseLength, element, chars)
  }
}

/** Hints that speak for an element however much of the page it holds. */
const KEPT_HINTS = HINT.body | HINT.article | HINT.summary

const ALL = -1

/** What an element says of its text is believed only while it holds less than this share of the page's prose. */
const MAX_SHARE = 0.5

function inherit(scan: PageScan, outline: PageOutline): void {
  const { parents, hints } = scan.elements
  const { depth, places, nearHints, farHints, proseLength } = outline
  const most = MAX_SHARE * (proseLength[0] ?? 0)
  const own = new Int32Array(parents.length)
  for (let element = 1; element < parents.length; element++) {
    const parent = parents[element] ?? 0
    const isWrapper = most > 0 && (proseLength[element] ?? 0) > most
    own[element] = (hints[element] ?? 0) & (isWrapper ? KEPT_HINTS : ALL)
    depth[element] = (depth[parent] ?? 0) + 1
    const place = placeOf(scan.elements, element)
    places[element] = (places[parent] ?? 0) | (place & (isWrapper ? WRAPPER_PLACES : ALL))
    farHints[element] = (farHints[parent] ?? 0) | (own[element] ?? 0)
    const grandparent = parents[parent] ?? 0
    nearHints[element] =
      (own[element] ?? 0) | (own[parent] ?? 0) | (grandparent > 0 ? (own[grandparent] ?? 0) : 0)
  }
}

const WRAPPER_PLACES = PLACE.article | PLACE.main | PLACE.articleBody

const PLACE_OF_TAG: ReadonlyMap<string, number> = new Map([
  ['nav', PLACE.nav],
  ['footer', PLACE.footer],
  ['header', PLACE.header],
  ['aside', PLACE.aside],
  ['figure', PLACE.figure],
  ['figcaption', PLACE.figcaption],
  ['form', PLACE.form],
  ['table', PLACE.table],
  ['td', PLACE.cell],
  ['th', PLACE.cell],
  ['ul', PLACE.list],
  ['ol', PLACE.list],
  ['dl', PLACE.list],
  ['blockquote', PLACE.quote],
  ['article', PLACE.article],
  ['main', PLACE.main],
  ['pre', PLACE.pre],
  ['details', PLACE.details],
])

const PLACES_OF_MARKUP = placesOfMarkup([
  [MARKUP.hidden, PLACE.hidden],
  [MARKUP.ariaHidden, PLACE.ariaHidden],
  [MARKUP.articleBody, PLACE.articleBody],
  [MARKUP.articleType, PLACE.article],
  [MARKUP.main, PLACE.main],
  [MARKUP.complementary, PLACE.complementary],
  [MARKUP.comment, PLACE.comment],
])

/** The places that each sum of bits of MARKUP means. */
function placesOfMarkup(meanings: readonly (readonly [number, number])[]): Int32Array {
  const all = Object.values(MARKUP).reduce((bits, bit) => bits | bit, 0)
  return Int32Array.from({ length: all + 1 }, (_, markup) =>
    meanings.reduce((places, [bit, place]) => (markup & bit ? places | place : places), 0),
  )
}

function placeOf({ tags, markup }: PageScan['elements'], element: number): number {
  return (PLACE_OF_TAG.get(tags[element] ?? '') ?? 0) | (PLACES_OF_MARKUP[markup[element] ?? 0] ?? 0)
}
