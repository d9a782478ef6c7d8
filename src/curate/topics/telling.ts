import type { Vector } from './vector.ts'

/** What a feature counts that says nothing about a topic, against one that occurs e times as often inside it. */
const FLOOR = 1
/** Articles that every feature is taken to have been seen in on either side: one or two finds may be chance. */
const UNSEEN = 2
/** Brings the usual vector back to about length 1. */
const SCALE = 0.5

/**
 * How much each feature tells about one topic: the logarithm of how much oftener it occurs in the topic's articles than in
 * the others (Wang and Manning, ACL 2012). Few training articles give a machine too little to find that out by itself.
 */
export function telling(
  vectors: readonly Vector[],
  isPositive: readonly boolean[],
  features: number,
): Float64Array {
  const inside = new Float64Array(features).fill(UNSEEN)
  const outside = new Float64Array(features).fill(UNSEEN)
  vectors.forEach(({ indices }, article) => {
    const side = isPositive[article] ? inside : outside
    for (const index of indices) side[index] = (side[index] ?? 0) + 1
  })
  const positives = isPositive.filter(Boolean).length
  const odds = Math.log((positives + 2 * UNSEEN) / (vectors.length - positives + 2 * UNSEEN))
  return inside.map(
    (count, index) => (FLOOR + Math.abs(Math.log(count / (outside[index] ?? 1)) - odds)) * SCALE,
  )
}
