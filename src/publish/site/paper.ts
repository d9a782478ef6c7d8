import { sha256 } from '../../lib/hash.ts'
import { type InterfaceLanguage, interfaceLanguage } from '../../lib/i18n/interface-language.ts'
import { type ZonedDates, zonedDates } from '../../lib/i18n/zoned-dates.ts'
import type { CuratedArticle } from '../../model/article.ts'
import type { Edition } from '../../model/edition.ts'
import type { Topic } from '../../model/taxonomy.ts'
import { type Assets, linkAssets } from './assets.ts'
import { type ShownStory, showStories } from './shown-story.ts'

/** Everything the pages of one edition share, worked out once. */
export type Paper = {
  readonly edition: Edition
  /** Path of the site below its host, without a trailing slash: `` or `/paper`. */
  readonly base: string
  readonly language: InterfaceLanguage
  readonly dates: ZonedDates
  readonly assets: Assets
  /** Articles that are shown, newest first. */
  readonly published: readonly CuratedArticle[]
  readonly articles: ReadonlyMap<string, CuratedArticle>
  /** Stories and lone articles that are shown, newest lead first. */
  readonly stories: readonly ShownStory[]
  /** By story id, alias, and id of each article in it. */
  readonly storyOf: ReadonlyMap<string, ShownStory>
  readonly topics: ReadonlyMap<string, Topic>
  /** Hash of what a page shows of an article, by article id. */
  readonly versions: ReadonlyMap<string, string>
  /** Hash of what every page depends on: settings, topics, assets, templates. */
  readonly version: string
  /** When the newest article was found: the edition's own time. */
  readonly updatedAt: Date | undefined
}

/** Prepares an edition for rendering; `files` are the static assets by name. */
export function paperOf(edition: Edition, files: ReadonlyMap<string, Uint8Array>): Paper {
  const base = new URL(edition.site.url).pathname.replace(/\/+$/, '')
  const assets = linkAssets(files, base, edition.site.colours)
  const language = interfaceLanguage(edition.site.language)
  const published = edition.articles.filter((article) => article.published && article.rights.list === 'allow')
  const { stories, storyOf } = showStories(edition)
  return {
    edition,
    base,
    language,
    dates: zonedDates(language.locale, edition.site.timeZone),
    assets,
    published,
    articles: new Map(edition.articles.map((article) => [article.id, article])),
    stories,
    storyOf,
    topics: new Map(edition.taxonomy.map((topic) => [topic.name, topic])),
    versions: new Map(edition.articles.map((article) => [article.id, articleVersion(article)])),
    version: siteVersion(edition, assets),
    updatedAt: latest(published),
  }
}

const VERSION_LENGTH = 16

/** Hash of what a page is rendered from; parts that are absent count too. */
export function versionOf(...parts: readonly unknown[]): string {
  return sha256(JSON.stringify(parts), VERSION_LENGTH)
}

// The full text is left out: no page shows it, and it is most of an article's bytes.
function articleVersion(article: CuratedArticle): string {
  const { text: _, evidence: __, links: ___, keywords: ____, foundAt: _____, ...shown } = article
  return versionOf(shown)
}

function siteVersion({ site, taxonomy, profile, agent, outputs }: Edition, assets: Assets): string {
  const topics = taxonomy.map(({ id, name, parent }) => [id, name, parent])
  return versionOf(site, topics, profile, agent, outputs, assets.version)
}

function latest(articles: readonly CuratedArticle[]): Date | undefined {
  let newest: Date | undefined
  for (const { foundAt } of articles) if (!newest || foundAt > newest) newest = foundAt
  return newest
}
