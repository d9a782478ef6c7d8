import type { PageView } from './page-view.ts'

/**
 * A block this likely is as well taken as left. Above a half, for blocks that are no text count less in training than
 * they are; set by cross-validation where precision and recall of whole pages are near each other.
 */
export const EVEN = 0.75
const LEAST = 0.5

/**
 * How likely a block of this page must be to be text: where the F1 that the probabilities promise is highest. That is at
 * `even` for a page that the model knows well; where it doubts everything, a doubtful paragraph is rather text than not.
 */
export function thresholdOf({ outline }: PageView, probabilities: Float32Array, even = EVEN): number {
  const { lengths } = outline
  const doubtful: number[] = []
  let [text, right, taken] = [0, 0, 0]
  const count = probabilities.length
  for (let index = 0; index < count; index++) {
    const probability = probabilities[index] ?? 0
    if (probability === 0) continue
    const length = lengths[index] ?? 0
    const share = chanceOf(probability, even) * length
    text += share
    if (probability >= even) {
      right += share
      taken += length
    } else if (probability >= LEAST) doubtful.push(index)
  }
  // What is likelier than even always raises it, so only the rest must be tried, the likeliest first.
  doubtful.sort((a, b) => (probabilities[b] ?? 0) - (probabilities[a] ?? 0))
  let [threshold, best] = [taken > 0 ? even : LEAST, (2 * right) / (taken + text)]
  for (const index of doubtful) {
    const probability = probabilities[index] ?? 0
    right += chanceOf(probability, even) * (lengths[index] ?? 0)
    taken += lengths[index] ?? 0
    const promised = (2 * right) / (taken + text)
    if (promised <= best) continue
    best = promised
    threshold = probability
  }
  return threshold
}

/** The odds moved so that `even` is one to one. */
function chanceOf(probability: number, even: number): number {
  const forText = probability * (1 - even)
  return forText / (forText + (1 - probability) * even)
}
