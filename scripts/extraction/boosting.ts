/** Gradient boosting of full binary trees for log-loss with soft labels, on binned columns. Deterministic. */

export type Samples = {
  /** Column-major bins: column c of row r is `bins[c * count + r]`. */
  readonly bins: Uint8Array
  readonly count: number
  readonly cuts: readonly (readonly number[])[]
  readonly labels: Float64Array
  readonly weights: Float64Array
}

export type BoostingOptions = {
  readonly trees: number
  readonly depth: number
  readonly rate: number
  /** Share of columns each tree may use. */
  readonly columnShare: number
  readonly rowShare: number
  readonly lambda: number
  readonly minWeight: number
  readonly seed: number
}

export type Boosted = {
  readonly depth: number
  readonly trees: number
  readonly bias: number
  readonly columns: Uint16Array
  readonly cuts: Float32Array
  readonly leaves: Float32Array
}

const MAX_BINS = 64

/** Cut points of each of the first `columns` columns at their quantiles, and every value's bin. */
export function binColumns(
  rows: readonly Float32Array[],
  columns: number,
): Pick<Samples, 'bins' | 'count' | 'cuts'> {
  const count = rows.length
  const bins = new Uint8Array(count * columns)
  const cuts: number[][] = []
  const column = new Float32Array(count)
  for (let c = 0; c < columns; c++) {
    for (const [place, row] of rows.entries()) column[place] = row[c] ?? 0
    const points = cutPoints(column)
    cuts.push(points)
    const exact = Float32Array.from(points)
    for (let row = 0; row < count; row++) bins[c * count + row] = binOf(exact, column[row] ?? 0)
  }
  return { bins, cuts, count }
}

function cutPoints(column: Float32Array): number[] {
  const sorted = Float32Array.from(column).sort()
  const points: number[] = []
  const distinct = sorted.filter((value, place) => place === 0 || value !== sorted[place - 1])
  if (distinct.length <= MAX_BINS) {
    for (let i = 1; i < distinct.length; i++)
      points.push(round(((distinct[i - 1] ?? 0) + (distinct[i] ?? 0)) / 2))
  } else {
    for (let i = 1; i < MAX_BINS; i++)
      points.push(round(sorted[Math.floor((i * sorted.length) / MAX_BINS)] ?? 0))
  }
  return [...new Set(points)].sort((a, b) => a - b)
}

/** Four digits are enough for a cut and the same in every float. */
function round(value: number): number {
  return Number(Math.fround(value).toPrecision(4))
}

function binOf(points: Float32Array, value: number): number {
  let low = 0
  let high = points.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (value > (points[middle] ?? 0)) low = middle + 1
    else high = middle
  }
  return low
}

/** Trains on all samples. */
export function boost(samples: Samples, options: BoostingOptions): Boosted {
  const { trees, depth } = options
  const inner = (1 << depth) - 1
  const bias = biasOf(samples)
  const model = {
    depth,
    trees,
    bias,
    columns: new Uint16Array(trees * inner),
    cuts: new Float32Array(trees * inner).fill(Number.POSITIVE_INFINITY),
    leaves: new Float32Array(trees * (inner + 1)),
  }
  const work = {
    scores: new Float64Array(samples.count).fill(bias),
    gradient: new Float64Array(samples.count),
    hessian: new Float64Array(samples.count),
    node: new Uint8Array(samples.count),
    starts: new Int32Array(samples.count),
    sums: new Float64Array((MAX_BINS * 2) << depth),
    rare: samples.cuts.map((_, column) => rareRowsOf(samples, column)),
  }
  const random = randomFrom(options.seed)
  for (let tree = 0; tree < trees; tree++) growTree({ samples, options, model, random, tree, work })
  return model
}

type Work = {
  readonly scores: Float64Array
  /** 0 for rows that this tree does not learn from. */
  readonly gradient: Float64Array
  readonly hessian: Float64Array
  readonly node: Uint8Array
  /** Where the sums of each row's node start. */
  readonly starts: Int32Array
  readonly sums: Float64Array
  readonly rare: readonly RareRows[]
}

