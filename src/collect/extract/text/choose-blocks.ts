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
  const isTaken = takenOf(probabilities, threshold)
  const taken: number[] = []
  for (let index = 0; index < isTaken.length; index++) {
    if (isTaken[index] || ((probabilities[index] ?? 0) > BETWEEN && isBetween(page, isTaken, index)))
      taken.push(index)
  }
  return withoutRepeats(page, taken).filter(
    (index, place) => place >= OPENING_BLOCKS || !isTitle(page, index, titles),
  )
}

/** 1 for each block that is likely enough by itself. */
function takenOf(probabilities: Float32Array, threshold: number): Uint8Array {
  let best = 0
  for (let index = 0; index < probabilities.length; index++) {
    const own = probabilities[index] ?? 0
    if (own > best) best = own
  }
  const least = best >= threshold ? threshold : Math.max(LAST_RESORT, best * 0.7)
  const isTaken = new Uint8Array(probabilities.length)
  for (let index = 0; index < isTaken.length; index++) {
    if ((probabilities[index] ?? 0) >= least) isTaken[index] = 1
  }
  return isTaken
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
