import type { PageScan } from '../scan/page-scan.ts'
import type { FeatureTable } from './block-features.ts'

const OFFSETS = [-4, -3, -2, -1, 1, 2, 3, 4] as const

/** Columns the second look adds: what the first one thought of each block and of those around it. */
export const CONTEXT_FEATURES: readonly string[] = [
  'p',
  ...OFFSETS.map((offset) => `p@${offset}`),
  'p-parent',
  'p-grandparent',
  'p-pattern',
  'p-near',
  'share-before',
  'share-after',
  'since-sure',
  'to-sure',
  'most-before',
  'most-after',
  'page-sum',
]

/** The first look's columns and probabilities in one table. */
export function withContext(
  scan: PageScan,
  table: FeatureTable,
  probabilities: Float32Array,
): { readonly rows: Float32Array; readonly width: number } {
  const width = table.width + CONTEXT_FEATURES.length
  const rows = new Float32Array(scan.blocks.length * width)
  const sums = sumsOf(scan, table, probabilities)
  for (let index = 0; index < scan.blocks.length; index++) {
    rows.set(table.rows.subarray(index * table.width, (index + 1) * table.width), index * width)
    let at = index * width + table.width
    rows[at++] = probabilities[index] ?? 0
    for (const offset of OFFSETS) rows[at++] = probabilities[index + offset] ?? -0.1
    for (const column of sums) rows[at++] = column[index] ?? 0
  }
  return { rows, width }
}

const FAR = 30
const SURE = 0.7
const NEAR = 6

function sumsOf(scan: PageScan, table: FeatureTable, probabilities: Float32Array): Float32Array[] {
  const { lengths } = table.outline
  return [
    ...families(scan, table, probabilities),
    nearMeans(lengths, probabilities),
    ...flows(lengths, probabilities),
  ]
}

/** Means over the blocks of the parent, the grandparent and the pattern, longer blocks counting more. */
function families(
  scan: PageScan,
  { outline, patterns }: FeatureTable,
  probabilities: Float32Array,
): Float32Array[] {
  const { parents } = scan.elements
  const parentOf = (index: number) => parents[scan.blocks[index]?.element ?? 0] ?? 0
  const keys = [
    parentOf,
    (index: number) => Math.max(0, parents[Math.max(0, parentOf(index))] ?? 0),
    (index: number) => patterns.ofBlock[index] ?? 0,
  ]
  return keys.map((keyOf) => {
    const sums = new Map<number, [number, number]>()
    for (let index = 0; index < scan.blocks.length; index++) {
      const key = keyOf(index)
      const sum = sums.get(key) ?? [0, 0]
      const weight = Math.sqrt(outline.lengths[index] ?? 0)
      sum[0] += weight * (probabilities[index] ?? 0)
      sum[1] += weight
      sums.set(key, sum)
    }
    return Float32Array.from(scan.blocks, (_, index) => {
      const [p, weight] = sums.get(keyOf(index)) ?? [0, 1]
      return p / Math.max(1, weight)
    })
  })
}

function nearMeans(lengths: Float64Array, probabilities: Float32Array): Float32Array {
  return Float32Array.from(probabilities, (_, index) => {
    let sum = 0
    let weights = 0
    for (let at = Math.max(0, index - NEAR); at <= Math.min(probabilities.length - 1, index + NEAR); at++) {
      const weight = Math.sqrt(lengths[at] ?? 0) / (1 + Math.abs(at - index))
      sum += weight * (probabilities[at] ?? 0)
      weights += weight
    }
    return sum / Math.max(1, weights)
  })
}

function flows(lengths: Float64Array, probabilities: Float32Array): Float32Array[] {
  const count = probabilities.length
  const total = Math.max(
    1,
    probabilities.reduce((sum, p, index) => sum + p * (lengths[index] ?? 0), 0),
  )
  const [shareBefore, shareAfter, sinceSure, toSure, mostBefore, mostAfter] = Array.from(
    { length: 6 },
    () => new Float32Array(count),
  )
  const walk = (order: 1 | -1, share: Float32Array | undefined, rest: (Float32Array | undefined)[]) => {
    let sum = 0
    let since = FAR
    let most = 0
    for (let step = 0; step < count; step++) {
      const index = order === 1 ? step : count - 1 - step
      const p = probabilities[index] ?? 0
      if (share) share[index] = sum / total
      if (rest[0]) rest[0][index] = since
      if (rest[1]) rest[1][index] = most
      sum += p * (lengths[index] ?? 0)
      since = p > SURE ? 1 : Math.min(FAR, since + 1)
      most = Math.max(most * 0.8, p)
    }
  }
  walk(1, shareBefore, [sinceSure, mostBefore])
  walk(-1, shareAfter, [toSure, mostAfter])
  const sum = new Float32Array(count).fill(Math.log1p(total))
  return [shareBefore, shareAfter, sinceSure, toSure, mostBefore, mostAfter, sum].filter(
    (one) => one !== undefined,
  )
}
