import type { TopicModel } from '../../model/curation.ts'

/** What machines said of articles they had not seen, and what is true; one row a topic, one column an article. */
export type Trial = {
  readonly scores: readonly (readonly number[])[]
  readonly isPositive: readonly (readonly boolean[])[]
  readonly labels: TopicModel['labels']
}

/** Cuts that are tried for all topics together, the usual one first: of equal ones the first is taken. */
const COMMON_CUTS = Array.from({ length: 21 }, (_, step) => (step - 10) / 20).toSorted(
  (a, b) => Math.abs(a) - Math.abs(b),
)
/** Articles a topic must have before its own best cut counts as much as the common one: with few, it is mostly chance. */
const CAUTION = 150

/**
 * The score from which each topic is best taken. One cut is chosen for all topics together, by the F1 of all answers, and
 * each topic's own best cut moves it as far as its number of articles can be trusted.
 */
export function chooseThresholds(trial: Trial): readonly number[] {
  const common = commonCut(trial)
  return trial.scores.map((scores, topic) => {
    const isPositive = trial.isPositive[topic] ?? []
    const positives = isPositive.filter(Boolean).length
    return (ownCut(scores, isPositive) * positives + common * CAUTION) / (positives + CAUTION)
  })
}

function commonCut(trial: Trial): number {
  const nearest = trial.labels === 'some' ? nearestTopics(trial) : []
  const positives = trial.isPositive.flat().filter(Boolean).length
  const tried = COMMON_CUTS.map((cut) => {
    const answers = [...answersFrom(cut, trial), ...nearest.filter((one) => one.score < cut)]
    const hits = answers.filter((answer) => answer.isRight).length
    return { cut, f1: (2 * hits) / Math.max(1, answers.length + positives) }
  })
  return tried.reduce((best, one) => (one.f1 > best.f1 ? one : best), { cut: 0, f1: 0 }).cut
}

type Answer = { readonly score: number; readonly isRight: boolean }

function answersFrom(cut: number, { scores, isPositive }: Trial): readonly Answer[] {
  return scores.flatMap((row, topic) =>
    row.flatMap((score, article) =>
      score >= cut ? [{ score, isRight: isPositive[topic]?.[article] ?? false }] : [],
    ),
  )
}

/** What each article gets when no topic passes: where every article has a topic, its nearest. */
function nearestTopics({ scores, isPositive }: Trial): readonly Answer[] {
  return (scores[0] ?? []).map((_, article) => {
    const answers = scores.map((row, topic) => ({
      score: row[article] ?? Number.NEGATIVE_INFINITY,
      isRight: isPositive[topic]?.[article] ?? false,
    }))
    return answers.reduce((best, answer) => (answer.score > best.score ? answer : best))
  })
}

function ownCut(scores: readonly number[], isPositive: readonly boolean[]): number {
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
  return Math.max(-1, Math.min(1, best.threshold))
}
