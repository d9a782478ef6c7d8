import { HINT } from '../scan/hint.ts'
import { MARKUP, type PageScan } from '../scan/page-scan.ts'
import type { PageOutline } from './page-outline.ts'

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
  const { parents } = scan.elements
  const worth = new Float64Array(parents.length)
  for (let index = 0; index < scan.blocks.length; index++) {
    const block = scan.blocks[index]
    if (!block) continue
    const length = outline.lengths[index] ?? 0
    const linkLength = (length * block.linkChars) / block.text.length
    const value = outline.isProse[index] ? length - linkLength : -LINE_COST - linkLength
    worth[block.element] = (worth[block.element] ?? 0) + value
  }
  for (let element = parents.length - 1; element > 0; element--) {
    const parent = parents[element] ?? 0
    worth[parent] = (worth[parent] ?? 0) + (worth[element] ?? 0)
  }
  return highest(worth)
}

function mostParagraphs(scan: PageScan, outline: PageOutline): number {
  const { parents } = scan.elements
  const score = new Float64Array(parents.length)
  for (let index = 0; index < scan.blocks.length; index++) {
    const block = scan.blocks[index]
    if (!block) continue
    if (!outline.isProse[index]) continue
    const points = 1 + Math.min((outline.lengths[index] ?? 0) / 100, 4)
    const parent = parents[block.element] ?? 0
    const grandparent = parents[parent] ?? 0
    if (parent > 0) score[parent] = (score[parent] ?? 0) + points
    if (grandparent > 0) score[grandparent] = (score[grandparent] ?? 0) + points / 2
  }
  for (let element = 0; element < score.length; element++) {
    const length = outline.length[element] ?? 0
    if (length > 0) score[element] = (score[element] ?? 0) * (1 - (outline.linkLength[element] ?? 0) / length)
  }
  return highest(score)
}

/** The first of equals, so an outer element never wins over nothing. */
function highest(values: Float64Array): number {
  let best = 0
  for (let element = 1; element < values.length; element++) {
    if ((values[element] ?? 0) > (values[best] ?? 0) || best === 0) best = element
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
