import type { PlannedFile } from '../../model/edition.ts'
import type { SiteSettings } from '../../model/settings.ts'
import { versionOf } from '../version.ts'
import { renderNewsSitemap, renderSitemap, renderSitemapIndex, type SitemapEntry } from './render-sitemap.ts'

/** Google's limits: 48 hours and 1,000 addresses in a news sitemap; sitemaps.org: 50,000 in any. */
export const NEWS_HOURS = 48
export const NEWS_ENTRIES = 1000
const MAX_ENTRIES = 50_000

/** Names of the sitemaps that hold so many entries: `pages-1`, `pages-2` ... */
export function sitemapNames(part: string, entries: number): readonly string[] {
  return Array.from({ length: Math.ceil(entries / MAX_ENTRIES) }, (_, at) => `${part}-${at + 1}`)
}

/**
 * The sitemaps of one part of the site, `pages` or a month. The schemas of sitemaps.org allow no list without an entry, so an
 * empty one is not written.
 */
export function sitemapFiles(part: string, entries: readonly SitemapEntry[]): readonly PlannedFile[] {
  return sitemapNames(part, entries.length).map((name, at) => {
    const some = entries.slice(at * MAX_ENTRIES, (at + 1) * MAX_ENTRIES)
    return {
      path: sitemapPath(name),
      version: versionOf(...some.map(entryFacts)),
      render: () => renderSitemap(some),
    }
  })
}

/** The stories of the last two days, for those who read news sitemaps. */
export function newsSitemapFiles(
  site: SiteSettings,
  entries: readonly SitemapEntry[],
): readonly PlannedFile[] {
  if (entries.length === 0) return []
  return [
    {
      path: sitemapPath('news'),
      version: versionOf(site.name, site.language, ...entries.map(entryFacts)),
      render: () => renderNewsSitemap(entries, site),
    },
  ]
}

/** `sitemap.xml`: the index of all sitemaps by name. */
export function sitemapIndexFiles(siteUrl: string, names: readonly string[]): readonly PlannedFile[] {
  if (names.length === 0) return []
  const urls = names.map((name) => `${siteUrl}/${sitemapPath(name)}`)
  return [{ path: 'sitemap.xml', version: versionOf(...urls), render: () => renderSitemapIndex(urls) }]
}

function sitemapPath(name: string): string {
  return `sitemaps/${name}.xml`
}

function entryFacts({ url, changedAt, images, news }: SitemapEntry): string {
  return `${url} ${changedAt?.getTime()} ${images?.join()} ${news?.publishedAt.getTime()} ${news?.title}`
}
