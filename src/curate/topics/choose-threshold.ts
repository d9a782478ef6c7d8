/** Strength of the pull towards 0 for topics that few articles have: their best cut is mostly chance. */
const CAUTION = 10

/** The score from which a topic is best taken, by F1 on scores of articles the machine has not seen; near 0 for rare topics. */
export function chooseThreshold(scores: readonly number[], isPositive: readonly boolean[]): number {
  const order = scores.map((score, index) => ({ score, positive: isPositive[index] ?? false }))
  order.sort((a, b) => b.score - a.score)
  const positives = order.filter((item) => item.positive).length
  let hits = 0
  let best = { f1: -1, threshold: 0 }
  order.forEach((item, index) => {
    if (item.positive) hits++
    const f1 = (2 * hits) / (index + 1 + positives)
    const next = order[index + 1]?.score ?? item.score - 1
    if (f1 > best.f1) best = { f1, threshold: (item.score + next) / 2 }
  })
  return (Math.max(-1, Math.min(1, best.threshold)) * positives) / (positives + CAUTION)
}
