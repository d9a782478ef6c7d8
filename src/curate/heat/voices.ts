import type { Article } from '../../model/article.ts'
import type { Score } from '../../model/score.ts'
import { MEDIAN_AUTHORITY } from './authority-of.ts'

/** One independent teller of a story: a provider, an owner with all its papers, or one agency text with all its carriers. */
export type Voice = {
  readonly name: string
  readonly domains: readonly string[]
  /** When it first spoke. */
  readonly at: Date
  /** 1 for the median provider, between a half and one and a half for the others; capped. */
  readonly weight: number
}

type Telling = {
  readonly articles: readonly Article[]
  readonly duplicateOf: ReadonlyMap<string, string>
  readonly authority: ReadonlyMap<string, Score>
  readonly owners: readonly (readonly string[])[]
}

/** Largest share of a story's voices that one of them may be. */
const LARGEST_SHARE = 0.25

/** The independent voices of a story in the order they spoke. A text carried by others speaks once, by the article that represents it. */
export function voicesOf({ articles, duplicateOf, authority, owners }: Telling): readonly Voice[] {
  const present = new Set(articles.map((article) => article.id))
  const voices = new Map<string, { domains: string[]; at: Date }>()
  for (const article of articles) {
    const original = duplicateOf.get(article.id)
    if (original !== undefined && present.has(original)) continue
    const name = ownerOf(article.provider.domain, owners)
    const voice = voices.get(name)
    if (!voice) voices.set(name, { domains: [article.provider.domain], at: article.publishedAt })
    else if (!voice.domains.includes(article.provider.domain)) voice.domains.push(article.provider.domain)
  }
  const raw = [...voices].map(([name, { domains, at }]) => ({
    name,
    domains,
    at,
    weight:
      0.5 + Math.max(...domains.map((domain) => (authority.get(domain) ?? MEDIAN_AUTHORITY).value)) / 100,
  }))
  return capped(raw)
}

/** First domain of the owner's list that has it, or the domain itself. */
export function ownerOf(domain: string, owners: readonly (readonly string[])[]): string {
  return owners.find((owned) => owned.includes(domain))?.[0] ?? domain
}

// With fewer than four voices a quarter cannot be kept; then none may outweigh its equal share.
function capped(voices: readonly Voice[]): readonly Voice[] {
  const share = Math.max(LARGEST_SHARE, 1 / Math.max(1, voices.length))
  let weights = voices.map((voice) => voice.weight)
  // Capping one lowers the whole and with it the cap; it settles within a few rounds.
  for (let round = 0; round < 8 && voices.length > 1; round++) {
    const cap = weights.reduce((sum, weight) => sum + weight, 0) * share
    weights = weights.map((weight) => Math.min(weight, cap))
  }
  return voices.map((voice, index) => ({ ...voice, weight: weights[index] ?? voice.weight }))
}
