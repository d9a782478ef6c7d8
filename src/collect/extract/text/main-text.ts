import type { PageScan } from '../scan/page-scan.ts'
import weights from './block-model.weights.json' with { type: 'json' }
import { chooseBlocks } from './choose-blocks.ts'
import { MIN_LINE_CHARS } from './line-hash.ts'
import type { KnownLines, PageHints } from './page-view.ts'
import { probabilitiesOf, unpackTextModel } from './text-model.ts'
import { viewPage } from './view-page.ts'

const MODEL = unpackTextModel(weights)

/** Which blocks are the main text, as indices in order; none of those that are paid for. */
export function mainBlocks(scan: PageScan, hints: PageHints, paid: ReadonlySet<number>): number[] {
  const page = viewPage(scan, hints)
  const probabilities = probabilitiesOf(page, MODEL)
  if (hints.boilerplate) doubtKnown(probabilities, scan.blocks, hints.boilerplate)
  for (const block of paid) probabilities[block] = 0
  return chooseBlocks(page, probabilities, { titles: hints.titles })
}

/** Makes lines that are known from other pages of the site unlikely to be text. */
export function doubtKnown(probabilities: Float32Array, blocks: PageScan['blocks'], known: KnownLines): void {
  for (const [index, { text }] of blocks.entries()) {
    if (text.length >= MIN_LINE_CHARS && known.has(text))
      probabilities[index] = (probabilities[index] ?? 0) * SEEN_ON_SITE
  }
}

/** What a site shows on many pages is hardly ever part of one of them. */
const SEEN_ON_SITE = 0.1
