import { webUrl } from '../../lib/url/canonical-url.ts'
import type { DiscoverPage, FeedCandidate } from './discover.ts'
import { isFeedLink } from './feed-type.ts'

export type HeaderLink = {
  readonly url: string
  readonly rel: readonly string[]
  readonly type: string
  readonly title?: string
}

/** Feeds named by Link header fields. */
export function linkHeaderFeeds({ url, headers }: DiscoverPage): readonly FeedCandidate[] {
  return parseLinkHeader(headers.link ?? [], url)
    .filter(({ rel, type }) => isFeedLink(rel, type))
    .map((link) => ({
      url: link.url,
      ...(link.title ? { title: link.title } : {}),
      how: 'link-header' as const,
    }))
}

// RFC 8288 3: <target>; name=token; name="quoted \" string", <target> ...
const LINK = /<([^>]{1,4096})>((?:\s*;\s*[\w!#$&+.^`|~*-]+\s*(?:=\s*(?:"(?:[^"\\]|\\.)*"|[^\s;,"]*))?)*)/g
const PARAMETER = /;\s*([\w!#$&+.^`|~*-]+)\s*(?:=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]*)))?/g
const MAX_HEADER = 16_384

/** The links of Link header fields (RFC 8288), resolved against the page's address; what is not a web link is left out. */
export function parseLinkHeader(values: readonly string[], pageUrl: string): readonly HeaderLink[] {
  const links: HeaderLink[] = []
  for (const [, target = '', parameters = ''] of values.join(', ').slice(0, MAX_HEADER).matchAll(LINK)) {
    const url = webUrl(target, pageUrl)
    if (!url) continue
    const named = parametersOf(parameters)
    const title = named.get('title')
    links.push({
      url: url.href,
      rel: (named.get('rel') ?? '').toLowerCase().split(/\s+/).filter(Boolean),
      type: (named.get('type') ?? '').toLowerCase(),
      ...(title ? { title } : {}),
    })
  }
  return links
}

// RFC 8288 3: the first parameter of a name counts.
function parametersOf(text: string): ReadonlyMap<string, string> {
  const named = new Map<string, string>()
  for (const [, name = '', quoted, token] of text.matchAll(PARAMETER)) {
    const key = name.toLowerCase()
    if (!named.has(key)) named.set(key, quoted?.replace(/\\(.)/g, '$1') ?? token ?? '')
  }
  return named
}
