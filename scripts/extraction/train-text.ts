import { FEATURES, FIRST_FEATURES } from '../../src/collect/extract/text/block-features.ts'
import { writeSecondLook } from '../../src/collect/extract/text/second-look.ts'
import {
  type PackedModel,
  predict,
  TREE_DEPTH,
  unpackModel,
} from '../../src/collect/extract/text/tree-model.ts'
import { type BoostingOptions, binColumns, boost, type Samples } from './boosting.ts'
import { foldOf, type LabelledPage } from './labelled-pages.ts'
import { packModel } from './pack-model.ts'

const FIRST: BoostingOptions = {
  trees: 120,
  depth: TREE_DEPTH,
  rate: 0.1,
  columnShare: 0.3,
  rowShare: 0.7,
  lambda: 2,
  minWeight: 0.15,
  seed: 7,
}
const SECOND: BoostingOptions = { ...FIRST, trees: 60 }
/** Models of the first look that only make the input of the second may be rougher. */
const PART: BoostingOptions = { ...FIRST, trees: 80, columnShare: 0.2 }
const PARTS = 4

export type PackedTextModel = { readonly first: PackedModel; readonly second: PackedModel }

/**
 * Trains both looks. The second one learns from probabilities that first looks gave for sites they were not trained on,
 * since those are what it will see.
 */
export function trainText(pages: readonly LabelledPage[]): PackedTextModel {
  const first = packModel(boost(samplesOf(pages, FIRST_FEATURES.length), FIRST))
  for (let part = 0; part < PARTS; part++) {
    const isIn = (page: LabelledPage) => foldOf(`part ${page.site}`, PARTS) === part
    const others = pages.filter((page) => !isIn(page))
    const model = unpackModel(packModel(boost(samplesOf(others, FIRST_FEATURES.length), PART)))
    for (const page of pages.filter(isIn)) {
      const { blocks, rows } = page.table
      const probabilities = new Float32Array(page.view.candidates.length)
      for (const [place, row] of rows.entries()) probabilities[blocks[place] ?? 0] = predict(model, row)
      writeSecondLook(page.view, page.table, probabilities)
    }
  }
  return { first, second: packModel(boost(samplesOf(pages, FEATURES.length), SECOND)) }
}

function samplesOf(pages: readonly LabelledPage[], columns: number): Samples {
  const join = (parts: readonly Float64Array[]) => Float64Array.from(parts.flatMap((part) => [...part]))
  return {
    ...binColumns(
      pages.flatMap((page) => page.table.rows),
      columns,
    ),
    labels: join(pages.map((page) => page.labels)),
    weights: join(pages.map((page) => page.weights)),
  }
}
