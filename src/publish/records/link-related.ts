import { canonicalUrl } from '../../lib/url/canonical-url.ts'
import type { CuratedArticle } from '../../model/article.ts'

/** Related entries become references to the archive's own articles where it has them; the others stay entries. */
export function linkRelated(articles: readonly CuratedArticle[]): readonly CuratedArticle[] {
  const ids = new Map(articles.map((article) => [article.url, article.id]))
  return articles.map((article) => {
    const entries = article.relatedEntries ?? []
    const related = entries
      .map((entry) => ids.get(canonicalUrl(entry.webUrl ?? '') ?? ''))
      .filter((id) => id !== undefined)
    return related.length > 0 ? { ...article, related } : article
  })
}
