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

/** Cut points of each column at its quantiles, and every value's bin. */
export function binColumns(
  rows: readonly Float32Array[],
  width: number,
): { readonly bins: Uint8Array; readonly cuts: number[][]; readonly count: number } {
  const count = rows.reduce((sum, part) => sum + part.length / width, 0)
  const bins = new Uint8Array(count * width)
  const cuts: number[][] = []
  const column = new Float32Array(count)
  for (let c = 0; c < width; c++) {
    let at = 0
    for (const part of rows) {
      for (let from = c; from < part.length; from += width) column[at++] = part[from] ?? 0
    }
    const points = cutPoints(column)
    cuts.push(points)
    for (let row = 0; row < count; row++) bins[c * count + row] = binOf(points, column[row] ?? 0)
  }
  return { bins, cuts, count }
}

function cutPoints(column: Float32Array): number[] {
  const sorted = Float32Array.from(column).sort()
  const points: number[] = []
  const distinct = [...new Set(sorted)]
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

function binOf(points: readonly number[], value: number): number {
  let low = 0
  let high = points.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (value > Math.fround(points[middle] ?? 0)) low = middle + 1
    else high = middle
  }
  return low
}

/** Trains on the rows given by their indices. */
export function boost(samples: Samples, rows: Int32Array, options: BoostingOptions): Boosted {
  const { trees, depth } = options
  const inner = (1 << depth) - 1
  const model = {
    depth,
    trees,
    bias: biasOf(samples, rows),
    columns: new Uint16Array(trees * inner),
    cuts: new Float32Array(trees * inner).fill(Number.POSITIVE_INFINITY),
    leaves: new Float32Array(trees * (inner + 1)),
  }
  const scores = new Float64Array(samples.count).fill(model.bias)
  const random = randomFrom(options.seed)
  const work = newWork(samples)
  for (let tree = 0; tree < trees; tree++)
    growTree({ samples, rows, options, model, scores, random, tree, work })
  return model
}

type Work = { readonly gradient: Float64Array; readonly hessian: Float64Array; readonly node: Int32Array }

function newWork(samples: Samples): Work {
  return {
    gradient: new Float64Array(samples.count),
    hessian: new Float64Array(samples.count),
    node: new Int32Array(samples.count),
  }
}

type Growth = {
  readonly samples: Samples
  readonly rows: Int32Array
  readonly options: BoostingOptions
  readonly model: Boosted
  readonly scores: Float64Array
  readonly random: () => number
  readonly tree: number
  readonly work: Work
}

function growTree(growth: Growth): void {
  const { samples, rows, options, model, scores, random, tree, work } = growth
  const { gradient, hessian, node } = work
  for (const row of rows) {
    const p = 1 / (1 + Math.exp(-(scores[row] ?? 0)))
    const weight = samples.weights[row] ?? 0
    gradient[row] = weight * (p - (samples.labels[row] ?? 0))
    hessian[row] = Math.max(weight * p * (1 - p), 1e-9)
    node[row] = 0
  }
  const used = rows.filter(() => random() < options.rowShare)
  const columns = samples.cuts
    .map((_, c) => c)
    .filter((c) => (samples.cuts[c]?.length ?? 0) > 0 && random() < options.columnShare)
  const inner = (1 << options.depth) - 1
  for (let level = 0; level < options.depth; level++) {
    const splits = findSplits({ samples, used, columns, work, options, level })
    for (const [place, split] of splits.entries()) {
      if (!split) continue
      const at = tree * inner + (1 << level) - 1 + place
      model.columns[at] = split.column
      model.cuts[at] = samples.cuts[split.column]?.[split.bin] ?? Number.POSITIVE_INFINITY
    }
    descend(samples, rows, { node, splits })
  }
  setLeaves(growth, used)
}

type Split = { readonly column: number; readonly bin: number; readonly gain: number }
type Search = {
  readonly samples: Samples
  readonly used: Int32Array
  readonly columns: readonly number[]
  readonly work: Work
  readonly options: BoostingOptions
  readonly level: number
}

function findSplits(search: Search): (Split | undefined)[] {
  const nodes = 1 << search.level
  const best: (Split | undefined)[] = new Array(nodes).fill(undefined)
  const sums = new Float64Array(nodes * MAX_BINS * 2)
  for (const column of search.columns) {
    sums.fill(0)
    fillHistogram(search, column, sums)
    const bins = (search.samples.cuts[column]?.length ?? 0) + 1
    for (let node = 0; node < nodes; node++) {
      const split = bestCut(sums, { node, bins, column, options: search.options })
      if (split && split.gain > (best[node]?.gain ?? 0)) best[node] = split
    }
  }
  return best
}

function fillHistogram({ samples, used, work }: Search, column: number, sums: Float64Array): void {
  const { gradient, hessian, node } = work
  const base = column * samples.count
  const { bins } = samples
  for (let i = 0; i < used.length; i++) {
    const row = used[i] ?? 0
    const at = ((node[row] ?? 0) * MAX_BINS + (bins[base + row] ?? 0)) * 2
    sums[at] = (sums[at] ?? 0) + (gradient[row] ?? 0)
    sums[at + 1] = (sums[at + 1] ?? 0) + (hessian[row] ?? 0)
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
  let best: Split | undefined
  let g = 0
  let h = 0
  for (let bin = 0; bin < bins - 1; bin++) {
    g += sums[first + bin * 2] ?? 0
    h += sums[first + bin * 2 + 1] ?? 0
    if (h < options.minWeight || totalH - h < options.minWeight) continue
    const gain = (g * g) / (h + options.lambda) + (totalG - g) ** 2 / (totalH - h + options.lambda) - whole
    if (gain > (best?.gain ?? 1e-9)) best = { column, bin, gain }
  }
  return best
}

function descend(
  samples: Samples,
  rows: Int32Array,
  { node, splits }: { node: Int32Array; splits: readonly (Split | undefined)[] },
): void {
  for (const row of rows) {
    const here = node[row] ?? 0
    const split = splits[here]
    const goesRight =
      split !== undefined && (samples.bins[split.column * samples.count + row] ?? 0) > split.bin
    node[row] = here * 2 + (goesRight ? 1 : 0)
  }
}

function setLeaves({ options, model, scores, rows, tree, work }: Growth, used: Int32Array): void {
  const leaves = 1 << options.depth
  const g = new Float64Array(leaves)
  const h = new Float64Array(leaves)
  for (const row of used) {
    const leaf = work.node[row] ?? 0
    g[leaf] = (g[leaf] ?? 0) + (work.gradient[row] ?? 0)
    h[leaf] = (h[leaf] ?? 0) + (work.hessian[row] ?? 0)
  }
  for (let leaf = 0; leaf < leaves; leaf++) {
    model.leaves[tree * leaves + leaf] = (-options.rate * (g[leaf] ?? 0)) / ((h[leaf] ?? 0) + options.lambda)
  }
  for (const row of rows)
    scores[row] = (scores[row] ?? 0) + (model.leaves[tree * leaves + (work.node[row] ?? 0)] ?? 0)
}

function biasOf({ labels, weights }: Samples, rows: Int32Array): number {
  let positive = 0
  let total = 0
  for (const row of rows) {
    positive += (labels[row] ?? 0) * (weights[row] ?? 0)
    total += weights[row] ?? 0
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
