import type { Block, PageScan } from '../scan/page-scan.ts'
import { type Containers, containersOf } from './containers.ts'
import { LINE_FEATURES, writeLine } from './line-features.ts'
import { flowOf, likenessOf, patternsOf, repeatsOf } from './page-likeness.ts'
import { outlineOf, type PageOutline } from './page-outline.ts'
import type { PageHints, PageView } from './page-view.ts'

/** One row of numbers a block, in the order of `FEATURES`. */
export type FeatureTable = {
  readonly rows: Float32Array
  readonly width: number
  /** 1 for blocks that may be text at all; the rows of the others stay empty. */
  readonly candidates: Uint8Array
}

const HINT_COUNT = 25
const PLACE_COUNT = 20
const NEIGHBOURS = [-3, -2, -1, 1, 2, 3] as const
const NEIGHBOUR_FEATURES = [
  'length',
  'link-share',
  'heading',
  'prose',
  'same-parent',
  'same-pattern',
] as const

/** Names of the columns. */
export const FEATURES: readonly string[] = [
  ...LINE_FEATURES,
  ...Array.from({ length: HINT_COUNT }, (_, bit) => `near-hint-${bit}`),
  ...Array.from({ length: HINT_COUNT }, (_, bit) => `far-hint-${bit}`),
  ...Array.from({ length: PLACE_COUNT }, (_, bit) => `place-${bit}`),
  'tag',
  'heading',
  'steps-to-densest',
  'in-densest',
  'in-paragraphs',
  'in-named',
  'from-densest-start',
  'to-densest-end',
  'from-named-start',
  'to-named-end',
  'place-in-densest',
  'place-on-page',
  'densest-share',
  'parent-prose-share',
  'parent-link-share',
  'parent-blocks',
  'grandparent-prose-share',
  'grandparent-link-share',
  'pattern-prose-share',
  'pattern-count',
  'pattern-link-share',
  'pattern-mean',
  'prose-before',
  'prose-after',
  'since-prose',
  'to-prose',
  'from-title',
  'title-likeness',
  'description-likeness',
  'in-json-ld-body',
  'repeats',
  'seen-on-site',
  'page-prose',
  'page-blocks',
  'claim',
  'length-to-usual',
  'parent-tag',
  ...NEIGHBOURS.flatMap((offset) => NEIGHBOUR_FEATURES.map((name) => `${name}@${offset}`)),
]

/** Numbers for every block of a page in one table; linear in its size. */
export function featuresOf(scan: PageScan, hints: PageHints): FeatureTable {
  const page = viewPage(scan, hints)
  const width = FEATURES.length
  const rows = new Float32Array(scan.blocks.length * width)
  for (const index of scan.blocks.keys()) {
    if (page.candidates[index] !== 0) writeRow(page, index, rows.subarray(index * width, (index + 1) * width))
  }
  return { rows, width, candidates: page.candidates }
}

/** What the columns of every block are read from. */
export function viewPage(scan: PageScan, hints: PageHints): PageView {
  const outline = outlineOf(scan)
  const containers = containersOf(scan, outline)
  return {
    scan,
    outline,
    containers,
    patterns: patternsOf(scan, outline),
    flow: flowOf(scan, outline),
    likeness: likenessOf(scan, hints),
    repeats: repeatsOf(scan),
    claim: hints.claim,
    usualLength: usualLength(scan, outline, containers.densest),
    candidates: candidatesOf(scan, containers),
  }
}

/** Fills a row that holds zeros with the numbers of one block. */
export function writeRow(page: PageView, index: number, rows: Float32Array): void {
  const block = page.scan.blocks[index]
  if (!block) return
  let at = writeLine(rows, 0, { block, length: page.outline.lengths[index] ?? 0 })
  for (const write of WRITERS) at = write(page, index, { rows, at, block })
}

type Writer = (page: PageView, index: number, target: Target) => number
const WRITERS: readonly Writer[] = [writeMarkup, writeContainers, writeFamily, writePage, writeNeighbours]

/** A line of links further from the densest container than this is a menu. */
const BLOCKS_BEFORE = 25
const BLOCKS_AFTER = 15
const MENU_LINK_SHARE = 0.8

function candidatesOf(scan: PageScan, containers: Containers): Uint8Array {
  const { firstBlock, endBlock } = scan.elements
  const first = (firstBlock[containers.densest] ?? 0) - BLOCKS_BEFORE
  const last = (endBlock[containers.densest] ?? 0) + BLOCKS_AFTER
  return Uint8Array.from(scan.blocks, ({ text, linkChars }, index) =>
    Number((index >= first && index <= last) || linkChars < MENU_LINK_SHARE * text.length),
  )
}

/** Median length of the paragraphs of an element. */
function usualLength(scan: PageScan, outline: PageOutline, element: number): number {
  const { firstBlock, endBlock } = scan.elements
  const end = endBlock[element] ?? 0
  const prose = []
  for (let index = firstBlock[element] ?? 0; index < end; index++) {
    if (outline.isProse[index]) prose.push(outline.lengths[index] ?? 0)
  }
  return prose.sort((a, b) => a - b)[prose.length >> 1] ?? 0
}

type Target = { readonly rows: Float32Array; readonly at: number; readonly block: Block }

const TAGS = [
  'p',
  'li',
  'div',
  'td',
  'th',
  'dd',
  'dt',
  'blockquote',
  'pre',
  'figcaption',
  'span',
  'section',
  'article',
]

