import { domainOf, webUrl } from '../../lib/url/canonical-url.ts'

/*
 * How much attention an article will get, guessed from what is known before it is published: who publishes it and where on
 * its site, how its title is made, and when it appears. A guess is a sum of learnt shares on a scale from 0 (the least read)
 * to 1 (the most read). Shares are learnt by backfitting: each feature in turn takes the mean of what the others leave
 * unexplained, shrunk towards 0 as if it had been seen a few times more without effect. Popularity is turned into ranks
 * first, so that one article that went round the world counts as one article.
 */

/** What the guess reads; `publishedAt` may be a day only. */
export type Announced = {
  readonly url: string
  readonly title: string
  readonly publishedAt?: Date
}

export type Noticed = Announced & {
  /** Votes, shares or clicks it got. */
  readonly points: number
}

/** Feature -> its share, and the mean rank; plain JSON data. */
export type AttentionModel = {
  readonly mean: number
  readonly shares: Readonly<Record<string, number>>
}

type Feature = readonly [name: string, value: number]
type Sighting = { readonly article: number; readonly value: number }

/** Sightings without effect that every feature starts with. */
const SHRINKAGE = 6
const ROUNDS = 8

/** Learns from articles whose attention is known. */
export function learnAttention(past: readonly Noticed[]): AttentionModel {
  const wanted = ranksOf(past.map((article) => article.points))
  const mean = wanted.reduce((sum, rank) => sum + rank, 0) / Math.max(1, wanted.length)
  const left = wanted.map((rank) => rank - mean)
  const sightings = sightingsOf(past)
  const shares = new Map<string, number>()
  for (let round = 0; round < ROUNDS; round++) {
    for (const [feature, seen] of sightings) shares.set(feature, refit(seen, shares.get(feature) ?? 0, left))
  }
  return { mean, shares: Object.fromEntries(shares) }
}

/** The guess for one article; higher is more, comparable within one model. */
export function expectAttention(article: Announced, model: AttentionModel): number {
  return featuresOf(article).reduce(
    (sum, [name, value]) => sum + (Object.hasOwn(model.shares, name) ? (model.shares[name] ?? 0) * value : 0),
    model.mean,
  )
}

/** The features that moved a guess most, with what each added. */
export function explainAttention(article: Announced, model: AttentionModel, most = 5): readonly Feature[] {
  return featuresOf(article)
    .map(([name, value]) => [name, (model.shares[name] ?? 0) * value] as const)
    .filter(([, added]) => added !== 0)
    .toSorted((a, b) => Math.abs(b[1]) - Math.abs(a[1]))
    .slice(0, most)
}

/** The best share for one feature, given what all others leave; `left` is brought up to date. */
function refit(seen: readonly Sighting[], share: number, left: number[]): number {
  let explained = 0
  let weight = SHRINKAGE
  for (const { article, value } of seen) {
    explained += value * ((left[article] ?? 0) + share * value)
    weight += value * value
  }
  const next = explained / weight
  for (const { article, value } of seen) left[article] = (left[article] ?? 0) - (next - share) * value
  return next
}

function sightingsOf(past: readonly Announced[]): ReadonlyMap<string, readonly Sighting[]> {
  const sightings = new Map<string, Sighting[]>()
  past.forEach((article, index) => {
    for (const [feature, value] of featuresOf(article)) {
      const known = sightings.get(feature)
      if (known) known.push({ article: index, value })
      else sightings.set(feature, [{ article: index, value }])
    }
  })
  return sightings
}

/** Ranks from 0 to 1; equal values share the middle of their ranks. */
function ranksOf(values: readonly number[]): readonly number[] {
  const order = values.map((value, index) => ({ value, index })).toSorted((a, b) => a.value - b.value)
  const ranks = values.map(() => 0)
  for (let start = 0, end = 0; start < order.length; start = end) {
    while (end < order.length && order[end]?.value === order[start]?.value) end++
    for (const { index } of order.slice(start, end)) ranks[index] = (start + end - 1) / 2 / order.length
  }
  return ranks
}

