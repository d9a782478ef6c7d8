import type { CuratedArticle } from '../../model/article.ts'
import { type EditionIndex, isShown } from '../edition-index.ts'
import { changedAt } from '../feeds/feed-model.ts'
import { isCached, shownImages } from '../records/to-record.ts'
import type { SitemapEntry } from './render-sitemap.ts'

const PAGE = /^(?:(.*)\/)?index\.html$/
// Pages that are no destination of a search engine's readers.
const UNLISTED = /^search(?:\/|$)/

/** The sitemap's entry for an output file; undefined for files that are no page of their own. */
export function pageEntry(path: string, index: EditionIndex): SitemapEntry | undefined {
  const match = PAGE.exec(path)
  if (!match || UNLISTED.test(path)) return undefined
  const folder = match[1] ?? ''
  const url = `${index.edition.site.url}/${folder === '' ? '' : `${folder}/`}`
  const subject = subjectOf(folder, index)
  return subject ? { url, ...subject } : { url }
}

/** What a story's or an article's page is about; other pages are lists. */
function subjectOf(folder: string, index: EditionIndex): Omit<SitemapEntry, 'url'> | undefined {
  const [kind, id, more] = folder.split('/')
  if (id === undefined || more !== undefined) return undefined
  if (kind === 'articles') return articleSubject(index.findArticle(id))
  const story = kind === 'stories' ? index.findStory(id) : undefined
  const lead = story && index.findArticle(story.lead)
  if (!story || !lead) return articleSubject(index.findArticle(id))
  return { ...articleSubject(lead), changedAt: story.lastAt }
}

function articleSubject(article: CuratedArticle | undefined): Omit<SitemapEntry, 'url'> | undefined {
  if (!article || !isShown(article)) return undefined
  const images = shownImages(article).filter((image) => isCached(image) && image.cached === undefined)
  return {
    changedAt: changedAt(article),
    ...(images.length > 0 && { images: images.map((image) => image.url) }),
    news: { title: article.title, publishedAt: article.publishedAt },
  }
}