/** Most rows of most columns are in one bin: only the others are added up, and what they lack is in that bin. */
type RareRows = { readonly rows: Int32Array; readonly usualBin: number }

function rareRowsOf({ bins, cuts, count }: Samples, column: number): RareRows {
  const own = bins.subarray(column * count, (column + 1) * count)
  const sizes = new Int32Array((cuts[column]?.length ?? 0) + 1)
  for (let row = 0; row < count; row++) sizes[own[row] ?? 0] = (sizes[own[row] ?? 0] ?? 0) + 1
  const most = sizes.reduce((largest, size) => Math.max(largest, size), 0)
  const usualBin = sizes.indexOf(most)
  const rows = new Int32Array(count - most)
  let next = 0
  for (let row = 0; row < count; row++) if (own[row] !== usualBin) rows[next++] = row
  return { rows, usualBin }
}

type Growth = {
  readonly samples: Samples
  readonly options: BoostingOptions
  readonly model: Boosted
  readonly random: () => number
  readonly tree: number
  readonly work: Work
}

function growTree(growth: Growth): void {
  const { samples, options, model, random, tree, work } = growth
  differentiate(samples, work, () => random() < options.rowShare)
  const columns = samples.cuts
    .map((_, c) => c)
    .filter((c) => (samples.cuts[c]?.length ?? 0) > 0 && random() < options.columnShare)
  const inner = (1 << options.depth) - 1
  for (let level = 0; level < options.depth; level++) {
    const splits = findSplits({ samples, columns, work, options, nodes: 1 << level })
    for (const [place, split] of splits.entries()) {
      if (!split) continue
      const at = tree * inner + (1 << level) - 1 + place
      model.columns[at] = split.column
      model.cuts[at] = samples.cuts[split.column]?.[split.bin] ?? Number.POSITIVE_INFINITY
    }
    descend(samples, work.node, splits)
  }
  setLeaves(growth)
}

function differentiate({ count, weights, labels }: Samples, work: Work, isUsed: () => boolean): void {
  const { scores, gradient, hessian, node } = work
  gradient.fill(0)
  hessian.fill(0)
  node.fill(0)
  for (let row = 0; row < count; row++) {
    const weight = weights[row] ?? 0
    if (!isUsed() || weight === 0) continue
    const p = 1 / (1 + Math.exp(-(scores[row] ?? 0)))
    gradient[row] = weight * (p - (labels[row] ?? 0))
    hessian[row] = Math.max(weight * p * (1 - p), 1e-9)
  }
}

type Split = { readonly column: number; readonly bin: number; readonly gain: number }
type Search = {
  readonly samples: Samples
  readonly columns: readonly number[]
  readonly work: Work
  readonly options: BoostingOptions
  readonly nodes: number
}

function findSplits(search: Search): (Split | undefined)[] {
  const { samples, work, options, nodes } = search
  const best: (Split | undefined)[] = new Array(nodes).fill(undefined)
  const totals = totalsOf(work, nodes)
  for (const column of search.columns) {
    fillHistogram(search, column, totals)
    const bins = (samples.cuts[column]?.length ?? 0) + 1
    for (let node = 0; node < nodes; node++) {
      const split = bestCut(work.sums, { node, bins, column, options })
      if (split && split.gain > (best[node]?.gain ?? 0)) best[node] = split
    }
  }
  return best
}

/** Gradient and hessian of each node; sets where the sums of each row go. */
function totalsOf({ gradient, hessian, node, starts }: Work, nodes: number): Float64Array {
  const totals = new Float64Array(nodes * 2)
  for (let row = 0; row < node.length; row++) {
    const at = (node[row] ?? 0) * 2
    totals[at] = (totals[at] ?? 0) + (gradient[row] ?? 0)
    totals[at + 1] = (totals[at + 1] ?? 0) + (hessian[row] ?? 0)
    starts[row] = at * MAX_BINS
  }
  return totals
}