// How much each family of features may say: a provider most, single words little, because there are so many of them.
const WEIGHTS = { provider: 1, place: 0.5, title: 0.3, pair: 0.2, shape: 0.5, time: 0.5 } as const

function featuresOf(article: Announced): readonly Feature[] {
  return [
    ...addressFeatures(article.url),
    ...titleFeatures(article.title),
    ...timeFeatures(article.publishedAt),
  ]
}

function addressFeatures(address: string): readonly Feature[] {
  const url = webUrl(address)
  if (!url) return [['host:none', WEIGHTS.provider]]
  const host = url.hostname.replace(/^www\./, '')
  const path = url.pathname.toLowerCase().split('/').filter(Boolean)
  const features: Feature[] = [
    [`host:${host}`, WEIGHTS.provider],
    [`domain:${domainOf(address)}`, WEIGHTS.provider],
    [`ending:${host.split('.').at(-1)}`, WEIGHTS.place],
    [`depth:${Math.min(4, path.length)}`, WEIGHTS.place],
    [`query:${url.search === '' ? 'no' : 'yes'}`, WEIGHTS.place],
  ]
  if (path.length > 1) features.push([`section:${host}/${path[0]}`, WEIGHTS.provider])
  if (path.length > 2) features.push([`section:${host}/${path[0]}/${path[1]}`, WEIGHTS.provider])
  for (const part of new Set(path.slice(0, -1))) features.push([`folder:${part.slice(0, 20)}`, WEIGHTS.place])
  return features
}

const SHAPES: readonly (readonly [string, RegExp])[] = [
  ['figure', /\d/],
  ['question', /\?\s*$/],
  ['colon', /:/],
  ['old-year', /\(\d{4}\)\s*$/],
  ['document', /\[pdf\]/i],
  ['video', /\[video\]/i],
  ['show', /^show hn/i],
  ['ask', /^ask hn/i],
  ['list', /^\d+ /],
  ['quotation', /["“‘]/],
  ['how', /^(?:how|why|what)\b/i],
  ['dash', / [-–|] /],
  ['first-person', /\b(?:I|my|we|our)\b/i],
]

function titleFeatures(title: string): readonly Feature[] {
  const words = (title.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}.+#'’-]*/gu) ?? []).map((word) =>
    word.replace(/['’]s$/, '').replace(/[.'’-]+$/, ''),
  )
  const pairs = words.slice(1).map((word, index) => `${words[index]} ${word}`)
  const starts = words.filter((word) => word.length > 5).map((word) => word.slice(0, 5))
  return [
    ...unique('word', words, WEIGHTS.title),
    ...unique('pair', pairs, WEIGHTS.pair),
    ...unique('start', starts, WEIGHTS.pair),
    ...SHAPES.flatMap(([name, pattern]): Feature[] =>
      pattern.test(title) ? [[`shape:${name}`, WEIGHTS.shape]] : [],
    ),
    [`length:${Math.min(9, Math.floor(title.length / 12))}`, WEIGHTS.shape],
    [`words:${Math.min(8, Math.floor(words.length / 2))}`, WEIGHTS.shape],
  ]
}

function unique(kind: string, values: readonly string[], weight: number): readonly Feature[] {
  return [...new Set(values)].map((value) => [`${kind}:${value}`, weight])
}

function timeFeatures(at: Date | undefined): readonly Feature[] {
  if (!at) return []
  const isWeekend = at.getUTCDay() % 6 === 0
  // A time of exactly midnight is a day without an hour.
  const hasHour = at.getTime() % 86_400_000 !== 0
  const hour: Feature[] = hasHour ? [[`hour:${Math.floor(at.getUTCHours() / 3)}`, WEIGHTS.time]] : []
  return [[`week:${isWeekend ? 'end' : 'day'}`, WEIGHTS.time], ...hour]
}
