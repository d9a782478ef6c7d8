import type { PageView } from './page-view.ts'

/** Blocks likelier than this are text. Set by cross-validation: precision and recall of whole pages are near each other there. */
export const THRESHOLD = 0.7
/** A page whose best block is below the threshold still says something when that block is likelier than this. */
const LAST_RESORT = 0.2
/** A paragraph of this length that stands on the page twice is told once. */
const MIN_REPEAT_CHARS = 40
/** A block between two that are taken is taken too when it is likelier than this. */
const BETWEEN = 0.1
/** Only at its start does a text say its title. */
const OPENING_BLOCKS = 3

/** Indices of the blocks that are the text, in order, without repeats and without the title. */
export function chooseBlocks(
  page: PageView,
  probabilities: Float32Array,
  {
    threshold = THRESHOLD,
    titles = [],
  }: { readonly threshold?: number; readonly titles?: readonly string[] } = {},
): number[] {
  const best = probabilities.reduce((most, p) => Math.max(most, p), 0)
  const least = best >= threshold ? threshold : Math.max(LAST_RESORT, best * 0.7)
  const isTaken = Uint8Array.from(probabilities, (p) => (p >= least ? 1 : 0))
  const seen = new Set<string>()
  const chosen: number[] = []
  for (const [index, { text }] of page.scan.blocks.entries()) {
    if (!isTaken[index] && !((probabilities[index] ?? 0) > BETWEEN && isBetween(page, isTaken, index)))
      continue
    if (text.length >= MIN_REPEAT_CHARS && seen.has(text)) continue
    seen.add(text)
    chosen.push(index)
  }
  return chosen.filter((index, place) => place >= OPENING_BLOCKS || !isTitle(page, index, titles))
}

/** Text right before and after in elements of the same tag and parent. */
function isBetween({ scan }: PageView, isTaken: Uint8Array, index: number): boolean {
  if (!isTaken[index - 1] || !isTaken[index + 1]) return false
  const { tags, parents } = scan.elements
  const own = scan.blocks[index]?.element ?? 0
  return [index - 1, index + 1].every((other) => {
    const element = scan.blocks[other]?.element ?? 0
    return tags[element] === tags[own] && parents[element] === parents[own]
  })
}

function isTitle({ scan }: PageView, index: number, titles: readonly string[]): boolean {
  const block = scan.blocks[index]
  if (!block || !/^h[12]$/.test(scan.elements.tags[block.element] ?? '')) return false
  const text = block.text.toLowerCase()
  return titles.some((title) => title.toLowerCase().startsWith(text))
}
