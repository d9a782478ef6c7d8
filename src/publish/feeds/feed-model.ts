import type { CuratedArticle } from '../../model/article.ts'
import type { SiteSettings } from '../../model/settings.ts'

/** What the three feed formats say, before they say it. */
export type OutFeed = {
  readonly title: string
  readonly description: string
  /** The page it is the feed of. */
  readonly home: string
  /** Address of the feed without its ending: `https://news.example/feeds/ai`. */
  readonly base: string
  readonly site: SiteSettings
  /** WebSub hub that is told of changes. */
  readonly hub?: string
  /** Newest first. */
  readonly articles: readonly CuratedArticle[]
}

/** When the newest thing it holds was published or changed; no feed carries the moment of a run. */
export function updatedOf(articles: readonly CuratedArticle[]): Date {
  return new Date(Math.max(0, ...articles.map((article) => changedAt(article).getTime())))
}

export function changedAt(article: CuratedArticle): Date {
  return article.updatedAt && article.updatedAt > article.publishedAt
    ? article.updatedAt
    : article.publishedAt
}

/** Permanent name of an article in feeds: no address that could move. */
export function feedId(article: CuratedArticle): string {
  return `urn:broadsheet:${article.id}`
}

/** Who an article is by: its authors, else its publisher. Names without a letter are left out: validators refuse them. */
export function creatorsOf({ authors, provider }: CuratedArticle): readonly string[] {
  const named = authors.filter(hasWords)
  if (named.length > 0) return named
  return [hasWords(provider.name) ? provider.name : provider.domain]
}

// Controls and surrogates that XML cannot hold are no words either.
function hasWords(name: string): boolean {
  return /[^\p{C}\p{Z}]/u.test(name)
}
