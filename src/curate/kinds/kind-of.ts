import type { Article, ArticleKind } from '../../model/article.ts'
import { KIND_PATTERNS, PRESS_RELEASE_HOSTS } from './kind-patterns.table.ts'

type Readable = Pick<Article, 'title' | 'excerpt' | 'text' | 'url' | 'keywords'>

export type KindFinding = { readonly kind: ArticleKind; readonly evidence: string }

const LEAD_CHARACTERS = 600
const MAX_CHARACTERS = 20_000

/** Where a mark of a kind counts, and how much; a kind is taken from 2 points on, the strongest first. */
const PLACES: readonly { readonly name: string; readonly points: number; read(article: Readable): string }[] =
  [
    { name: 'title', points: 2, read: (article) => article.title },
    { name: 'headline', points: 1, read: (article) => article.title },
    { name: 'address', points: 1, read: (article) => pathOf(article.url) },
    { name: 'keywords', points: 1, read: (article) => article.keywords.join(' · ') },
    {
      name: 'lead',
      points: 1,
      read: (article) => `${article.excerpt} ${article.text.slice(0, LEAD_CHARACTERS)}`,
    },
    { name: 'text', points: 2, read: (article) => article.text.slice(0, MAX_CHARACTERS) },
    // Where releases put who sent them and what their lawyers want said.
    { name: 'foot', points: 1, read: (article) => article.text.slice(-800) },
  ]

/** What kind of piece an article is, from its title, address, keywords, lead and foot; `report` when nothing says otherwise. */
export function kindOf(article: Readable): ArticleKind {
  return findKind(article).kind
}

/** The kind with the words that gave it away. */
export function findKind(article: Readable): KindFinding {
  const host = PRESS_RELEASE_HOSTS.find((name) => hostOf(article.url).endsWith(name))
  if (host) return { kind: 'press-release', evidence: `published by the release service ${host}` }
  const texts = PLACES.map((place) => ({ ...place, text: place.read(article) }))
  let best: (KindFinding & { points: number }) | undefined
  for (const [kind, patterns] of KIND_PATTERNS) {
    let points = 0
    const seen: string[] = []
    for (const { name, points: worth, text } of texts) {
      const match = patterns[name]?.exec(text)
      if (!match) continue
      points += worth
      seen.push(`"${match[0].trim()}" in the ${name}`)
    }
    if (points >= 2 && points > (best?.points ?? 0)) best = { kind, points, evidence: seen.join(', ') }
  }
  return best ?? { kind: 'report', evidence: 'nothing says that it is anything but a report' }
}

function hostOf(url: string): string {
  return URL.parse(url)?.hostname ?? ''
}

function pathOf(url: string): string {
  return URL.parse(url)?.pathname.replace(/[-_]/g, ' ') ?? ''
}
