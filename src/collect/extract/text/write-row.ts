import type { Block } from '../scan/page-scan.ts'
import { atLeast, atMost, clip, FAR } from './limits.ts'
import { writeBits, writeLine } from './line-features.ts'
import type { PageView } from './page-view.ts'
import { bitOf } from './surroundings.ts'

export const HINT_COUNT = 25
export const PLACE_COUNT = 20
export const NEIGHBOURS = [-3, -2, -1, 1, 2, 3] as const

type Target = { readonly rows: Float32Array; readonly at: number }
/** Writes columns and returns where the next ones go. */
type Writer = (page: PageView, index: number, target: Target & { readonly block: Block }) => number

const WRITERS: readonly Writer[] = [
  writeLine,
  writeMarkup,
  writeContainers,
  writeFamily,
  writePage,
  writeLabels,
  writeImageBox,
  writeBranch,
  writeNeighbours,
]

/** Writes the numbers of one block into a row that holds zeros; returns how many they are. */
export function writeRow(page: PageView, index: number, rows: Float32Array): number {
  const block = page.scan.blocks[index]
  if (!block) return 0
  const target = { rows, at: 0, block }
  for (const write of WRITERS) target.at = write(page, index, target)
  return target.at
}

const TAGS: ReadonlyMap<string, number> = new Map(
  [
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
  ].map((tag, place) => [tag, place]),
)

function tagPlace(tag: string | undefined): number {
  return TAGS.get(tag ?? '') ?? -1
}

function writeMarkup(
  { scan, outline }: PageView,
  index: number,
  { rows, at, block }: Parameters<Writer>[2],
): number {
  let next = at
  writeBits(outline.nearHints[block.element] ?? 0, rows, next)
  next += HINT_COUNT
  writeBits(outline.farHints[block.element] ?? 0, rows, next)
  next += HINT_COUNT
  writeBits(outline.places[block.element] ?? 0, rows, next)
  next += PLACE_COUNT
  rows[next++] = tagPlace(scan.elements.tags[block.element])
  rows[next++] = outline.headings[index] ?? 0
  return next
}

function writeContainers(
  { scan, outline, containers, prose }: PageView,
  index: number,
  { rows, at, block }: Parameters<Writer>[2],
): number {
  const { firstBlock, endBlock } = scan.elements
  const { densest, paragraphs, named } = containers
  const start = firstBlock[densest] ?? 0
  const end = endBlock[densest] ?? 0
  const namedStart = firstBlock[named] ?? 0
  const namedEnd = endBlock[named] ?? 0
  let next = at
  rows[next++] = (outline.depth[block.element] ?? 0) - (outline.depth[densest] ?? 0)
  rows[next++] = isBetween(index, start, end)
  rows[next++] = isBetween(index, firstBlock[paragraphs] ?? 0, endBlock[paragraphs] ?? 0)
  rows[next++] = named > 0 ? isBetween(index, namedStart, namedEnd) : -1
  rows[next++] = clip(index - start)
  rows[next++] = clip(end - 1 - index)
  rows[next++] = named > 0 ? clip(index - namedStart) : FAR
  rows[next++] = named > 0 ? clip(namedEnd - 1 - index) : FAR
  rows[next++] = (index - start) / atLeast(1, end - start)
  rows[next++] = index / scan.blocks.length
  rows[next++] = (outline.proseLength[densest] ?? 0) / prose.all
  return next
}

function isBetween(index: number, start: number, end: number): number {
  return index >= start && index < end ? 1 : 0
}

function writeFamily(
  { scan, outline, patterns, prose }: PageView,
  index: number,
  { rows, at, block }: Parameters<Writer>[2],
): number {
  const { parents } = scan.elements
  const parent = parents[block.element] ?? 0
  const grandparent = parent > 0 ? (parents[parent] ?? 0) : 0
  const pattern = patterns.ofBlock[index] ?? 0
  let next = at
  if (parent >= 0) {
    rows[next] = (outline.proseLength[parent] ?? 0) / prose.all
    rows[next + 1] = linkShareOf(outline, parent)
    rows[next + 2] = Math.log1p(outline.blockCount[parent] ?? 0)
  }
  next += 3
  rows[next++] = (outline.proseLength[grandparent] ?? 0) / prose.all
  rows[next++] = linkShareOf(outline, grandparent)
  rows[next++] = (patterns.prose[pattern] ?? 0) / prose.all
  rows[next++] = patterns.logCount[pattern] ?? 0
  rows[next++] = (patterns.linkLength[pattern] ?? 0) / atLeast(1, patterns.length[pattern] ?? 1)
  rows[next++] = patterns.logMean[pattern] ?? 0
  rows[next++] = (patterns.proseInside[pattern] ?? 0) / prose.inside
  rows[next++] = (patterns.countInside[pattern] ?? 0) / (patterns.count[pattern] ?? 1)
  return next
}

