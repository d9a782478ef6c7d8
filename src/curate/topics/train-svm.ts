import { shuffled } from './shuffle.ts'
import type { Vector } from './vector.ts'

export type LinearModel = { readonly weights: Float64Array; readonly bias: number }

export type SvmOptions = {
  /** Most that a document on the wrong side may pull. */
  readonly cost: number
  /** How much dearer a wrong positive document is. */
  readonly positiveCost: number
  readonly epochs: number
  /** How far each feature may go: the square of what its values are multiplied with while training. */
  readonly reach: Float64Array
}

type Problem = {
  readonly documents: readonly Vector[]
  readonly isPositive: readonly boolean[]
  readonly options: SvmOptions
  readonly squares: readonly number[]
  readonly alphas: Float64Array
  readonly weights: Float64Array
  bias: number
}

/** Below this no document pulls any more. */
const SETTLED = 0.02

/**
 * A linear support vector machine with hinge loss, by dual coordinate descent (Hsieh and others, ICML 2008): each step
 * solves one document's share exactly, so that there is no learning rate to tune. A document's share has a limit, so that
 * one that is labelled oddly cannot bend the whole machine. The order of documents is shuffled by a fixed sequence; the
 * same documents give the same weights.
 */
export function trainSvm(
  documents: readonly Vector[],
  isPositive: readonly boolean[],
  options: SvmOptions,
): LinearModel {
  const problem: Problem = {
    documents,
    isPositive,
    options,
    squares: documents.map((vector) => squareOf(vector, options.reach) + 1),
    alphas: new Float64Array(documents.length),
    weights: new Float64Array(options.reach.length),
    bias: 0,
  }
  let active = documents.map((_, index) => index)
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    const pulls = new Map(shuffled(active, epoch).map((index) => [index, step(problem, index)] as const))
    // Documents far on their own side rest until the end.
    active = active.filter((index) => (problem.alphas[index] ?? 0) > 0 || (pulls.get(index) ?? 0) < 0.5)
    if ([...pulls.values()].every((pull) => pull > -SETTLED) && epoch > 2) break
  }
  return { weights: problem.weights, bias: problem.bias }
}

/** Solves one document's share; gives the gradient it had, which is negative while the document is not yet satisfied. */
function step(problem: Problem, index: number): number {
  const { documents, isPositive, options, alphas, squares, weights } = problem
  const vector = documents[index]
  if (!vector) return 0
  const sign = isPositive[index] ? 1 : -1
  const limit = options.cost * (isPositive[index] ? options.positiveCost : 1)
  const alpha = alphas[index] ?? 0
  const gradient = sign * (dot(weights, vector) + problem.bias) - 1
  const next = Math.min(Math.max(alpha - gradient / (squares[index] ?? 1), 0), limit)
  if (Math.abs(next - alpha) < 1e-9) return gradient
  alphas[index] = next
  add(weights, vector, { factor: (next - alpha) * sign, reach: options.reach })
  problem.bias += (next - alpha) * sign
  return gradient
}

/** The sum of a vector's values times the weights of their features. */
export function dot(weights: Float64Array, { indices, values }: Vector): number {
  let sum = 0
  for (let position = 0; position < indices.length; position++) {
    sum += (weights[indices[position] ?? 0] ?? 0) * (values[position] ?? 0)
  }
  return sum
}

type Change = { readonly factor: number; readonly reach: Float64Array }

// The weights are kept multiplied with the features' scale, so that documents need not be: a change then counts it twice.
function add(weights: Float64Array, { indices, values }: Vector, { factor, reach }: Change): void {
  for (let position = 0; position < indices.length; position++) {
    const index = indices[position] ?? 0
    weights[index] = (weights[index] ?? 0) + factor * (values[position] ?? 0) * (reach[index] ?? 0)
  }
}

function squareOf({ indices, values }: Vector, reach: Float64Array): number {
  return values.reduce(
    (sum, value, position) => sum + value * value * (reach[indices[position] ?? 0] ?? 0),
    0,
  )
}
