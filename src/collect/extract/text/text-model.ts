import { FEATURES } from './block-features.ts'
import type { FeatureTable, PageView } from './page-view.ts'
import { writeSecondLook } from './second-look.ts'
import { type PackedModel, predict, type TreeModel, unpackModel } from './tree-model.ts'
import { writeRow } from './write-row.ts'

/** Two models: one sees the page, the other also what the first one thought of it. */
export type TextModel = { readonly first: TreeModel; readonly second: TreeModel }

export function unpackTextModel(packed: {
  readonly first: PackedModel
  readonly second: PackedModel
}): TextModel {
  return { first: unpackModel(packed.first), second: unpackModel(packed.second) }
}

/** A block that the first look finds less likely than this gets no second one. */
const NO_SECOND_LOOK = 0.02

/** How likely each block is part of the main text, 0..1. */
export function probabilitiesOf(page: PageView, { first, second }: TextModel): Float32Array {
  const { table, probabilities } = firstLook(page, first)
  writeSecondLook(page, table, probabilities)
  const again = probabilities.slice()
  table.blocks.forEach((index, place) => {
    const row = table.rows[place]
    if (row) again[index] = predict(second, row)
  })
  return again
}

/** Rows for most pages, used for one after the other: to ask for them anew costs as much as to fill them. */
const ROWS = Array.from({ length: 512 }, () => new Float32Array(FEATURES.length))

/** Probabilities of the first look, and the rows of the blocks that get a second one; the others' are written over. */
function firstLook(
  page: PageView,
  model: TreeModel,
): { readonly table: FeatureTable; readonly probabilities: Float32Array } {
  const { length } = page.candidates
  const probabilities = new Float32Array(length)
  const blocks: number[] = []
  const rows: Float32Array[] = []
  for (let index = 0; index < length; index++) {
    if (page.candidates[index] === 0) continue
    const row = ROWS[rows.length] ?? new Float32Array(FEATURES.length)
    row.fill(0)
    writeRow(page, index, row)
    const probability = predict(model, row)
    probabilities[index] = probability
    if (probability < NO_SECOND_LOOK) continue
    blocks.push(index)
    rows.push(row)
  }
  return { table: { blocks, rows }, probabilities }
}