function fillHistogram({ samples, work, nodes }: Search, column: number, totals: Float64Array): void {
  const { gradient, hessian, starts, sums } = work
  const rare = work.rare[column]
  if (!rare) return
  const own = samples.bins.subarray(column * samples.count, (column + 1) * samples.count)
  const size = MAX_BINS * 2
  sums.fill(0, 0, nodes * size)
  for (let i = 0; i < rare.rows.length; i++) {
    const row = rare.rows[i] ?? 0
    const at = (starts[row] ?? 0) + (own[row] ?? 0) * 2
    sums[at] = (sums[at] ?? 0) + (gradient[row] ?? 0)
    sums[at + 1] = (sums[at + 1] ?? 0) + (hessian[row] ?? 0)
  }
  for (let at = 0; at < nodes * 2; at++) {
    const first = (at >> 1) * size + (at & 1)
    let rest = totals[at] ?? 0
    for (let bin = 0; bin < MAX_BINS; bin++) rest -= sums[first + bin * 2] ?? 0
    sums[first + rare.usualBin * 2] = rest
  }
}

function bestCut(
  sums: Float64Array,
  { node, bins, column, options }: { node: number; bins: number; column: number; options: BoostingOptions },
): Split | undefined {
  const first = node * MAX_BINS * 2
  let totalG = 0
  let totalH = 0
  for (let bin = 0; bin < bins; bin++) {
    totalG += sums[first + bin * 2] ?? 0
    totalH += sums[first + bin * 2 + 1] ?? 0
  }
  if (totalH < 2 * options.minWeight) return undefined
  const whole = (totalG * totalG) / (totalH + options.lambda)
  let [bestBin, bestGain, g, h] = [-1, 1e-9, 0, 0]
  for (let bin = 0; bin < bins - 1; bin++) {
    g += sums[first + bin * 2] ?? 0
    h += sums[first + bin * 2 + 1] ?? 0
    if (h < options.minWeight || totalH - h < options.minWeight) continue
    const gain = (g * g) / (h + options.lambda) + (totalG - g) ** 2 / (totalH - h + options.lambda) - whole
    if (gain <= bestGain) continue
    bestBin = bin
    bestGain = gain
  }
  return bestBin < 0 ? undefined : { column, bin: bestBin, gain: bestGain }
}

function descend(samples: Samples, node: Uint8Array, splits: readonly (Split | undefined)[]): void {
  const { bins, count } = samples
  // A node that does not split sends every row left.
  const bases = Int32Array.from(splits, (split) => (split?.column ?? 0) * count)
  const cuts = Int32Array.from(splits, (split) => split?.bin ?? MAX_BINS)
  for (let row = 0; row < count; row++) {
    const here = node[row] ?? 0
    node[row] = here * 2 + ((bins[(bases[here] ?? 0) + row] ?? 0) > (cuts[here] ?? 0) ? 1 : 0)
  }
}

function setLeaves({ options, model, tree, work }: Growth): void {
  const { node, scores, gradient, hessian } = work
  const leaves = 1 << options.depth
  const g = new Float64Array(leaves)
  const h = new Float64Array(leaves)
  for (let row = 0; row < node.length; row++) {
    const leaf = node[row] ?? 0
    g[leaf] = (g[leaf] ?? 0) + (gradient[row] ?? 0)
    h[leaf] = (h[leaf] ?? 0) + (hessian[row] ?? 0)
  }
  for (let leaf = 0; leaf < leaves; leaf++) {
    model.leaves[tree * leaves + leaf] = (-options.rate * (g[leaf] ?? 0)) / ((h[leaf] ?? 0) + options.lambda)
  }
  for (let row = 0; row < scores.length; row++)
    scores[row] = (scores[row] ?? 0) + (model.leaves[tree * leaves + (node[row] ?? 0)] ?? 0)
}

function biasOf({ labels, weights }: Samples): number {
  let positive = 0
  let total = 0
  for (const [row, weight] of weights.entries()) {
    positive += (labels[row] ?? 0) * weight
    total += weight
  }
  const share = Math.min(0.99, Math.max(0.01, positive / total))
  return Math.log(share / (1 - share))
}

/** A repeatable source of numbers from 0 to 1 (mulberry32 by Tommy Ettinger, public domain). */
export function randomFrom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
