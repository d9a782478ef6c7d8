import type { CuratedArticle } from '../../model/article.ts'
import type { Story } from '../../model/story.ts'

/** An article of an archive, with what its record says of its story: the lead's path, how many tell it. */
export type Told = { readonly article: CuratedArticle; readonly lead?: string; readonly providers?: number }

/** Stories as the records tell them: articles with one story id, led by the one they name or else by the hottest. */
export function storiesOfRecords(told: readonly Told[]): readonly Story[] {
  const groups = Map.groupBy(told, ({ article }) => article.story)
  return [...groups].flatMap(([id, members]) =>
    id === undefined || members.length < 2 ? [] : [storyOf(id, members)],
  )
}

function storyOf(id: string, members: readonly Told[]): Story {
  const articles = members
    .map(({ article }) => article)
    .toSorted(
      (one, other) => one.publishedAt.getTime() - other.publishedAt.getTime() || (one.id < other.id ? -1 : 1),
    )
  const named = new Set(members.map(({ lead }) => lead))
  const hottest = articles.reduce((best, article) => (heatOf(article) > heatOf(best) ? article : best))
  const lead = articles.find((article) => named.has(article.path)) ?? hottest
  const times = articles.map((article) => article.publishedAt.getTime())
  return {
    id,
    articles: articles.map((article) => article.id),
    lead: lead.id,
    voices: voicesOf(articles, Math.max(0, ...members.map(({ providers }) => providers ?? 0))),
    heat: lead.heat ?? { value: 0, parts: [] },
    aliases: [],
    hourly: Array.from({ length: 24 }, () => 0),
    firstAt: new Date(Math.min(...times)),
    lastAt: new Date(Math.max(...times)),
  }
}

/** A record counts the voices and does not name them: the first ones are taken, as many as it says. */
function voicesOf(articles: readonly CuratedArticle[], count: number): readonly string[] {
  const domains = [...new Set(articles.map((article) => article.provider.domain))]
  return count > 0 ? domains.slice(0, count) : domains
}

function heatOf(article: CuratedArticle): number {
  return article.heat?.value ?? 0
}
