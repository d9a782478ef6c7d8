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
  const { rows, starts } = table
  const again = probabilities.slice()
  const { length } = starts
  for (let index = 0; index < length; index++) {
    const start = starts[index] ?? -1
    if (start >= 0) again[index] = predict(second, rows, start)
  }
  return again
}

/** Room for the rows of most pages, used for one after the other: to ask for it anew costs as much as to fill it. */
const ROWS = new Float32Array(512 * FEATURES.length)

/** Probabilities of the first look, and the rows of the blocks that get a second one; the others' are written over. */
function firstLook(
  page: PageView,
  model: TreeModel,
): { readonly table: FeatureTable; readonly probabilities: Float32Array } {
  const width = FEATURES.length
  const { length } = page.candidates
  const starts = new Int32Array(length).fill(-1)
  const probabilities = new Float32Array(length)
  let rows = ROWS
  let at = 0
  for (let index = 0; index < length; index++) {
    if (page.candidates[index] === 0) continue
    if (at === rows.length) rows = doubled(rows)
    rows.fill(0, at, at + width)
    writeRow(page, index, { rows, at })
    const probability = predict(model, rows, at)
    probabilities[index] = probability
    if (probability < NO_SECOND_LOOK) continue
    starts[index] = at
    at += width
  }
  return { table: { rows, width, starts }, probabilities }
}

function doubled(rows: Float32Array): Float32Array<ArrayBuffer> {
  const more = new Float32Array(2 * rows.length)
  more.set(rows)
  return more
}
