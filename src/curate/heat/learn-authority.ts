import type { Article } from '../../model/article.ts'
import type { Remembered } from '../../model/curation.ts'
import { MEDIAN_AUTHORITY } from './voices.ts'

type Lesson = {
  readonly articles: readonly Article[]
  /** Article -> ids of its story in order of publication. */
  readonly storyOf: ReadonlyMap<string, readonly string[]>
  readonly duplicateOf: ReadonlyMap<string, string>
  readonly remembered: ReadonlyMap<string, Remembered>
  readonly authority: ReadonlyMap<string, number>
}

/** How far one event moves a provider; about a hundred events, a season of a usual source, make an old opinion fade. */
const STEP = 0.03
/** Where each event leads: being followed or cited up, following others a little down. */
const TARGETS = { followed: 1, cited: 1, follows: 0.35 } as const

/**
 * What providers have earned, 0..1, after the articles that are new in this run: a provider rises when others follow its
 * story or link to its article, sinks slowly when it only follows. Each article teaches once, in the run that first
 * sees it; a provider without events stays at the median.
 */
export function learnAuthority(lesson: Lesson): ReadonlyMap<string, number> {
  const byId = new Map(lesson.articles.map((article) => [article.id, article]))
  const byUrl = new Map(lesson.articles.map((article) => [article.url, article]))
  const learnt = new Map(lesson.authority)
  const teach = (domain: string, target: number) => {
    const known = learnt.get(domain) ?? MEDIAN_AUTHORITY
    learnt.set(domain, rounded(known + STEP * (target - known)))
  }
  for (const article of lesson.articles) {
    if (lesson.remembered.has(article.id) || lesson.duplicateOf.has(article.id)) continue
    const own = article.provider.domain
    const first = byId.get(lesson.storyOf.get(article.id)?.[0] ?? article.id)
    if (first && first.provider.domain !== own) {
      teach(first.provider.domain, TARGETS.followed)
      teach(own, TARGETS.follows)
    }
    for (const domain of citedBy(article, byUrl)) teach(domain, TARGETS.cited)
  }
  return new Map([...learnt].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

function citedBy(article: Article, byUrl: ReadonlyMap<string, Article>): ReadonlySet<string> {
  const domains = article.links.flatMap((link) => byUrl.get(link)?.provider.domain ?? [])
  return new Set(domains.filter((domain) => domain !== article.provider.domain))
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
