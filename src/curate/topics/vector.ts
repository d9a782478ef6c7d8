import { BLOCKS, type Block, blockOf } from './text-features.ts'

/** Features by number with their weights; two arrays of one length. */
export type Vector = { readonly indices: Int32Array; readonly values: Float32Array }

/** What a feature's number and rarity are; undefined for features that training did not keep. */
export type Lookup = (feature: string) => { readonly index: number; readonly idf: number } | undefined

/** The tf-idf vector of a document: each block of features has the length its weight gives it, the whole has length 1. */
export function vectorOf(counts: ReadonlyMap<string, number>, lookUp: Lookup): Vector {
  const found: { index: number; value: number; block: Block }[] = []
  const squares: Record<Block, number> = { word: 0, pair: 0, part: 0 }
  for (const [feature, count] of counts) {
    const known = lookUp(feature)
    if (!known) continue
    const value = (1 + Math.log(count)) * known.idf
    const block = blockOf(feature)
    squares[block] += value * value
    found.push({ index: known.index, value, block })
  }
  const total = Math.sqrt(
    Object.entries(BLOCKS).reduce(
      (sum, [block, weight]) => sum + (squares[blockName(block)] > 0 ? weight ** 2 : 0),
      0,
    ),
  )
  const scaleOf = (block: Block) => BLOCKS[block] / ((Math.sqrt(squares[block]) || 1) * (total || 1))
  return {
    indices: Int32Array.from(found, (feature) => feature.index),
    values: Float32Array.from(found, (feature) => feature.value * scaleOf(feature.block)),
  }
}

function blockName(name: string): Block {
  return name === 'word' || name === 'pair' ? name : 'part'
}
