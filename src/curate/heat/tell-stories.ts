import type { Article } from '../../model/article.ts'
import type { Score } from '../../model/score.ts'
import type { Story } from '../../model/story.ts'
import type { Group } from '../edits/constrain-stories.ts'
import { heatOf } from './heat-of.ts'
import { ownerOf, voicesOf } from './voices.ts'

/** A story, or an article that stands alone, before it is known what stands for it. */
export type Told = Omit<Story, 'lead'>

type Telling = {
  readonly groups: readonly Group[]
  readonly articles: readonly Article[]
  readonly duplicateOf: ReadonlyMap<string, string>
  readonly authority: ReadonlyMap<string, Score>
  readonly owners: readonly (readonly string[])[]
  /** The same stories as earlier runs knew them, by id; they remember articles that have left the window. */
  readonly earlier: ReadonlyMap<string, Story>
}

const HOUR_MS = 3_600_000

/** Heat, voices and hours of every group of articles. */
export function tellStories(telling: Telling): readonly Told[] {
  const byId = new Map(telling.articles.map((article) => [article.id, article]))
  const linkers = linkersOf(telling.articles)
  const pointsRank = pointsRankOf(telling.articles)
  return telling.groups.map((group) => {
    const articles = group.articles
      .flatMap((id) => byId.get(id) ?? [])
      .toSorted((a, b) => a.publishedAt.getTime() - b.publishedAt.getTime() || (a.id < b.id ? -1 : 1))
    const input = {
      ...telling,
      articles,
      linkedFrom: linkedFrom(articles, linkers, telling.owners),
      pointsRank,
    }
    const times = articles.map((article) => article.publishedAt.getTime())
    const lastAt = new Date(Math.max(...times))
    const told = {
      id: group.id,
      articles: articles.map((article) => article.id),
      voices: voicesOf(input).flatMap((voice) => voice.domains),
      heat: heatOf(input),
      aliases: group.aliases,
      hourly: hourlyOf(times, lastAt.getTime()),
      firstAt: new Date(Math.min(...times)),
      lastAt,
    }
    return withEarlier(told, telling.earlier.get(group.id), byId)
  })
}

// Attention a story had is not taken back because its first articles have left the window.
function withEarlier(told: Told, earlier: Story | undefined, inWindow: ReadonlyMap<string, Article>): Told {
  const gone = earlier?.articles.filter((id) => !inWindow.has(id)) ?? []
  if (!earlier || gone.length === 0) return told
  return {
    ...told,
    articles: [...gone, ...told.articles],
    voices: [...new Set([...earlier.voices, ...told.voices])],
    heat: earlier.heat.value > told.heat.value ? earlier.heat : told.heat,
    firstAt: new Date(Math.min(earlier.firstAt.getTime(), told.firstAt.getTime())),
  }
}

// Counted back from the story's own last article, so that a story at rest does not change.
function hourlyOf(times: readonly number[], last: number): readonly number[] {
  const hours = Array.from({ length: 24 }, () => 0)
  for (const time of times) {
    const hour = 23 - Math.floor((last - time) / HOUR_MS)
    if (hour >= 0) hours[hour] = (hours[hour] ?? 0) + 1
  }
  return hours
}

/** Address -> providers of the window that link to it. */
function linkersOf(articles: readonly Article[]): ReadonlyMap<string, readonly string[]> {
  const linkers = new Map<string, string[]>()
  for (const article of articles) {
    for (const link of new Set(article.links)) {
      const known = linkers.get(link)
      if (known) known.push(article.provider.domain)
      else linkers.set(link, [article.provider.domain])
    }
  }
  return linkers
}

function linkedFrom(
  articles: readonly Article[],
  linkers: ReadonlyMap<string, readonly string[]>,
  owners: readonly (readonly string[])[],
): readonly string[] {
  const found = new Set<string>()
  for (const article of articles) {
    const own = ownerOf(article.provider.domain, owners)
    for (const domain of linkers.get(article.url) ?? []) {
      const linker = ownerOf(domain, owners)
      if (linker !== own) found.add(linker)
    }
  }
  return [...found].toSorted()
}

/** Fewest articles with points a source needs before their order means anything. */
const FEWEST_WITH_POINTS = 5

/** How an article's points stand among those of its source, 0..1; absent for sources without points. */
function pointsRankOf(articles: readonly Article[]): ReadonlyMap<string, number> {
  const bySource = Map.groupBy(
    articles.filter((article) => article.points !== undefined),
    (article) => article.sourceId,
  )
  const ranks = new Map<string, number>()
  for (const group of bySource.values()) {
    if (group.length < FEWEST_WITH_POINTS) continue
    const sorted = group.map((article) => article.points ?? 0).toSorted((a, b) => a - b)
    for (const article of group) {
      const below = sorted.findIndex((points) => points >= (article.points ?? 0))
      ranks.set(article.id, below / (group.length - 1))
    }
  }
  return ranks
}
