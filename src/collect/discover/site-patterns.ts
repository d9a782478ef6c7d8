import { webUrl } from '../../lib/url/canonical-url.ts'
import type { DiscoverPage, FeedCandidate } from './discover.ts'

type Pattern = {
  readonly name: string
  readonly host: RegExp
  /** Addresses of feeds for a page of such a host; empty when the page has none. */
  readonly feeds: (url: URL, html: string) => readonly string[]
}

/** Services whose feeds have known addresses that their pages do not always name. Sources: the services' own help pages. */
const PATTERNS: readonly Pattern[] = [
  { name: 'YouTube', host: /(^|\.)youtube\.com$/, feeds: youtube },
  {
    name: 'Reddit',
    host: /(^|\.)reddit\.com$/,
    feeds: (url) => matched(url, /^\/(r|u|user)\/[\w+-]+/, (path) => `https://www.reddit.com${path}/.rss`),
  },
  { name: 'GitHub', host: /^(www\.)?github\.com$/, feeds: github },
  {
    name: 'Bluesky',
    host: /^bsky\.app$/,
    feeds: (url) => matched(url, /^\/profile\/[^/]+/, (path) => `https://bsky.app${path}/rss`),
  },
  { name: 'Substack', host: /\.substack\.com$/, feeds: (url) => [`${url.origin}/feed`] },
  {
    name: 'Medium',
    host: /^(www\.)?medium\.com$/,
    feeds: (url) => matched(url, /^\/(@[\w.-]+|[a-z0-9][\w-]+)/i, (path) => `https://medium.com/feed${path}`),
  },
  { name: 'Medium', host: /\.medium\.com$/, feeds: (url) => [`${url.origin}/feed`] },
  { name: 'Tumblr', host: /\.tumblr\.com$/, feeds: (url) => [`${url.origin}/rss`] },
  { name: 'Blogger', host: /\.blogspot\.com$/, feeds: (url) => [`${url.origin}/feeds/posts/default`] },
  { name: 'WordPress.com', host: /\.wordpress\.com$/, feeds: (url) => [`${url.origin}/feed/`] },
  { name: 'Mastodon', host: /./, feeds: mastodon },
]

/** Feeds a page has because of the service it is on. */
export function siteFeeds({ url, html }: DiscoverPage): readonly FeedCandidate[] {
  const page = webUrl(url)
  if (!page) return []
  const pattern = PATTERNS.find(({ host }) => host.test(page.hostname))
  return (pattern?.feeds(page, html) ?? []).map((feed) => ({ url: feed, how: 'site-pattern' as const }))
}

const YOUTUBE_FEED = 'https://www.youtube.com/feeds/videos.xml'

function youtube(url: URL, html: string): readonly string[] {
  const playlist = url.searchParams.get('list')
  if (playlist && /^[\w-]+$/.test(playlist)) return [`${YOUTUBE_FEED}?playlist_id=${playlist}`]
  const user = /^\/user\/([\w-]+)/.exec(url.pathname)?.[1]
  if (user) return [`${YOUTUBE_FEED}?user=${user}`]
  // A handle's page states its channel: in its canonical link, its meta tags and its data.
  const channel =
    /^\/channel\/(UC[\w-]{22})/.exec(url.pathname)?.[1] ??
    /(?:\/channel\/|"(?:channelId|externalId)":"|itemprop="(?:channelId|identifier)" content=")(UC[\w-]{22})/.exec(
      html,
    )?.[1]
  return channel ? [`${YOUTUBE_FEED}?channel_id=${channel}`] : []
}

function github(url: URL): readonly string[] {
  const [owner, repository] = url.pathname.split('/').filter(Boolean)
  if (!owner || !/^[\w-]+$/.test(owner)) return []
  if (!repository) return [`https://github.com/${owner}.atom`]
  if (!/^[\w.-]+$/.test(repository)) return []
  const base = `https://github.com/${owner}/${repository}`
  return [`${base}/releases.atom`, `${base}/tags.atom`, `${base}/commits.atom`]
}

// Any host may run Mastodon; a path that is one `@name` and nothing else is its form.
function mastodon(url: URL): readonly string[] {
  return matched(url, /^\/@[\w.-]+(?=\/?$)/, (path) => `${url.origin}${path}.rss`)
}

function matched(url: URL, pattern: RegExp, feed: (path: string) => string): readonly string[] {
  const path = pattern.exec(url.pathname)?.[0]
  return path ? [feed(path)] : []
}
