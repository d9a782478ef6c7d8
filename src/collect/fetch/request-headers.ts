import type { FetchRequest, Wanted } from '../../model/http.ts'

const ACCEPT: Readonly<Record<Wanted, string>> = {
  feed: 'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5',
  page: 'text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5',
  robots: 'text/plain, */*;q=0.5',
  'well-known': '*/*',
  image: 'image/avif, image/webp, image/jpeg, image/png, image/gif, image/svg+xml, */*;q=0.5',
}

/** The headers of one request: who we are, what we can read, and what we have already. */
export function requestHeaders(request: FetchRequest, userAgent: string): Record<string, string> {
  return {
    'user-agent': userAgent,
    accept: ACCEPT[request.wanted],
    'accept-encoding': 'gzip, deflate, br, zstd',
    ...(isSendable(request.etag) ? { 'if-none-match': request.etag } : {}),
    ...(isSendable(request.lastModified) ? { 'if-modified-since': request.lastModified } : {}),
    ...(request.post ? { 'content-type': request.post.contentType } : {}),
  }
}

/** `Mozilla/5.0 (compatible; BroadsheetBot/1.0; +CONTACT)`; the token before the slash is what robots groups name. */
export function userAgentOf(agent: string, contact: string | undefined): string {
  const token = agent.toLowerCase() === 'broadsheetbot' ? 'BroadsheetBot' : agent.replace(/[^\w.-]/g, '')
  // Nothing but visible ASCII may stand in the header, and no bracket may close the comment early.
  const reachable = contact?.replace(/[^\x21-\x7e]|[()]/g, '')
  return `Mozilla/5.0 (compatible; ${token}/1.0${reachable ? `; +${reachable}` : ''})`
}

// A validator goes back verbatim or not at all.
function isSendable(value: string | undefined): value is string {
  return value !== undefined && /^[\x20-\x7e\x80-\xff]{1,1024}$/.test(value)
}
