import { HINT } from '../scan/hint.ts'
import { MARKUP, type PageScan } from '../scan/page-scan.ts'
import { atMost } from './limits.ts'
import type { PageOutline } from './page-outline.ts'
import { add, addToParents } from './sums.ts'

/** Elements that may hold the article, each found in another way. */
export type Containers = {
  /** Prose counted for it and everything else against it sums up to the most. */
  readonly densest: number
  /** Most paragraphs directly inside. */
  readonly paragraphs: number
  /** Named as the article's body by its author. */
  readonly named: number
}

export function containersOf(scan: PageScan, outline: PageOutline): Containers {
  return {
    densest: densest(scan, outline),
    paragraphs: mostParagraphs(scan, outline),
    named: named(scan, outline),
  }
}

/** What a short line costs a container, so that lists of teasers do not join it. */
const LINE_COST = 25

function densest(scan: PageScan, outline: PageOutline): number {
  const worth = worthOf(scan, outline)
  addToParents(worth, scan.elements.parents)
  return highest(worth)
}

/** What the blocks right inside each element are worth. */
function worthOf({ blocks, elements }: PageScan, outline: PageOutline): Float64Array {
  const worth = new Float64Array(elements.parents.length)
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index]
    if (!block) continue
    const length = outline.lengths[index] ?? 0
    const linkLength = (length * block.linkChars) / block.text.length
    add(worth, block.element, (outline.isProse[index] ? length : -LINE_COST) - linkLength)
  }
  return worth
}

function mostParagraphs(scan: PageScan, outline: PageOutline): number {
  const points = pointsOf(scan, outline)
  const { length } = points
  for (let element = 1; element < length; element++) {
    const own = points[element] ?? 0
    if (own > 0)
      points[element] = own * (1 - (outline.linkLength[element] ?? 0) / (outline.length[element] ?? 1))
  }
  return highest(points)
}

/** Points of paragraphs for the parent and the grandparent of their element. */
function pointsOf({ blocks, elements }: PageScan, outline: PageOutline): Float64Array {
  const { parents } = elements
  const points = new Float64Array(parents.length)
  for (let index = 0; index < blocks.length; index++) {
    if (!outline.isProse[index]) continue
    const parent = parents[blocks[index]?.element ?? 0] ?? 0
    if (parent <= 0) continue
    const own = 1 + atMost(4, (outline.lengths[index] ?? 0) / 100)
    add(points, parent, own)
    const grandparent = parents[parent] ?? 0
    if (grandparent > 0) add(points, grandparent, own / 2)
  }
  return points
}

/** The first of equals, so an outer element never wins over nothing. */
function highest(values: Float64Array): number {
  const { length } = values
  let best = length > 1 ? 1 : 0
  let most = values[best] ?? 0
  for (let element = 2; element < length; element++) {
    const own = values[element] ?? 0
    if (own <= most) continue
    best = element
    most = own
  }
  return best
}

/** A named body must hold this share of the page's prose. */
const MIN_NAMED_SHARE = 0.25

function named(scan: PageScan, outline: PageOutline): number {
  const { tags, hints, markup } = scan.elements
  const total = outline.proseLength[0] ?? 0
  let best = 0
  let bestPoints = 0
  for (let element = 1; element < tags.length; element++) {
    const prose = outline.proseLength[element] ?? 0
    if (prose === 0 || prose < MIN_NAMED_SHARE * total) continue
    const points = nameStrength(tags[element] ?? '', hints[element] ?? 0, markup[element] ?? 0) * prose
    // A later element of the same strength is an inner one: the tighter fit.
    if (points > 0 && points >= bestPoints * 0.97) {
      best = element
      bestPoints = Math.max(points, bestPoints)
    }
  }
  return best
}

function nameStrength(tag: string, hints: number, markup: number): number {
  if (markup & MARKUP.articleBody) return 1.6
  if (tag === 'article' || markup & MARKUP.articleType) return 1
  if (hints & HINT.body && tag !== 'body' && tag !== 'html') return 1
  return tag === 'main' || markup & MARKUP.main ? 0.7 : 0
}
