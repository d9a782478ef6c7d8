import type { PageScan } from '../scan/page-scan.ts'
import { type Containers, containersOf } from './containers.ts'
import { atLeast } from './limits.ts'
import { flowOf, likenessOf, patternsOf, repeatsOf } from './page-likeness.ts'
import { outlineOf, type PageOutline } from './page-outline.ts'
import type { PageHints, PageView } from './page-view.ts'
import { surroundingsOf } from './surroundings.ts'

/** What the columns of every block are read from; linear in the size of the page. */
export function viewPage(scan: PageScan, hints: PageHints): PageView {
  const outline = outlineOf(scan)
  const containers = containersOf(scan, outline)
  const candidates = candidatesOf(scan, containers)
  const prose = {
    all: atLeast(1, outline.proseLength[0] ?? 0),
    inside: atLeast(1, outline.proseLength[containers.densest] ?? 0),
  }
  return {
    scan,
    outline,
    containers,
    candidates,
    patterns: patternsOf(scan, outline, containers.densest),
    flow: flowOf(scan, outline),
    likeness: likenessOf(scan, hints),
    repeats: repeatsOf(scan),
    surroundings: surroundingsOf(scan, { outline, containers, candidates }),
    claim: hints.claim,
    prose,
    logs: {
      prose: Math.log1p(prose.all),
      blocks: Math.log1p(scan.blocks.length),
      usualLength: Math.log1p(usualLength(scan, outline, containers.densest)),
    },
  }
}

/** A line of links further from the densest container than this is a menu. */
const BLOCKS_BEFORE = 25
const BLOCKS_AFTER = 15
const MENU_LINK_SHARE = 0.8

function candidatesOf(scan: PageScan, containers: Containers): Uint8Array {
  const { firstBlock, endBlock } = scan.elements
  const first = (firstBlock[containers.densest] ?? 0) - BLOCKS_BEFORE
  const last = (endBlock[containers.densest] ?? 0) + BLOCKS_AFTER
  const { length } = scan.blocks
  const candidates = new Uint8Array(length)
  for (let index = 0; index < length; index++) {
    const block = scan.blocks[index]
    const isNear = index >= first && index <= last
    if (isNear || (block && block.linkChars < MENU_LINK_SHARE * block.text.length)) candidates[index] = 1
  }
  return candidates
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
