import type { CuratedArticle } from '../model/article.ts'
import type { Edition } from '../model/edition.ts'
import { mayList } from '../model/may.ts'
import type { Story } from '../model/story.ts'

/** The look-ups every output needs, made once an edition. */
export type EditionIndex = {
  readonly edition: Edition
  readonly findArticle: (id: string) => CuratedArticle | undefined
  readonly findStory: (id: string) => Story | undefined
  /** Articles that outputs show, newest publication first. */
  readonly shown: readonly CuratedArticle[]
  /** Of those, the ones that are scored: what the API's lists hold. */
  readonly listed: readonly CuratedArticle[]
  /** Listed articles of each topic, by topic name. */
  readonly byTopic: ReadonlyMap<string, readonly CuratedArticle[]>
  /** Listed articles of each provider, by domain. */
  readonly byProvider: ReadonlyMap<string, readonly CuratedArticle[]>
}

export function indexEdition(edition: Edition): EditionIndex {
  const articles = new Map(edition.articles.map((article) => [article.id, article]))
  const stories = new Map<string, Story>()
  for (const story of edition.stories) {
    for (const alias of story.aliases) stories.set(alias, story)
  }
  for (const story of edition.stories) stories.set(story.id, story)
  const shown = newestFirst(edition.articles.filter(isShown))
  const listed = shown.filter((article) => article.heat !== undefined)
  return {
    edition,
    findArticle: (id) => articles.get(id),
    findStory: (id) => stories.get(id),
    shown,
    listed,
    byTopic: groupBy(listed, (article) => article.topics.map((match) => match.topic)),
    byProvider: groupBy(listed, (article) => [article.provider.domain]),
  }
}

// Day archives rely on the order, so it is made sure of; a list in order costs one look.
function newestFirst(articles: readonly CuratedArticle[]): readonly CuratedArticle[] {
  const isInOrder = articles.every(
    (article, at) => at === 0 || byTime(articles[at - 1] ?? article, article) <= 0,
  )
  return isInOrder ? articles : articles.toSorted(byTime)
}

function byTime(one: CuratedArticle, other: CuratedArticle): number {
  return other.publishedAt.getTime() - one.publishedAt.getTime()
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

function groupBy(
  articles: readonly CuratedArticle[],
  namesOf: (article: CuratedArticle) => readonly string[],
): ReadonlyMap<string, readonly CuratedArticle[]> {
  const groups = new Map<string, CuratedArticle[]>()
  for (const article of articles) {
    for (const name of new Set(namesOf(article))) {
      const group = groups.get(name)
      if (group) group.push(article)
      else groups.set(name, [article])
    }
  }
  return groups
}
