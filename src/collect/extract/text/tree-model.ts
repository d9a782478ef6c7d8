import { Buffer } from 'node:buffer'

/** Steps from the root of a tree to a leaf. Written out in `predict`: a loop of four costs a third more time. */
export const TREE_DEPTH = 4
const INNER = (1 << TREE_DEPTH) - 1

/**
 * Boosted regression trees for a probability. Each tree is a full one of fixed depth, stored level by level, so that a row
 * walks from node n to 2n+1 or 2n+2 without a pointer. Cut points and leaves are rounded when trained, so every
 * machine gives the same sums.
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

/** Probability, 0..1, for the row that starts at `at`. */
export function predict(model: TreeModel, rows: Float32Array, at: number): number {
  const { trees, columns, cuts, leaves } = model
  let sum = model.bias
  for (let tree = 0; tree < trees; tree++) {
    const root = tree * INNER
    // Sums and no choices: the processor would guess wrong half of the time.
    const second = 1 + Number((rows[at + (columns[root] ?? 0)] ?? 0) > (cuts[root] ?? 0))
    const two = root + second
    const third = 2 * second + 1 + Number((rows[at + (columns[two] ?? 0)] ?? 0) > (cuts[two] ?? 0))
    const three = root + third
    const fourth = 2 * third + 1 + Number((rows[at + (columns[three] ?? 0)] ?? 0) > (cuts[three] ?? 0))
    const four = root + fourth
    const leaf = 2 * fourth + 1 + Number((rows[at + (columns[four] ?? 0)] ?? 0) > (cuts[four] ?? 0))
    sum += leaves[tree * (INNER + 1) + leaf - INNER] ?? 0
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
  return {
    trees: packed.trees,
    bias: packed.bias,
    columns: Uint16Array.from(columns),
    cuts: Float32Array.from(cuts, (place) => packed.cutTable[place & 0xffff] ?? 0),
    leaves: Float32Array.from(leaves, (leaf) => leaf * packed.leafUnit),
  }
}

function bytesOf(base64: string): Uint8Array {
  return new Uint8Array(Buffer.from(base64, 'base64'))
}

/** Signed 16-bit numbers. */
function words(bytes: Uint8Array): Int16Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Int16Array.from({ length: bytes.byteLength >> 1 }, (_, index) => view.getInt16(index * 2, true))
}
