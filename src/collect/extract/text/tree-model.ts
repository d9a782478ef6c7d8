import { Buffer } from 'node:buffer'

/** Steps from the root of a tree to a leaf. Written out in `predict`: a loop of four costs a third more time. */
export const TREE_DEPTH = 4
/** Leaves of a tree, and room for its inner nodes: the root is node 1, under node n are 2n and 2n+1. */
const SIZE = 1 << TREE_DEPTH
/** No model has 4,096 trees. That all places are below a known one lets the engine add them without looking for an overflow. */
const LAST_PLACE = 0xffff

/**
 * Boosted regression trees for a probability. Each tree is a full one of fixed depth, stored level by level, so that a row
 * walks from node to node without a pointer. Cut points and leaves are rounded when trained, so every machine gives the same sums.
 */
export type TreeModel = {
  readonly trees: number
  readonly bias: number
  /** Column and cut point of each inner node, tree after tree. A row goes right when its value is above the cut. */
  readonly columns: Uint16Array
  readonly cuts: Float32Array
  /** Log-odds added by each leaf. */
  readonly leaves: Float32Array
}

/** Probability, 0..1, for a row. */
export function predict(model: TreeModel, row: Float32Array): number {
  const { trees, columns, cuts, leaves } = model
  let sum = model.bias
  for (let tree = 0; tree < trees; tree++) {
    const start = (tree << TREE_DEPTH) & LAST_PLACE
    // Sums and no choices: the processor would guess wrong half of the time.
    const one = start + 1
    const second = 2 + Number((row[columns[one] ?? 0] ?? 0) > (cuts[one] ?? 0))
    const two = start + second
    const third = 2 * second + Number((row[columns[two] ?? 0] ?? 0) > (cuts[two] ?? 0))
    const three = start + third
    const fourth = 2 * third + Number((row[columns[three] ?? 0] ?? 0) > (cuts[three] ?? 0))
    const four = start + fourth
    const leaf = 2 * fourth + Number((row[columns[four] ?? 0] ?? 0) > (cuts[four] ?? 0))
    sum += leaves[start + leaf - SIZE] ?? 0
  }
  return 1 / (1 + Math.exp(-sum))
}

/** A model as it is committed: numbers as integers in base64, little-endian. */
export type PackedModel = {
  readonly depth: number
  readonly trees: number
  readonly bias: number
  /** All cut points that occur, ascending; nodes name them by their place here. */
  readonly cutTable: readonly number[]
  readonly columns: string
  readonly cuts: string
  readonly leaves: string
  readonly leafUnit: number
}

export function unpackModel(packed: PackedModel): TreeModel {
  if (packed.depth !== TREE_DEPTH) throw new RangeError(`trees of depth ${packed.depth}, not ${TREE_DEPTH}`)
  const columns = bytesOf(packed.columns)
  const cuts = words(bytesOf(packed.cuts))
  const leaves = words(bytesOf(packed.leaves))
  const model = {
    trees: packed.trees,
    bias: packed.bias,
    columns: new Uint16Array(packed.trees * SIZE),
    cuts: new Float32Array(packed.trees * SIZE),
    leaves: Float32Array.from(leaves, (leaf) => leaf * packed.leafUnit),
  }
  for (const [place, column] of columns.entries()) {
    const node = place + Math.floor(place / (SIZE - 1)) + 1
    model.columns[node] = column
    model.cuts[node] = packed.cutTable[(cuts[place] ?? 0) & 0xffff] ?? 0
  }
  return model
}

function bytesOf(base64: string): Uint8Array {
  return new Uint8Array(Buffer.from(base64, 'base64'))
}

/** Signed 16-bit numbers. */
function words(bytes: Uint8Array): Int16Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Int16Array.from({ length: bytes.byteLength >> 1 }, (_, index) => view.getInt16(index * 2, true))
}