function writeMarkup({ scan, outline }: PageView, _index: number, { rows, at, block }: Target): number {
  let next = at
  const near = outline.nearHints[block.element] ?? 0
  const far = outline.farHints[block.element] ?? 0
  const places = outline.places[block.element] ?? 0
  for (let bit = 0; bit < HINT_COUNT; bit++) rows[next++] = (near >> bit) & 1
  for (let bit = 0; bit < HINT_COUNT; bit++) rows[next++] = (far >> bit) & 1
  for (let bit = 0; bit < PLACE_COUNT; bit++) rows[next++] = (places >> bit) & 1
  const tag = scan.elements.tags[block.element] ?? ''
  rows[next++] = TAGS.indexOf(tag)
  rows[next++] = headingLevel(tag)
  return next
}

function headingLevel(tag: string): number {
  return tag.length === 2 && tag >= 'h1' && tag <= 'h6' ? Number(tag[1]) : 0
}

function writeContainers(page: PageView, index: number, { rows, at, block }: Target): number {
  const { scan, outline, containers } = page
  const { firstBlock, endBlock } = scan.elements
  const [start, end] = [firstBlock[containers.densest] ?? 0, endBlock[containers.densest] ?? 0]
  const [namedStart, namedEnd] = [firstBlock[containers.named] ?? 0, endBlock[containers.named] ?? 0]
  const total = Math.max(1, outline.proseLength[0] ?? 0)
  const isNamed = containers.named > 0
  let next = at
  for (const value of [
    (outline.depth[block.element] ?? 0) - (outline.depth[containers.densest] ?? 0),
    isBetween(index, start, end),
    isInside(page, containers.paragraphs, index),
    isNamed ? isInside(page, containers.named, index) : -1,
    clip(index - start),
    clip(end - 1 - index),
    isNamed ? clip(index - namedStart) : FAR,
    isNamed ? clip(namedEnd - 1 - index) : FAR,
    (index - start) / Math.max(1, end - start),
    index / scan.blocks.length,
    (outline.proseLength[containers.densest] ?? 0) / total,
  ]) {
    rows[next++] = value
  }
  return next
}

const FAR = 40

function clip(distance: number): number {
  return Math.max(-FAR, Math.min(FAR, distance))
}

function isBetween(index: number, start: number, end: number): number {
  return index >= start && index < end ? 1 : 0
}

function isInside({ scan }: PageView, element: number, index: number): number {
  return isBetween(index, scan.elements.firstBlock[element] ?? 0, scan.elements.endBlock[element] ?? 0)
}

function writeFamily(
  { scan, outline, patterns }: PageView,
  index: number,
  { rows, at, block }: Target,
): number {
  const { parents } = scan.elements
  const total = Math.max(1, outline.proseLength[0] ?? 0)
  const parent = parents[block.element] ?? 0
  const grandparent = Math.max(0, parents[parent] ?? 0)
  const pattern = patterns.ofBlock[index] ?? 0
  const patternLength = Math.max(1, patterns.length[pattern] ?? 1)
  const patternCount = patterns.count[pattern] ?? 1
  let next = at
  for (const value of [
    (outline.proseLength[parent] ?? 0) / total,
    (outline.linkLength[parent] ?? 0) / Math.max(1, outline.length[parent] ?? 0),
    Math.log1p(outline.blockCount[parent] ?? 0),
    (outline.proseLength[grandparent] ?? 0) / total,
    (outline.linkLength[grandparent] ?? 0) / Math.max(1, outline.length[grandparent] ?? 0),
    (patterns.prose[pattern] ?? 0) / total,
    Math.log1p(patternCount),
    (patterns.linkLength[pattern] ?? 0) / patternLength,
    Math.log1p(patternLength / patternCount),
  ]) {
    rows[next++] = value
  }
  return next
}

function writePage(page: PageView, index: number, { rows, at, block }: Target): number {
  const { scan, outline, flow, likeness, repeats } = page
  const total = Math.max(1, outline.proseLength[0] ?? 0)
  let next = at
  for (const value of [
    (flow.proseBefore[index] ?? 0) / total,
    (total - (flow.proseBefore[index + 1] ?? 0)) / total,
    flow.sinceProse[index] ?? 0,
    flow.toProse[index] ?? 0,
    likeness.titleBlock < 0 ? FAR : clip(index - likeness.titleBlock),
    likeness.title[index] ?? 0,
    likeness.description[index] ?? 0,
    likeness.body[index] ?? 0,
    repeats[index] ?? 0,
    likeness.onSite[index] ?? 0,
    Math.log1p(total),
    Math.log1p(scan.blocks.length),
    page.claim,
    Math.log1p(outline.lengths[index] ?? 0) - Math.log1p(page.usualLength),
    TAGS.indexOf(scan.elements.tags[scan.elements.parents[block.element] ?? 0] ?? ''),
  ]) {
    rows[next++] = value
  }
  return next
}

function writeNeighbours(page: PageView, index: number, { rows, at, block }: Target): number {
  const { scan, outline, patterns } = page
  const { parents, tags } = scan.elements
  let next = at
  for (const offset of NEIGHBOURS) {
    const other = scan.blocks[index + offset]
    if (!other) {
      rows[next] = -1
      next += NEIGHBOUR_FEATURES.length
      continue
    }
    rows[next++] = Math.log1p(outline.lengths[index + offset] ?? 0)
    rows[next++] = other.linkChars / other.text.length
    rows[next++] = headingLevel(tags[other.element] ?? '')
    rows[next++] = outline.isProse[index + offset] ?? 0
    rows[next++] = parents[other.element] === parents[block.element] ? 1 : 0
    rows[next++] = patterns.ofBlock[index + offset] === patterns.ofBlock[index] ? 1 : 0
  }
  return next
}
