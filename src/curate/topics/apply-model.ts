import type { TopicModel } from '../../model/curation.ts'
import type { TopicMatch } from '../../model/taxonomy.ts'
import type { TopicText } from './match-rules.ts'
import { blockOf, textFeatures } from './text-features.ts'
import { vectorOf } from './vector.ts'

/** How fast confidence grows with the distance from a threshold. */
const STEEPNESS = 4

/** Every topic of a model with its confidence for an article, surest first; from 0.5 on the topic's threshold is passed. */
export function applyModel(article: TopicText, model: TopicModel): readonly TopicMatch[] {
  const counts = textFeatures(article)
  const scores = [...model.bias]
  const names: string[] = []
  const vector = vectorOf(counts, (feature) => {
    const idf = Object.hasOwn(model.features, feature) ? model.features[feature]?.[0] : undefined
    return idf === undefined ? undefined : { index: names.push(feature) - 1, idf }
  })
  const shares: [string, number][][] = scores.map(() => [])
  vector.indices.forEach((index, position) => {
    const name = names[index] ?? ''
    const value = vector.values[position] ?? 0
    const weights = model.features[name] ?? []
    for (let at = 1; at < weights.length; at += 2) {
      const topic = weights[at] ?? 0
      const share = (weights[at + 1] ?? 0) * value
      scores[topic] = (scores[topic] ?? 0) + share
      shares[topic]?.push([name, share])
    }
  })
  return model.topics
    .map((topic, index) => ({
      topic,
      confidence: confidenceOf((scores[index] ?? 0) - (model.thresholds[index] ?? 0)),
      reasons: [reasonOf(shares[index] ?? [])],
    }))
    .toSorted((a, b) => b.confidence - a.confidence)
}

function confidenceOf(distance: number): number {
  return 1 / (1 + Math.exp(-STEEPNESS * distance))
}

function reasonOf(shares: readonly (readonly [string, number])[]): string {
  const words = shares
    .filter(([feature, share]) => share > 0 && blockOf(feature) !== 'part')
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, 5)
    .map(([feature]) => `"${feature.slice(1)}"`)
  return words.length > 0 ? `trained model, by ${[...new Set(words)].join(', ')}` : 'trained model'
}
