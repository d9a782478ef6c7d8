import type { CuratedArticle } from '../../model/article.ts'
import type { OutputSettings } from '../../model/settings.ts'
import type { Story } from '../../model/story.ts'
import { type EditionIndex, shownArticles } from '../edition-index.ts'
import { changedAt } from '../feeds/feed-model.ts'
import { shownImages } from '../records/to-record.ts'
import type { SitemapEntry } from './render-sitemap.ts'

const PAGE = /^(?:(.*)\/)?index\.html$/
/**
 * Pages no search engine is sent to: search and what was left out say nothing of their own, and the page of a lone
 * article names its publisher's address as the canonical one (sitemaps list canonical addresses only).
 */
const UNLISTED = /^(?:search|left-out|articles)(?:\/|$)/

/** The sitemap's entry for an output file; undefined for files that are no page to be found by. */
export function pageEntry(path: string, index: EditionIndex): SitemapEntry | undefined {
  const match = PAGE.exec(path)
  if (!match || UNLISTED.test(path)) return undefined
  const folder = match[1] ?? ''
  const url = `${index.edition.site.url}/${folder === '' ? '' : `${folder}/`}`
  const [kind, id, more] = folder.split('/')
  const story = kind === 'stories' && id && more === undefined ? index.findStory(id) : undefined
  return { url, ...(story && storySubject(story, index)) }
}

/** What a story's page is about; other pages are lists. */
function storySubject(story: Story, index: EditionIndex): Omit<SitemapEntry, 'url'> {
  const published = shownArticles(story.articles, index)
  const lead = published.find((article) => article.id === story.lead) ?? published[0]
  if (!lead) return { changedAt: story.lastAt }
  const changed = changedAt(lead)
  const picture = pictureUrl(lead, index.edition)
  return {
    changedAt: changed > story.lastAt ? changed : story.lastAt,
    ...(picture && { images: [picture] }),
    news: { title: lead.title, publishedAt: lead.publishedAt },
  }
}

/** Our largest copy of the picture the page shows; a picture that is not ours to serve is not ours to list. */
function pictureUrl(
  lead: CuratedArticle,
  { site, outputs }: { readonly site: { readonly url: string }; readonly outputs: OutputSettings },
): string | undefined {
  const copy = outputs.images ? shownImages(lead).find((image) => image.cached)?.cached : undefined
  const width = copy?.widths.at(-1)
  return copy && width ? `${site.url}/images/${copy.hash}-${width}.jpeg` : undefined
}
