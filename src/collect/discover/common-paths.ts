import { webUrl } from '../../lib/url/canonical-url.ts'
import type { FeedCandidate } from './discover.ts'

/** Where publishing systems keep their feeds, most common first (WordPress, Ghost, Hugo, Jekyll, Drupal, static sites). */
const FEED_PATHS = ['/feed', '/rss.xml', '/feed.xml', '/index.xml', '/atom.xml', '/rss', '/feed.json']
const SITEMAP_PATHS = ['/news-sitemap.xml', '/sitemap-news.xml', '/sitemap.xml']

/** Guesses for a page that names no feed: below its section first, then at the host's root; sitemaps last. */
export function commonPaths(pageUrl: string): readonly FeedCandidate[] {
  const page = webUrl(pageUrl)
  if (!page) return []
  const section = page.pathname.replace(/\/[^/]*\.[^/]*$|\/$/g, '')
  const own = section === '' ? [] : [`${section}/feed`, `${section}/index.xml`]
  return [
    ...[...own, ...FEED_PATHS].map((path) => ({ url: at(page, path), how: 'common-path' as const })),
    ...SITEMAP_PATHS.map((path) => ({ url: at(page, path), how: 'sitemap' as const })),
  ]
}

// Set, not resolved: a path that begins with two slashes would name another host.
function at(page: URL, path: string): string {
  const url = new URL(page.origin)
  url.pathname = path
  return url.href
}
