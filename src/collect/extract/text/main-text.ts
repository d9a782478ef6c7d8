import type { PageScan } from '../scan/page-scan.ts'
import weights from './block-model.weights.json' with { type: 'json' }
import { chooseBlocks } from './choose-blocks.ts'
import type { PageHints } from './page-view.ts'
import { probabilitiesOf, unpackTextModel } from './text-model.ts'
import { viewPage } from './view-page.ts'

const MODEL = unpackTextModel(weights)

/** Which blocks are the main text, as indices in order; none of those that are paid for. */
export function mainBlocks(scan: PageScan, hints: PageHints, paid: ReadonlySet<number>): number[] {
  const page = viewPage(scan, hints)
  const probabilities = probabilitiesOf(page, MODEL)
  if (hints.boilerplate) {
    for (const [index, { text }] of scan.blocks.entries()) {
      if (text.length >= MIN_SEEN_CHARS && hints.boilerplate.has(text))
        probabilities[index] = (probabilities[index] ?? 0) * SEEN_ON_SITE
    }
  }
  for (const block of paid) probabilities[block] = 0
  return chooseBlocks(page, probabilities, { titles: hints.titles })
}

/** Labels such as "Pros:" stand on many pages and belong to each. */
const MIN_SEEN_CHARS = 40
/** What a site shows on many pages is hardly ever part of one of them. */
const SEEN_ON_SITE = 0.1
