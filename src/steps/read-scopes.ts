import type { CuratedArticle } from '../model/article.ts'
import type { Store } from '../model/store.ts'
import type { Story } from '../model/story.ts'
import { closureOf, type Planning, type Scope, scopeOf, type Unit } from '../publish/plan/unit.ts'
import type { ArticleEditor } from './read-edition.ts'

/** Articles kept for the next units, some 5 KB each: neighbours in time share most of theirs. */
const MOST_ARTICLES = 3000
const MOST_STORIES = 2000

/** Reads what a unit needs, as outputs may have it. */
export function scopeReader(
  planning: Planning,
  { store, editor }: { readonly store: Store; readonly editor: ArticleEditor },
): (unit: Unit) => Promise<Scope> {
  const articles = keeper<CuratedArticle>(MOST_ARTICLES, async (ids) =>
    (await store.readCuratedOf(ids)).flatMap(
      (article) => editor.editedArticle(withoutEvidence(article)) ?? [],
    ),
  )
  const stories = keeper<Story>(MOST_STORIES, (ids) => store.readStoriesOf(ids))
  return async (unit) => {
    const wanted = closureOf(unit.needs(), planning.outline)
    return scopeOf(planning, {
      articles: await articles(wanted.articles),
      stories: await stories(wanted.stories),
    })
  }
}

// Outputs show none of it, and it is most of an article.
function withoutEvidence(article: CuratedArticle): CuratedArticle {
  return { ...article, evidence: [], links: [], keywords: [] }
}

/** Reads by id what it has not kept; forgets what was not asked for longest. */
function keeper<Value extends { readonly id: string }>(
  most: number,
  read: (ids: readonly string[]) => Promise<readonly Value[]>,
): (ids: readonly string[]) => Promise<readonly Value[]> {
  const kept = new Map<string, Value>()
  return async (ids) => {
    const found = new Map<string, Value>()
    for (const id of ids) {
      const value = kept.get(id)
      if (!value) continue
      found.set(id, value)
      // What is asked for again is the newest.
      kept.delete(id)
      kept.set(id, value)
    }
    const missing = ids.filter((id) => !found.has(id))
    for (const value of missing.length > 0 ? await read(missing) : []) {
      found.set(value.id, value)
      kept.set(value.id, value)
    }
    for (const id of kept.keys()) {
      if (kept.size <= most) break
      kept.delete(id)
    }
    return ids.flatMap((id) => found.get(id) ?? [])
  }
}
