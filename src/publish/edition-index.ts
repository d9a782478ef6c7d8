import type { CuratedArticle } from '../model/article.ts'
import type { Edition, EditionFrame } from '../model/edition.ts'
import { mayList } from '../model/may.ts'
import type { Story } from '../model/story.ts'

/** The look-ups every output needs: of an edition, or of the part of it that some files are made of. */
export type EditionIndex = {
  readonly edition: EditionFrame
  readonly findArticle: (id: string) => CuratedArticle | undefined
  readonly findStory: (id: string) => Story | undefined
  /** Whether there is such an article and outputs show it. */
  readonly isShown: (id: string) => boolean
}

export function indexEdition(edition: Edition): EditionIndex {
  const articles = new Map(edition.articles.map((article) => [article.id, article]))
  const stories = new Map<string, Story>()
  for (const story of edition.stories) {
    for (const alias of story.aliases) stories.set(alias, story)
  }
  for (const story of edition.stories) stories.set(story.id, story)
  return {
    edition,
    findArticle: (id) => articles.get(id),
    findStory: (id) => stories.get(id),
    isShown: (id) => {
      const article = articles.get(id)
      return article !== undefined && isShown(article)
    },
  }
}

/** Published, and listing it is allowed. */
export function isShown(article: CuratedArticle): boolean {
  return article.published && mayList(article.rights)
}

/** The articles with these ids that outputs show, in this order. */
export function shownArticles(
  ids: readonly string[],
  { findArticle }: Pick<EditionIndex, 'findArticle'>,
): readonly CuratedArticle[] {
  return ids
    .map(findArticle)
    .filter((article) => article !== undefined)
    .filter(isShown)
}
