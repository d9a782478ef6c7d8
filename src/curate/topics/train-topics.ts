import type { TopicModel } from '../../model/curation.ts'
import { chooseThresholds } from './choose-thresholds.ts'
import type { TopicText } from './match-rules.ts'
import { telling } from './telling.ts'
import { textFeatures } from './text-features.ts'
import { dot, type LinearModel, trainSvm } from './train-svm.ts'
import { type Vector, vectorOf } from './vector.ts'

export type LabelledArticle = TopicText & { readonly labels: readonly string[] }

export type TrainOptions = {
  /** Features in fewer articles than this are dropped; default 2. */
  readonly minArticles?: number
  /** Most that a training article on the wrong side may pull; default 0.6. */
  readonly cost?: number
  readonly epochs?: number
  /** Parts the articles are cut into for choosing thresholds; default 3. */
  readonly folds?: number
}

type Settings = Required<TrainOptions>
type Vocabulary = ReadonlyMap<string, { readonly index: number; readonly idf: number }>

const DEFAULTS: Settings = { minArticles: 2, cost: 0.6, epochs: 20, folds: 3 }
/** Weights below this share of a topic's largest are left out of the model. */
const SMALLEST_SHARE = 0.003

/**
 * A topic model from labelled articles: tf-idf of words, neighbours and parts of words, one linear machine a topic. Where
 * articles may have several topics, thresholds are chosen on articles the machines were not trained with.
 */
export function trainTopics(labelled: readonly LabelledArticle[], options: TrainOptions = {}): TopicModel {
  const settings = { ...DEFAULTS, ...options }
  const topics = [...new Set(labelled.flatMap((article) => article.labels))].toSorted()
  const counts = labelled.map(textFeatures)
  const vocabulary = vocabularyOf(counts, settings.minArticles)
  const vectors = counts.map((count) => vectorOf(count, (feature) => vocabulary.get(feature)))
  const labels = labelsOf(labelled)
  const isPositive = topics.map((topic) => labelled.map((article) => article.labels.includes(topic)))
  const task = { ...settings, features: vocabulary.size, labels }
  const machines = isPositive.map((truth) => train(vectors, truth, task))
  const thresholds = labels === 'one' ? topics.map(() => 0) : thresholdsOf(vectors, isPositive, task)
  return {
    version: 1,
    topics,
    labels,
    features: featuresOf(vocabulary, machines),
    bias: machines.map((machine) => rounded(machine.bias)),
    thresholds: thresholds.map(rounded),
  }
}

type Task = Settings & { readonly features: number; readonly labels: TopicModel['labels'] }

function labelsOf(labelled: readonly LabelledArticle[]): TopicModel['labels'] {
  if (labelled.every((article) => article.labels.length === 1)) return 'one'
  return labelled.every((article) => article.labels.length > 0) ? 'some' : 'any'
}

function vocabularyOf(counts: readonly ReadonlyMap<string, number>[], minArticles: number): Vocabulary {
  const articles = new Map<string, number>()
  for (const count of counts)
    for (const feature of count.keys()) articles.set(feature, (articles.get(feature) ?? 0) + 1)
  const kept = [...articles].filter(([, number]) => number >= minArticles)
  return new Map(
    kept.map(([feature, number], index) => [
      feature,
      { index, idf: rounded(Math.log((counts.length + 1) / (number + 0.5))) },
    ]),
  )
}

function train(vectors: readonly Vector[], isPositive: readonly boolean[], task: Task): LinearModel {
  const { features, cost, epochs, labels } = task
  const positives = isPositive.filter(Boolean).length
  // A rare topic's articles cost more, or the machine would do best by never finding it.
  const scarcity = Math.sqrt((vectors.length - positives) / Math.max(1, positives))
  const positiveCost = labels === 'one' ? Math.min(1.5, scarcity) : Math.min(3, scarcity / 4 + 0.7)
  const reach = telling(vectors, isPositive, features).map((weight) => weight * weight)
  return trainSvm(vectors, isPositive, { reach, cost, positiveCost, epochs })
}

function thresholdsOf(
  vectors: readonly Vector[],
  isPositive: readonly (readonly boolean[])[],
  task: Task,
): readonly number[] {
  const scores = isPositive.map((truth) => scoresUnseen(vectors, truth, task))
  return chooseThresholds({ scores, isPositive, labels: task.labels })
}

/** Each article's score by a machine that was not trained with it. */
function scoresUnseen(
  vectors: readonly Vector[],
  isPositive: readonly boolean[],
  task: Task,
): readonly number[] {
  const scores = new Array<number>(vectors.length).fill(0)
  for (let fold = 0; fold < task.folds; fold++) {
    const learns = vectors.map((_, index) => index % task.folds !== fold)
    const model = train(
      vectors.filter((_, index) => learns[index]),
      isPositive.filter((_, index) => learns[index]),
      task,
    )
    vectors.forEach((vector, index) => {
      if (!learns[index]) scores[index] = dot(model.weights, vector) + model.bias
    })
  }
  return scores
}

function featuresOf(vocabulary: Vocabulary, machines: readonly LinearModel[]): TopicModel['features'] {
  const smallest = machines.map((machine) => largestOf(machine.weights) * SMALLEST_SHARE)
  const entries = [...vocabulary].map(([feature, { index, idf }]) => {
    const weights = machines.flatMap((machine, topic) => {
      const weight = machine.weights[index] ?? 0
      return Math.abs(weight) >= (smallest[topic] ?? 0) && weight !== 0 ? [topic, rounded(weight)] : []
    })
    return [feature, [idf, ...weights]] as const
  })
  return Object.fromEntries(entries)
}

function largestOf(weights: Float64Array): number {
  return weights.reduce((largest, weight) => Math.max(largest, Math.abs(weight)), 0)
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
