import { sha256 } from '../../lib/hash.ts'
import type { Article } from '../../model/article.ts'
import { slugOf } from './slug.ts'

/**
 * Where a new article's record lies: `_news/YYYY-MM-DD-<slug>.md` by the UTC day it was published. `taken` gives the article
 * id of each path in use; a path of another article gets a short hash of this one's URL. Articles that have a path keep it.
 */
export function recordPath(
  article: Pick<Article, 'id' | 'url' | 'title' | 'publishedAt'>,
  taken: ReadonlyMap<string, string>,
): string {
  const day = dayOf(article.publishedAt)
  const slug = slugOf(article.title)
  const hash = sha256(article.url)
  const plain = slug === '' ? pathOf(day, hash.slice(0, 8)) : pathOf(day, slug)
  for (let digits = 0; digits < hash.length; digits += 8) {
    const path = digits === 0 ? plain : pathOf(day, `${slug || hash.slice(0, 8)}-${hash.slice(0, digits)}`)
    const owner = taken.get(path)
    if (owner === undefined || owner === article.id) return path
  }
  return pathOf(day, hash)
}

/** Where a takedown's trace lies: a name without any word of the article. */
export function tombstonePath(urlHash: string): string {
  return `_removed/${urlHash}.md`
}

/** UTC day as `YYYY-MM-DD`; years outside 0000 to 9999 cannot stand in a path and become the nearest that can. */
export function dayOf(date: Date): string {
  const iso = date.toISOString()
  if (iso.startsWith('-')) return '0000-01-01'
  return iso.startsWith('+') ? '9999-12-31' : iso.slice(0, 10)
}

function pathOf(day: string, slug: string): string {
  return `_news/${day}-${slug}.md`
}
