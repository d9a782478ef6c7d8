import type { PageScan } from '../scan/page-scan.ts'
import { FEATURES, viewPage, writeRow } from './block-features.ts'
import weights from './block-model.weights.json' with { type: 'json' }
import { chooseBlocks } from './choose-blocks.ts'
import type { PageHints } from './page-view.ts'
import { predict, unpackModel } from './tree-model.ts'

const MODEL = unpackModel(weights)

/** Which blocks are the main text, as indices in order; none of those that are paid for. */
export function mainBlocks(scan: PageScan, hints: PageHints, paid: ReadonlySet<number>): number[] {
  const probabilities = probabilitiesOf(scan, hints)
  for (const block of paid) probabilities[block] = 0
  return chooseBlocks(scan, probabilities, { titles: hints.titles })
}

/** How likely each block is part of the main text, 0..1. */
export function probabilitiesOf(scan: PageScan, hints: PageHints): Float32Array {
  const page = viewPage(scan, hints)
  const probabilities = new Float32Array(scan.blocks.length)
  // One row at a time: a table of a long page would be megabytes.
  const row = new Float32Array(FEATURES.length)
  for (const [index, { text }] of scan.blocks.entries()) {
    if (page.candidates[index] === 0) continue
    writeRow(page, index, row.fill(0))
    const probability = predict(MODEL, row, 0)
    probabilities[index] = hints.boilerplate?.has(text) ? probability * SEEN_ON_SITE : probability
  }
  return probabilities
}

/** What a site shows on many pages is hardly ever part of one of them. */
const SEEN_ON_SITE = 0.3
