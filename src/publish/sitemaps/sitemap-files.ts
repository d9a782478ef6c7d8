import type { PlannedFile } from '../../model/edition.ts'
import type { EditionIndex } from '../edition-index.ts'
import { versionOf } from '../version.ts'
import { renderNewsSitemap, renderSitemap, renderSitemapIndex, type SitemapEntry } from './render-sitemap.ts'

/** Google's limits: 48 hours and 1,000 addresses in a news sitemap; sitemaps.org: 50,000 in any. */
const NEWS_HOURS = 48
const NEWS_ENTRIES = 1000
const MAX_ENTRIES = 50_000

/**
 * The sitemap index at `sitemap.xml`, the sitemaps it names, and the news sitemap. The schemas of sitemaps.org allow no
 * list without an entry, so an empty one is not written.
 */
export function* sitemapFiles(index: EditionIndex, pages: readonly SitemapEntry[]): Iterable<PlannedFile> {
  const { site } = index.edition
  const news = recentPages(index, pages)
  const files: PlannedFile[] = chunked(pages, MAX_ENTRIES).map((entries, at) => ({
    path: `sitemaps/pages-${at + 1}.xml`,
    version: versionOf(...entries.map(entryFacts)),
    render: () => renderSitemap(entries),
  }))
  if (news.length > 0) {
    files.push({
      path: 'sitemaps/news.xml',
      version: versionOf(site.name, site.language, ...news.map(entryFacts)),
      render: () => renderNewsSitemap(news, site),
    })
  }
  if (files.length === 0) return
  yield* files
  const urls = files.map(({ path }) => `${site.url}/${path}`)
  yield { path: 'sitemap.xml', version: versionOf(...urls), render: () => renderSitemapIndex(urls) }
}

function entryFacts({ url, changedAt, images, news }: SitemapEntry): string {
  return `${url} ${changedAt?.getTime()} ${images?.join()} ${news?.publishedAt.getTime()} ${news?.title}`
}

// "Recent" counts from the newest article, not from the run: a site that is not run for a week keeps its file as it is.
function recentPages({ shown }: EditionIndex, pages: readonly SitemapEntry[]): readonly SitemapEntry[] {
  const newest = shown[0]?.publishedAt.getTime() ?? 0
  const since = newest - NEWS_HOURS * 3_600_000
  return pages.filter((page) => page.news && page.news.publishedAt.getTime() >= since).slice(0, NEWS_ENTRIES)
}

function chunked<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) =>
    list.slice(at * size, (at + 1) * size),
  )
}