function linkShareOf({ linkLength, length }: PageView['outline'], element: number): number {
  return (linkLength[element] ?? 0) / atLeast(1, length[element] ?? 0)
}

function writePage(page: PageView, index: number, { rows, at, block }: Parameters<Writer>[2]): number {
  const { scan, outline, flow, likeness, repeats, prose, logs } = page
  const parent = scan.elements.parents[block.element] ?? 0
  let next = at
  rows[next++] = (flow.proseBefore[index] ?? 0) / prose.all
  rows[next++] = (prose.all - (flow.proseBefore[index + 1] ?? 0)) / prose.all
  rows[next++] = flow.sinceProse[index] ?? 0
  rows[next++] = flow.toProse[index] ?? 0
  rows[next++] = likeness.titleBlock < 0 ? FAR : clip(index - likeness.titleBlock)
  rows[next++] = likeness.title[index] ?? 0
  rows[next++] = likeness.description[index] ?? 0
  rows[next++] = likeness.body[index] ?? 0
  rows[next++] = repeats[index] ?? 0
  rows[next++] = logs.prose
  rows[next++] = logs.blocks
  rows[next++] = page.claim
  rows[next++] = (outline.logLengths[index] ?? 0) - logs.usualLength
  rows[next++] = parent < 0 ? -1 : tagPlace(scan.elements.tags[parent])
  return next
}

const RELATED = bitOf('read-more', 'tags')
const COMMENTS = bitOf('comments')

function writeLabels({ surroundings }: PageView, index: number, { rows, at }: Target): number {
  const label = surroundings.labelSaid[index] ?? 0
  let next = at
  rows[next++] = label & RELATED ? 1 : 0
  rows[next++] = label & COMMENTS ? 1 : 0
  rows[next++] = label & ~(RELATED | COMMENTS) ? 1 : 0
  rows[next++] = surroundings.sinceLabel[index] ?? 0
  rows[next++] = surroundings.labelLevel[index] ?? 0
  rows[next++] = surroundings.sinceComments[index] ?? 0
  rows[next++] = surroundings.sinceRelated[index] ?? 0
  return next
}

function writeImageBox(
  { outline, surroundings }: PageView,
  index: number,
  { rows, at, block }: Parameters<Writer>[2],
): number {
  const { element } = block
  const box = surroundings.imageBox[element] ?? 0
  let next = at
  rows[next++] = Math.log1p(outline.blockCount[box] ?? 0)
  rows[next++] = (outline.lengths[index] ?? 0) / atLeast(1, outline.length[box] ?? 0)
  rows[next++] = atMost(12, (outline.depth[element] ?? 0) - (outline.depth[box] ?? 0))
  return next
}

function writeBranch(
  { outline, surroundings, prose }: PageView,
  index: number,
  { rows, at, block }: Parameters<Writer>[2],
): number {
  const branch = surroundings.branch[block.element] ?? 0
  const isInside = branch > 0
  let next = at
  rows[next++] = isInside ? Math.log1p(outline.blockCount[branch] ?? 0) : -1
  rows[next++] = isInside ? linkShareOf(outline, branch) : -1
  rows[next++] = isInside ? (outline.proseLength[branch] ?? 0) / prose.inside : -1
  rows[next++] = Math.log1p(surroundings.twins[branch] ?? 0)
  rows[next++] = surroundings.twinProse[branch] ?? 0
  rows[next++] = surroundings.said[index - 1] ? 1 : 0
  rows[next++] = surroundings.said[index + 1] ? 1 : 0
  return next
}

const NEIGHBOUR_WIDTH = 6

function writeNeighbours(
  { scan, outline, patterns }: PageView,
  index: number,
  { rows, at, block }: Parameters<Writer>[2],
): number {
  const { parents } = scan.elements
  let next = at
  for (const offset of NEIGHBOURS) {
    const other = scan.blocks[index + offset]
    if (!other) {
      rows[next] = -1
      next += NEIGHBOUR_WIDTH
      continue
    }
    rows[next++] = outline.logLengths[index + offset] ?? 0
    rows[next++] = outline.linkShares[index + offset] ?? 0
    rows[next++] = outline.headings[index + offset] ?? 0
    rows[next++] = outline.isProse[index + offset] ?? 0
    rows[next++] = parents[other.element] === parents[block.element] ? 1 : 0
    rows[next++] = patterns.ofBlock[index + offset] === patterns.ofBlock[index] ? 1 : 0
  }
  return next
}
