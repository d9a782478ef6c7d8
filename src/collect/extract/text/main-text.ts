import type { PageScan } from '../scan/page-scan.ts'
import { featuresOf } from './block-features.ts'
import weights from './block-model.weights.json' with { type: 'json' }
import { chooseBlocks } from './choose-blocks.ts'
import type { PageHints } from './page-view.ts'
import { predict, unpackModel } from './tree-model.ts'

const MODEL = unpackModel(weights)

/** Which blocks are the main text, as indices in order. */
export function mainBlocks(scan: PageScan, hints: PageHints): number[] {
  const chosen = chooseBlocks(scan, probabilitiesOf(scan, hints))
  return chosen.filter((index, place) => place >= OPENING_BLOCKS || !isTitle(scan, index, hints.titles))
}

/** How likely each block is part of the main text, 0..1. */
export function probabilitiesOf(scan: PageScan, hints: PageHints): Float32Array {
  const { rows, width, candidates } = featuresOf(scan, hints)
  const probabilities = new Float32Array(scan.blocks.length)
  for (const [index, { text }] of scan.blocks.entries()) {
    if (candidates[index] === 0) continue
    const probability = predict(MODEL, rows, index * width)
    probabilities[index] = hints.boilerplate?.has(text) ? probability * SEEN_ON_SITE : probability
  }
  return probabilities
}

/** What a site shows on many pages is hardly ever part of one of them. */
const SEEN_ON_SITE = 0.3
/** Only at its start does a text say its title. */
const OPENING_BLOCKS = 3

function isTitle(scan: PageScan, index: number, titles: readonly string[]): boolean {
  const block = scan.blocks[index]
  if (!block || !/^h[12]$/.test(scan.elements.tags[block.element] ?? '')) return false
  const text = block.text.toLowerCase()
  return titles.some((title) => title.toLowerCase().startsWith(text))
}
