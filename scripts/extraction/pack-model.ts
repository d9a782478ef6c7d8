import type { PackedModel } from '../../src/collect/extract/text/tree-model.ts'
import type { Boosted } from './boosting.ts'

/** Leaves are whole multiples of this: far below what a probability shows. */
const LEAF_UNIT = 0.001

/** Rounds a trained model and writes it as small integers in base64. */
export function packModel(model: Boosted): PackedModel {
  const cutTable = [...new Set(model.cuts)].filter(Number.isFinite).sort((a, b) => a - b)
  const placeOf = new Map(cutTable.map((cut, place) => [cut, place]))
  const never = cutTable.length
  const places = Int16Array.from(model.cuts, (cut) => placeOf.get(cut) ?? never)
  return {
    depth: model.depth,
    trees: model.trees,
    bias: Number(model.bias.toFixed(4)),
    cutTable: [...cutTable.map((cut) => Number(cut.toPrecision(6))), NEVER],
    columns: base64(Uint8Array.from(model.columns)),
    cuts: base64(new Uint8Array(places.buffer)),
    leaves: base64(
      new Uint8Array(Int16Array.from(model.leaves, (leaf) => Math.round(leaf / LEAF_UNIT)).buffer),
    ),
    leafUnit: LEAF_UNIT,
  }
}

/** A node that does not split sends every row left. */
const NEVER = 1e30

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}
