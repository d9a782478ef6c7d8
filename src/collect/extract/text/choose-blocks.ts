import type { PageScan } from '../scan/page-scan.ts'

/** Blocks likelier than this are text. Set by cross-validation: precision and recall of whole pages are equal near it. */
export const THRESHOLD = 0.7
/** A page whose best block is below the threshold still says something when that block is likelier than this. */
const LAST_RESORT = 0.2
/** A paragraph of this length that stands on the page twice is told once. */
const MIN_REPEAT_CHARS = 40

/** Only at its start does a text say its title. */
const OPENING_BLOCKS = 3

/** Indices of the blocks that are the text, in order, without repeats and without the title. */
export function chooseBlocks(
  scan: PageScan,
  probabilities: Float32Array,
  {
    threshold = THRESHOLD,
    titles = [],
  }: { readonly threshold?: number; readonly titles?: readonly string[] } = {},
): number[] {
  const best = probabilities.reduce((most, p) => Math.max(most, p), 0)
  const least = best >= threshold ? threshold : Math.max(LAST_RESORT, best * 0.7)
  const seen = new Set<string>()
  const chosen: number[] = []
  for (const [index, { text }] of scan.blocks.entries()) {
    if ((probabilities[index] ?? 0) < least) continue
    if (text.length >= MIN_REPEAT_CHARS && seen.has(text)) continue
    seen.add(text)
    chosen.push(index)
  }
  return chosen.filter((index, place) => place >= OPENING_BLOCKS || !isTitle(scan, index, titles))
}

function isTitle(scan: PageScan, index: number, titles: readonly string[]): boolean {
  const block = scan.blocks[index]
  if (!block || !/^h[12]$/.test(scan.elements.tags[block.element] ?? '')) return false
  const text = block.text.toLowerCase()
  return titles.some((title) => title.toLowerCase().startsWith(text))
}
