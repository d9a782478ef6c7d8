import type { Block, PageScan } from '../scan/page-scan.ts'

/** Which blocks are the main text, as indices in order. */
export function mainBlocks(scan: PageScan): number[] {
  const container = bestContainer(scan)
  const start = scan.elements.firstBlock[container] ?? 0
  const end = scan.elements.endBlock[container] ?? scan.blocks.length
  const chosen: number[] = []
  for (let index = start; index < end; index++) {
    const block = scan.blocks[index]
    if (block && isText(scan, block)) chosen.push(index)
  }
  return chosen
}

/** The element whose blocks, good ones counted for it and bad ones against it, sum up to the most. */
function bestContainer(scan: PageScan): number {
  const { parents } = scan.elements
  const values = new Float64Array(parents.length)
  for (const block of scan.blocks) values[block.element] = (values[block.element] ?? 0) + worthOf(block)
  let best = 0
  for (let element = parents.length - 1; element > 0; element--) {
    const parent = parents[element] ?? 0
    values[parent] = (values[parent] ?? 0) + (values[element] ?? 0)
  }
  for (let element = 1; element < parents.length; element++) {
    if ((values[element] ?? 0) >= (values[best] ?? 0)) best = element
  }
  return best
}

function worthOf(block: Block): number {
  const chars = block.text.length
  const linkShare = block.linkChars / chars
  return chars > 80 && linkShare < 0.4 ? chars * (1 - linkShare) : -20 - block.linkChars
}

function isText(scan: PageScan, block: Block): boolean {
  const tag = scan.elements.tags[block.element] ?? ''
  if (/^h[1-6]$|^blockquote$/.test(tag)) return tag !== 'h1'
  if (tag === 'figcaption') return false
  return block.text.length > 40 && block.linkChars < block.text.length * 0.5
}
