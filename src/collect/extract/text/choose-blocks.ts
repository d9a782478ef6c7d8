import { isNeverText } from './never-text.ts'
import { EVEN, thresholdOf } from './page-threshold.ts'
import type { PageView } from './page-view.ts'
import { headingLevel } from './surroundings.ts'

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
  const isTaken = likelyBlocks(page, probabilities, even)
  const seen = new Set<string>()
  const chosen: number[] = []
  for (const [index, { text }] of page.scan.blocks.entries()) {
    const probability = probabilities[index] ?? 0
    const isText =
      isTaken[index] || (probability > BETWEEN && isBetween(page, isTaken, { index, probability }))
    if (!isText) continue
    if (text.length >= MIN_REPEAT_CHARS && seen.has(text)) continue
    seen.add(text)
    chosen.push(index)
  }
  return chosen.filter((index, place) => place >= OPENING_BLOCKS || !isTitle(page, index, titles))
}

/** 1 for blocks that are likely enough. */
function likelyBlocks(page: PageView, probabilities: Float32Array, even: number): Uint8Array {
  const threshold = thresholdOf(page, probabilities, even)
  const best = probabilities.reduce((most, p) => Math.max(most, p), 0)
  const least = best >= threshold ? threshold : Math.max(LAST_RESORT, best * 0.7)
  const isDescribed = (index: number) => (page.likeness.description[index] ?? 0) >= SAYS_DESCRIPTION
  const isLikely = Uint8Array.from(probabilities, (p, index) =>
    p >= least || (p >= DOUBTFUL && isDescribed(index)) ? 1 : 0,
  )
  const isTaken = isLikely.map((likely, index) => (likely && !isNeverText(page, index) ? 1 : 0))
  return isTaken.includes(1) ? isTaken : isLikely
}

/** Text right before and after: in elements of the same tag and parent, or of any where this one is a heading. */
function isBetween(
  page: PageView,
  isTaken: Uint8Array,
  { index, probability }: { readonly index: number; readonly probability: number },
): boolean {
  if (!isTaken[index - 1] || !isTaken[index + 1]) return false
  if (isNeverText(page, index)) return false
  const { tags, parents } = page.scan.elements
  const elementOf = (block: number) => page.scan.blocks[block]?.element ?? 0
  const own = elementOf(index)
  if (probability > HEADING_BETWEEN && headingLevel(tags[own] ?? '') > 1) return true
  return [index - 1, index + 1].every((block) => {
    const other = elementOf(block)
    return tags[other] === tags[own] && parents[other] === parents[own]
  })
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
