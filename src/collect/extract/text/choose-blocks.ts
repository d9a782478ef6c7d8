import { isNeverText } from './never-text.ts'
import { EVEN, thresholdOf } from './page-threshold.ts'
import type { PageView } from './page-view.ts'

/** A page whose best block is below the threshold still says something when that block is likelier than this. */
const LAST_RESORT = 0.2
/** A paragraph of this length that stands on the page twice is told once. */
const MIN_REPEAT_CHARS = 40
/** A block between two that are taken is taken too when it is likelier than this. */
const BETWEEN = 0.1
/** A heading over and under text is text when it is likelier than this. */
const HEADING_BETWEEN = 0.3
/** What says the page's description is its lead, unless it is less likely than this. */
const DOUBTFUL = 0.5
/** Share of words in common. */
const SAYS_DESCRIPTION = 0.7
/** Only at its start does a text say its title. */
const OPENING_BLOCKS = 3

/** Indices of the blocks that are the text, in order, without repeats and without the title. */
export function chooseBlocks(
  page: PageView,
  probabilities: Float32Array,
  { even = EVEN, titles = [] }: { readonly even?: number; readonly titles?: readonly string[] } = {},
): number[] {
  const likely = likelyBlocks(page, probabilities, even)
  const taken = likely.filter((index) => !isNeverText(page, index))
  // Where no likely block may be text, the likely ones are.
  const text = withBlocksBetween(page, probabilities, taken.length > 0 ? taken : likely)
  return withoutRepeats(page, text).filter(
    (index, place) => place >= OPENING_BLOCKS || !isTitle(page, index, titles),
  )
}

/** Blocks that are likely enough by themselves. */
function likelyBlocks(page: PageView, probabilities: Float32Array, even: number): number[] {
  const least = leastOf(probabilities, thresholdOf(page, probabilities, even))
  const { length } = probabilities
  const likely: number[] = []
  for (let index = 0; index < length; index++) {
    const own = probabilities[index] ?? 0
    if (own >= least || (own >= DOUBTFUL && saysDescription(page, index))) likely.push(index)
  }
  return likely
}

function leastOf(probabilities: Float32Array, threshold: number): number {
  const { length } = probabilities
  let best = 0
  for (let index = 0; index < length; index++) {
    const own = probabilities[index] ?? 0
    if (own > best) best = own
  }
  return best >= threshold ? threshold : Math.max(LAST_RESORT, best * 0.7)
}

function saysDescription({ likeness }: PageView, index: number): boolean {
  return (likeness.description[index] ?? 0) >= SAYS_DESCRIPTION
}

function withoutRepeats({ scan }: PageView, taken: readonly number[]): number[] {
  const seen = new Set<string>()
  return taken.filter((index) => {
    const text = scan.blocks[index]?.text ?? ''
    const isRepeat = text.length >= MIN_REPEAT_CHARS && seen.has(text)
    seen.add(text)
    return !isRepeat
  })
}

function withBlocksBetween(page: PageView, probabilities: Float32Array, taken: readonly number[]): number[] {
  return taken.flatMap((index, place) => {
    const next = index + 1
    const isGap = taken[place + 1] === next + 1
    return isGap && belongsBetween(page, next, probabilities[next] ?? 0) ? [index, next] : [index]
  })
}

/** With text right before and after: in elements of the same tag and parent, or of any where this one is a heading. */
function belongsBetween(page: PageView, index: number, probability: number): boolean {
  if (probability <= BETWEEN || isNeverText(page, index)) return false
  if (probability > HEADING_BETWEEN && (page.outline.headings[index] ?? 0) > 1) return true
  return isLike(page, index, index - 1) && isLike(page, index, index + 1)
}

function isLike({ scan }: PageView, block: number, neighbour: number): boolean {
  const { tags, parents } = scan.elements
  const own = scan.blocks[block]?.element ?? 0
  const other = scan.blocks[neighbour]?.element ?? 0
  return tags[other] === tags[own] && parents[other] === parents[own]
}

/** A heading with nearly the words of a title is one too. */
const TITLE_LIKENESS = 0.7

function isTitle({ scan, likeness }: PageView, index: number, titles: readonly string[]): boolean {
  const block = scan.blocks[index]
  if (!block || !/^h[12]$/.test(scan.elements.tags[block.element] ?? '')) return false
  if ((likeness.title[index] ?? 0) >= TITLE_LIKENESS) return true
  const text = block.text.toLowerCase()
  return titles.some((title) => title.toLowerCase().startsWith(text))
}
