/**
 * `node scripts/train-stories.ts DIR`: trains the decision whether an article tells a story, from labelled events below DIR
 * (the form of the corpora's `stories/clusters`), and writes src/curate/stories/decide.weights.json.
 *
 * Articles are grouped as they would be in use; at each choice the label of a story is the share of its articles that tell the
 * article's event, so that the decision learns from the mixed stories it will meet. Two halves of the topics give the figures
 * printed (trained on one, measured on the other); the weights written are trained on both.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Training } from '../src/curate/stories/choose-story.ts'
import { DECISIONS, type Decision, PARTS } from '../src/curate/stories/decide.ts'
import type { Fit } from '../src/curate/stories/fit.ts'
import { groupArticles } from '../src/curate/stories/group-articles.ts'
import { hash32 } from '../src/lib/text/hash32.ts'

type Row = {
  readonly id: string
  readonly event: string
  readonly topic?: string
  readonly time?: string
} & Readonly<Record<string, string | null>>
type Example = { readonly parts: readonly number[]; readonly label: number }
type Examples = { readonly text: Example[]; readonly title: Example[] }
type Decisions = Training['decisions']

const EPOCHS = 200
const STEP = 0.3
const DECAY = 1e-3
const ROUNDS = 2

const folder = join(process.argv[2] ?? '../shared/corpora', 'stories', 'clusters')
const events = readRows('ecbplus')
const titles = readRows('ucititles').sort((left, right) =>
  String(left.time).localeCompare(String(right.time)),
)

for (const half of [0, 1]) {
  const isHeld = (row: Row) => halfOf(row) === half
  const decisions = train((row) => !isHeld(row))
  const held = [1, 2, 3].map((seed) => bcubed(shuffled(events, seed).filter(isHeld), decisions).toFixed(4))
  console.log(
    `held-out half ${half}: events ${held.join(' ')}, titles ${bcubed(titles.filter(isHeld), decisions).toFixed(4)}`,
  )
}
const decisions = train(() => true)
writeFileSync(
  new URL('../src/curate/stories/decide.weights.json', import.meta.url),
  `${JSON.stringify(decisions, undefined, 2)}\n`,
)
console.log(JSON.stringify(decisions))

function readRows(name: string): Row[] {
  const text = gunzipSync(readFileSync(join(folder, `${name}.jsonl.gz`))).toString('utf8')
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

function halfOf(row: Row): number {
  return hash32(row.topic ?? row.event) % 2
}

function train(isUsed: (row: Row) => boolean): Decisions {
  const examples: Examples = { text: [], title: [] }
  let decisions: Decisions = DECISIONS
  for (let round = 0; round < ROUNDS; round++) {
    for (const rows of [shuffled(events, 5 + round), shuffled(events, 15 + round), titles]) {
      collect(rows.filter(isUsed), decisions, examples)
    }
    decisions = { text: fitted(examples.text), title: fitted(examples.title) }
  }
  return decisions
}

function collect(rows: readonly Row[], decisions: Decisions, examples: Examples): void {
  const eventOf = new Map(rows.map((row) => [row.id, row.event]))
  const onChoices: Training['onChoices'] = (article, choices) => {
    for (const { story, fit } of choices) {
      const members = [...story.members.values()]
      const same = members.filter(({ id }) => eventOf.get(id) === eventOf.get(article.id)).length
      const label = members.length === 0 ? 0 : same / members.length
      examples[article.hasText ? 'text' : 'title'].push({ parts: PARTS.map((name) => fit[name]), label })
    }
  }
  groupArticles(rows.map(inputFrom), { training: { decisions, onChoices } })
}

function bcubed(rows: readonly Row[], decisions: Decisions): number {
  const stories = groupArticles(rows.map(inputFrom), { training: { decisions, onChoices: () => {} } })
  const sizes = new Map<string, number>()
  const count = (key: string) => sizes.set(key, (sizes.get(key) ?? 0) + 1)
  const keys = rows.map((row, at) => ({ gold: `g ${row.event}`, found: `f ${stories[at]?.story}` }))
  for (const { gold, found } of keys) for (const key of [gold, found, `${gold} ${found}`]) count(key)
  const share = (of: 'gold' | 'found') =>
    keys.reduce(
      (sum, key) => sum + (sizes.get(`${key.gold} ${key.found}`) ?? 0) / (sizes.get(key[of]) ?? 1),
      0,
    ) / rows.length
  return (2 * share('gold') * share('found')) / (share('gold') + share('found'))
}

function inputFrom(row: Row) {
  return {
    id: row.id,
    title: row.title ?? '',
    text: row.text ?? '',
    ...(row.time ? { publishedAt: row.time } : {}),
    ...(row.lang ? { language: row.lang } : {}),
    ...(row.host ? { provider: row.host } : {}),
  }
}

/** Logistic regression by full-batch AdaGrad on standardized parts. */
function fitted(examples: readonly Example[]): Decision {
  const scales = PARTS.map((_, part) => scaleOf(examples.map(({ parts }) => parts[part] ?? 0)))
  const rows = examples.map(({ parts, label }) => ({
    label,
    parts: parts.map((value, part) => (value - (scales[part]?.mean ?? 0)) / (scales[part]?.deviation ?? 1)),
  }))
  const weights = new Float64Array(PARTS.length + 1)
  const seen = new Float64Array(PARTS.length + 1).fill(1e-8)
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const slope = slopeOf(rows, weights)
    for (const [at, value] of slope.entries()) {
      seen[at] = (seen[at] ?? 0) + value * value
      weights[at] = (weights[at] ?? 0) - (STEP * value) / Math.sqrt(seen[at] ?? 1)
    }
  }
  return unscaled(weights, scales)
}

function slopeOf(rows: readonly Example[], weights: Float64Array): Float64Array {
  const slope = new Float64Array(weights.length)
  const last = weights.length - 1
  for (const { parts, label } of rows) {
    let sum = weights[last] ?? 0
    for (let at = 0; at < last; at++) sum += (weights[at] ?? 0) * (parts[at] ?? 0)
    const error = (1 / (1 + Math.exp(-sum)) - label) / rows.length
    for (let at = 0; at < last; at++) slope[at] = (slope[at] ?? 0) + error * (parts[at] ?? 0)
    slope[last] = (slope[last] ?? 0) + error
  }
  for (let at = 0; at < last; at++) slope[at] = (slope[at] ?? 0) + DECAY * (weights[at] ?? 0)
  return slope
}

type Scale = { readonly mean: number; readonly deviation: number }

function scaleOf(values: readonly number[]): Scale {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const deviation =
    Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) || 1
  return { mean, deviation }
}

function unscaled(weights: Float64Array, scales: readonly Scale[]): Decision {
  let bias = weights[PARTS.length] ?? 0
  const pairs = PARTS.map((name, at): readonly [keyof Fit, number] => {
    const { mean, deviation } = scales[at] ?? { mean: 0, deviation: 1 }
    const weight = (weights[at] ?? 0) / deviation
    bias -= weight * mean
    return [name, Number(weight.toFixed(4))]
  })
  // Safe: the pairs have every part of a fit as a name.
  return { bias: Number(bias.toFixed(4)), weights: Object.fromEntries(pairs) as Decision['weights'] }
}

function shuffled<T>(items: readonly T[], seed: number): T[] {
  return items
    .map((item, at) => ({ item, key: hash32(`${seed} ${at}`) }))
    .sort((left, right) => left.key - right.key)
    .map(({ item }) => item)
}
