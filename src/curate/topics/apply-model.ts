import type { TopicModel } from '../../model/curation.ts'
import type { TopicMatch } from '../../model/taxonomy.ts'
import { REVIEW_FROM, type TopicText } from './match-rules.ts'
import { blockOf, textFeatures } from './text-features.ts'
import { vectorOf } from './vector.ts'

/** How fast confidence grows with the distance from a threshold. */
const STEEPNESS = 4

/** Every topic of a model with its confidence for an article, surest first; from 0.5 on the topic's threshold is passed. */
export function applyModel(article: TopicText, model: TopicModel): readonly TopicMatch[] {
  const found = foundFeatures(article, model)
  const scores = scoresOf(found, model)
  const matches = model.topics
    .map((topic, index) => ({
      topic,
      index,
      confidence: confidenceOf((scores[index] ?? 0) - (model.thresholds[index] ?? 0)),
    }))
    .toSorted((a, b) => b.confidence - a.confidence)
  // Words are looked up only for topics that somebody may ask about.
  return matches.map(({ topic, index, confidence }, rank) => ({
    topic,
    confidence,
    reasons: [rank === 0 || confidence >= REVIEW_FROM ? reasonOf(found, index) : 'trained model'],
  }))
}

/** A feature of the model that an article has: its value there, and the model's numbers for it. */
type Found = { readonly name: string; readonly value: number; readonly numbers: readonly number[] }

function foundFeatures(article: TopicText, model: TopicModel): readonly Found[] {
  const known: { readonly name: string; readonly numbers: readonly number[] }[] = []
  const vector = vectorOf(textFeatures(article), (name) => {
    const numbers = Object.hasOwn(model.features, name) ? model.features[name] : undefined
    const idf = numbers?.[0]
    if (numbers === undefined || idf === undefined) return undefined
    return { index: known.push({ name, numbers }) - 1, idf }
  })
  return known.map((one, index) => ({ ...one, value: vector.values[index] ?? 0 }))
}

function scoresOf(found: readonly Found[], model: TopicModel): readonly number[] {
  const scores = [...model.bias]
  for (const { value, numbers } of found) {
    for (let at = 1; at < numbers.length; at += 2) {
      const topic = numbers[at] ?? 0
      scores[topic] = (scores[topic] ?? 0) + (numbers[at + 1] ?? 0) * value
    }
  }
  return scores
}

function confidenceOf(distance: number): number {
  return 1 / (1 + Math.exp(-STEEPNESS * distance))
}

function reasonOf(found: readonly Found[], topic: number): string {
  const words = found
    .filter(({ name }) => blockOf(name) !== 'part')
    .map(({ name, value, numbers }) => [name, value * weightOf(numbers, topic)] as const)
    .filter(([, share]) => share > 0)
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, 5)
    .map(([name]) => `"${name.slice(1)}"`)
  return words.length > 0 ? `trained model, by ${[...new Set(words)].join(', ')}` : 'trained model'
}

/** The weight of a feature for a topic; its numbers are the idf, then pairs of a topic and a weight. */
function weightOf(numbers: readonly number[], topic: number): number {
  for (let at = 1; at < numbers.length; at += 2) {
    if (numbers[at] === topic) return numbers[at + 1] ?? 0
  }
  return 0
}
