import { type InterfaceLanguage, interfaceLanguage } from '../../lib/i18n/interface-language.ts'
import { type ZonedDates, zonedDates } from '../../lib/i18n/zoned-dates.ts'
import type { CuratedArticle } from '../../model/article.ts'
import type { Edition } from '../../model/edition.ts'
import { mayList } from '../../model/may.ts'
import type { Topic } from '../../model/taxonomy.ts'
import { articleVersion, versionOf as hashOf } from '../version.ts'
import { type Assets, linkAssets } from './assets.ts'
import { type ShownStory, showStories } from './shown-story.ts'
import { type Theme, themeOf } from './theme.ts'

/** Everything the pages of one edition share, worked out once. */
export type Paper = {
  readonly edition: Edition
  /** Path of the site below its host, without a trailing slash: `` or `/paper`. */
  readonly base: string
  readonly language: InterfaceLanguage
  readonly dates: ZonedDates
  readonly assets: Assets
  readonly theme: Theme
  /** Articles that are shown, newest first. */
  readonly published: readonly CuratedArticle[]
  readonly articles: ReadonlyMap<string, CuratedArticle>
  /** Stories and lone articles that are shown, newest lead first. */
  readonly stories: readonly ShownStory[]
  /** By story id, alias, and id of each article in it. */
  readonly storyOf: ReadonlyMap<string, ShownStory>
  readonly topics: ReadonlyMap<string, Topic>
  /** Hash of what every page depends on: settings, topics, assets, templates. */
  readonly version: string
  /** When the newest article was found: the edition's own time. */
  readonly updatedAt: Date | undefined
  /** HTML that many pages share, made when first asked for: `fragment`. */
  readonly fragments: Map<string, string>
}

/** Prepares an edition for rendering; `files` are the static assets by name. */
export function paperOf(edition: Edition, files: ReadonlyMap<string, Uint8Array>): Paper {
  const base = new URL(edition.site.url).pathname.replace(/\/+$/, '')
  const assets = linkAssets(files, base, edition.site.colours)
  const language = interfaceLanguage(edition.site.language)
  const published = edition.articles.filter((article) => article.published && mayList(article.rights))
  const { stories, storyOf } = showStories(edition)
  return {
    edition,
    base,
    language,
    dates: zonedDates(language.locale, edition.site.timeZone),
    assets,
    theme: themeOf(files, edition.site, base),
    published,
    articles: new Map(edition.articles.map((article) => [article.id, article])),
    stories,
    storyOf,
    topics: new Map(edition.taxonomy.map((topic) => [topic.name, topic])),
    version: siteVersion(edition, assets),
    updatedAt: latest(published),
    fragments: new Map(),
  }
}

/** Hash of what a page is rendered from; parts that are absent count too. */
export function versionOf(...parts: readonly unknown[]): string {
  return hashOf(JSON.stringify(parts))
}

/** Hash of what pages show of these articles, in order. */
export function versionsOf(articles: readonly CuratedArticle[]): string {
  return articles.map(articleVersion).join()
}

/** A large archive has a list item a story: neighbours in time share pages, so the latest few thousand are enough. */
const MOST_FRAGMENTS = 4000

/** HTML that is the same on many pages, made once and kept while it is likely to be asked for again. */
export function fragment(paper: Paper, key: string, make: () => unknown): string {
  const known = paper.fragments.get(key)
  if (known !== undefined) return known
  const html = String(make())
  // Reading a character makes V8 put the pieces the text was added up from into one.
  html.charCodeAt(0)
  if (paper.fragments.size >= MOST_FRAGMENTS) paper.fragments.clear()
  paper.fragments.set(key, html)
  return html
}

function siteVersion(
  { site, taxonomy, profile, agent, outputs, newsletters }: Edition,
  assets: Assets,
): string {
  const topics = taxonomy.map(({ id, name, parent }) => [id, name, parent])
  return versionOf(site, topics, profile, agent, outputs, Boolean(newsletters?.length), assets.version)
}

function latest(articles: readonly CuratedArticle[]): Date | undefined {
  let newest: Date | undefined
  for (const { foundAt } of articles) if (!newest || foundAt > newest) newest = foundAt
  return newest
}
