import type { CuratedArticle } from '../../model/article.ts'
import type { Edition } from '../../model/edition.ts'
import { mayList } from '../../model/may.ts'
import type { Score } from '../../model/score.ts'
import type { Story } from '../../model/story.ts'
import { articleVersion } from '../version.ts'

/** A story as pages show it; an article that stands alone is a story of one. */
export type ShownStory = {
  /** Story id, or the article's id. */
  readonly id: string
  /** Address of its own page below the site's base: `/stories/<id>/`, or `/articles/<id>/` for one article. */
  readonly path: string
  readonly lead: CuratedArticle
  /** Every article that is shown, in order of publication, copies included. */
  readonly articles: readonly CuratedArticle[]
  /** Articles with a text of their own beside the lead: best first. */
  readonly coverage: readonly CuratedArticle[]
  readonly voices: number
  readonly heat?: Score
  readonly firstAt: Date
  readonly lastAt: Date
  /** Present when it has two or more articles. */
  readonly story?: Story
}

/**
 * The shown stories of an edition by story id, alias, and id of each article in it. A story none of whose articles is published is not
 * shown.
 */
export function showStories(edition: Pick<Edition, 'articles' | 'stories'>): {
  readonly storyOf: ReadonlyMap<string, ShownStory>
} {
  const articles = new Map(edition.articles.map((article) => [article.id, article]))
  const told = edition.stories.flatMap((story) => showStory(story, articles))
  const storyOf = new Map<string, ShownStory>()
  for (const shown of told) remember(shown, storyOf)
  for (const article of edition.articles) {
    if (!isShown(article) || !article.published || storyOf.has(article.id)) continue
    storyOf.set(article.id, loneStory(article))
  }
  return { storyOf }
}

function remember(shown: ShownStory, storyOf: Map<string, ShownStory>): void {
  for (const alias of shown.story?.aliases ?? []) storyOf.set(alias, shown)
  for (const article of shown.articles) storyOf.set(article.id, shown)
  storyOf.set(shown.id, shown)
}

function showStory(story: Story, all: ReadonlyMap<string, CuratedArticle>): ShownStory[] {
  const articles = story.articles.flatMap((id) => all.get(id) ?? []).filter(isShown)
  const published = articles.filter((article) => article.published)
  const lead = published.find((article) => article.id === story.lead) ?? published[0]
  if (!lead) return []
  if (articles.length === 1) return [loneStory(lead)]
  const coverage = published
    .filter((article) => article !== lead && article.duplicateOf === undefined)
    .sort((one, other) => qualityOf(other) - qualityOf(one))
  const first = articles[0] ?? lead
  return [
    {
      id: story.id,
      path: `/stories/${story.id}/`,
      lead,
      articles,
      coverage,
      voices: story.voices.length,
      heat: story.heat,
      firstAt: first.publishedAt,
      lastAt: articles.at(-1)?.publishedAt ?? lead.publishedAt,
      story,
    },
  ]
}

function loneStory(lead: CuratedArticle): ShownStory {
  return {
    id: lead.id,
    path: `/articles/${lead.id}/`,
    lead,
    articles: [lead],
    coverage: [],
    voices: 1,
    ...(lead.heat ? { heat: lead.heat } : {}),
    firstAt: lead.publishedAt,
    lastAt: lead.publishedAt,
  }
}

// Nothing is hidden by a machine's merge: a copy is shown on its story's page though it is not published by itself.
function isShown(article: CuratedArticle): boolean {
  return mayList(article.rights) && (article.published || article.duplicateOf !== undefined)
}

function qualityOf(article: CuratedArticle): number {
  return article.quality?.value ?? 0
}

/** Changes when what pages show of a story does: the story's own facts and each of its articles. */
export function storyVersion(story: ShownStory): string {
  const heat = story.story ? JSON.stringify(story.heat) : ''
  return `${story.id} ${story.lead.id} ${story.voices} ${heat} ${story.articles.map(articleVersion).join()}`
}

/** Changes when what a list shows of a story does: its lead, heat and how many tell it. */
export function teaserVersion(story: ShownStory): string {
  return `${story.path} ${story.voices} ${story.articles.length} ${story.heat?.value} ${articleVersion(story.lead)}`
}
