import { tableOf } from './block-features.ts'
import type { PageView } from './page-view.ts'
import { writeSecondLook } from './second-look.ts'
import { type PackedModel, predict, type TreeModel, unpackModel } from './tree-model.ts'

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
  const table = tableOf(page)
  const { rows, starts } = table
  const probabilities = new Float32Array(starts.length)
  for (let index = 0; index < starts.length; index++) {
    const start = starts[index] ?? -1
    if (start >= 0) probabilities[index] = predict(first, rows, start)
  }
  writeSecondLook(page, table, probabilities)
  const again = probabilities.slice()
  for (let index = 0; index < starts.length; index++) {
    if ((probabilities[index] ?? 0) >= NO_SECOND_LOOK)
      again[index] = predict(second, rows, starts[index] ?? 0)
  }
  return again
}
