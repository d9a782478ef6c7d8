import { Buffer } from 'node:buffer'

/**
 * Boosted regression trees for a probability. Each tree is a full one of fixed depth, stored level by level, so that a row
 * walks from node n to 2n+1 or 2n+2 without a pointer. Cut points and leaves are rounded when trained, so every
 * machine gives the same sums.
 */
export type TreeModel = {
  readonly depth: number
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
  const { depth, trees, columns, cuts, leaves } = model
  const inner = (1 << depth) - 1
  let sum = model.bias
  for (let tree = 0; tree < trees; tree++) {
    const first = tree * inner
    let node = 0
    for (let level = 0; level < depth; level++) {
      const here = first + node
      const value = rows[at + (columns[here] ?? 0)] ?? 0
      // A sum and no choice: the processor would guess wrong half of the time.
      node = 2 * node + 1 + Number(value > (cuts[here] ?? 0))
    }
    sum += leaves[tree * (inner + 1) + node - inner] ?? 0
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
  const columns = bytesOf(packed.columns)
  const cuts = words(bytesOf(packed.cuts))
  const leaves = words(bytesOf(packed.leaves))
  return {
    depth: packed.depth,
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
