import { type InterfaceLanguage, interfaceLanguage } from '../../lib/i18n/interface-language.ts'
import { type ZonedDates, zonedDates } from '../../lib/i18n/zoned-dates.ts'
import type { CuratedArticle } from '../../model/article.ts'
import type { Edition, EditionFrame } from '../../model/edition.ts'
import type { Topic } from '../../model/taxonomy.ts'
import { articleVersion, versionOf as hashOf } from '../version.ts'
import { type Assets, linkAssets } from './assets.ts'
import { type ShownStory, showStories } from './shown-story.ts'
import { type Theme, themeOf } from './theme.ts'

/** What all pages of a site share, worked out once a run. */
export type Press = {
  readonly edition: EditionFrame
  /** Path of the site below its host, without a trailing slash: `` or `/paper`. */
  readonly base: string
  readonly language: InterfaceLanguage
  readonly dates: ZonedDates
  readonly assets: Assets
  readonly theme: Theme
  readonly topics: ReadonlyMap<string, Topic>
  /** Hash of what every page depends on: settings, topics, assets, templates. */
  readonly version: string
  /** HTML that many pages share, made when first asked for: `fragment`. */
  readonly fragments: Map<string, string>
}

/** What the pages of one part of an edition are made of: the articles and stories they show, and nothing else of the archive. */
export type Paper = Press & {
  readonly articles: ReadonlyMap<string, CuratedArticle>
  /** By story id, alias, and id of each article in it. */
  readonly storyOf: ReadonlyMap<string, ShownStory>
  /** Of the whole edition: articles and stories that are shown. */
  readonly counts: { readonly articles: number; readonly stories: number }
  /** When the newest article was found: the edition's own time. */
  readonly updatedAt: Date | undefined
}

/** Prepares a site for rendering; `files` are the static assets by name. */
export function pressOf(edition: EditionFrame, files: ReadonlyMap<string, Uint8Array>): Press {
  const base = new URL(edition.site.url).pathname.replace(/\/+$/, '')
  const assets = linkAssets(files, base, edition.site.colours)
  const language = interfaceLanguage(edition.site.language)
  return {
    edition,
    base,
    language,
    dates: zonedDates(language.locale, edition.site.timeZone),
    assets,
    theme: themeOf(files, edition.site, base),
    topics: new Map(edition.taxonomy.map((topic) => [topic.name, topic])),
    version: siteVersion(edition, assets),
    fragments: new Map(),
  }
}

/** The paper of some articles and stories; what is counted over the whole edition is told. */
export function paperOf(
  press: Press,
  { articles, stories }: Pick<Edition, 'articles' | 'stories'>,
  told: Pick<Paper, 'counts' | 'updatedAt'>,
): Paper {
  const { storyOf } = showStories({ articles, stories })
  return { ...press, ...told, storyOf, articles: new Map(articles.map((article) => [article.id, article])) }
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
export function fragment(paper: Press, key: string, make: () => unknown): string {
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
  { site, taxonomy, profile, agent, outputs, newsletters }: EditionFrame,
  assets: Assets,
): string {
  const topics = taxonomy.map(({ id, name, parent }) => [id, name, parent])
  return versionOf(site, topics, profile, agent, outputs, Boolean(newsletters?.length), assets.version)
}
