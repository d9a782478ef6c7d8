import { webUrl } from '../../lib/url/canonical-url.ts'
import type { FetchedPage } from '../../model/http.ts'
import { commonPaths } from './common-paths.ts'
import { FEED_TYPE, isFeedLink } from './feed-type.ts'
import { linkHeaderFeeds } from './link-header.ts'
import { type PageLink, readPageLinks } from './page-links.ts'
import { siteFeeds } from './site-patterns.ts'

/** Where an address came from, most trusted first. */
export type CandidateSource =
  | 'link-header'
  | 'link-tag'
  | 'site-pattern'
  | 'body-link'
  | 'common-path'
  | 'sitemap'

export type FeedCandidate = {
  readonly url: string
  readonly title?: string
  readonly how: CandidateSource
}

export type DiscoverPage = {
  readonly url: string
  readonly html: string
  readonly headers: FetchedPage['headers']
}

type Finder = (page: DiscoverPage, links: readonly PageLink[]) => readonly FeedCandidate[]

/** Ways to find a feed, most trusted first. */
const FINDERS: readonly Finder[] = [
  (page) => linkHeaderFeeds(page),
  (_page, links) => linkTagFeeds(links),
  (page) => siteFeeds(page),
  (page, links) => bodyLinkFeeds(page, links),
  (page) => commonPaths(page.url),
]

const MAX_CANDIDATES = 24

/** Addresses that may be a page's feeds, most likely first, each once. Pure: nothing is asked. */
export function feedCandidates(page: DiscoverPage): readonly FeedCandidate[] {
  const links = readPageLinks(page.html, page.url)
  const found = new Map<string, FeedCandidate>()
  for (const find of FINDERS) {
    for (const candidate of find(page, links)) {
      if (!found.has(candidate.url) && isAnother(candidate.url, page.url)) found.set(candidate.url, candidate)
    }
  }
  return [...found.values()].slice(0, MAX_CANDIDATES)
}

function linkTagFeeds(links: readonly PageLink[]): readonly FeedCandidate[] {
  return links
    .filter(({ kind, rel, type }) => kind === 'link' && isFeedLink(rel, type))
    .map(({ url, title }) => ({ url, ...(title ? { title } : {}), how: 'link-tag' as const }))
}

/** What addresses of feeds look like, in path or query. */
const FEED_ADDRESS =
  /(^|[/._=-])(rss|atom|feeds?|rdf)([/._?=&-]|$)|\/(index|feed|rss|atom|news)\.(xml|rdf|json)$|[?&](format|alt|output|type)=(rss|atom|feed)/i
const FEED_HOST = /^(feeds?|rss)\.|(^|\.)feedburner\.com$|(^|\.)feedblitz\.com$/i
const NO_FEED_ADDRESS =
  /\.(html?|png|jpe?g|gif|svg|webp|css|js|pdf|mp3|mp4|zip)$|\/(comments|share|about|help|tag-feedback|feedback)\b/i

function bodyLinkFeeds(page: DiscoverPage, links: readonly PageLink[]): readonly FeedCandidate[] {
  return links
    .filter(({ kind, url, type }) => kind === 'a' && (FEED_TYPE.test(type) || looksLikeFeed(url)))
    .map(({ url, title }) => ({ url, ...(title ? { title } : {}), how: 'body-link' as const }))
    .filter(({ url }) => url !== page.url)
}

function looksLikeFeed(address: string): boolean {
  const url = webUrl(address)
  if (!url || NO_FEED_ADDRESS.test(url.pathname)) return false
  return FEED_HOST.test(url.hostname) || FEED_ADDRESS.test(`${url.pathname}${url.search}`)
}

function isAnother(address: string, page: string): boolean {
  return address.replace(/#.*$/, '') !== page.replace(/#.*$/, '')
}
