import type { CuratedArticle } from '../../model/article.ts'
import type { EditionIndex } from '../edition-index.ts'

// Names that are addresses of the API's own, years, or that no Windows disk can hold.
const RESERVED = /^(?:page|\d{4}|con|prn|aux|nul|com\d|lpt\d)$/

const DATED = /^\d{4}-\d\d-\d\d-/

/**
 * The name of an article's document below `api/news/`: the slug of its record's path, or the path's whole name where an
 * older article, a topic or the API itself has that slug. A record's path never changes, and so its place in that order.
 */
export function apiSlugs(index: EditionIndex): (article: CuratedArticle) => string {
  const topics = new Set(index.edition.taxonomy.map((topic) => topic.id))
  const owners = new Map<string, string>()
  for (const { path } of index.edition.articles) {
    const slug = slugOfPath(path)
    const owner = owners.get(slug)
    if (owner === undefined || path < owner) owners.set(slug, path)
  }
  return ({ path }) => {
    const slug = slugOfPath(path)
    const isFree = owners.get(slug) === path && !topics.has(slug) && !RESERVED.test(slug)
    return isFree ? slug : nameOfPath(path)
  }
}

function slugOfPath(path: string): string {
  const name = nameOfPath(path)
  return DATED.test(name) ? name.slice('2026-10-01-'.length) : name
}

function nameOfPath(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1, path.endsWith('.md') ? -'.md'.length : undefined)
}
