import { decodeBytes } from '../../lib/charset/decode.ts'
import { resolveUrl } from '../../lib/html/resolve-url.ts'
import type { ParsedFeed } from '../../model/feed.ts'
import type { Problem } from '../../model/problem.ts'
import { FeedReader } from './feed-reader.ts'
import { ROOT_RULES } from './feed-rules.table.ts'
import { finishFeed } from './finish-feed.ts'
import { parseJsonFeed } from './parse-json-feed.ts'

export type FeedContext = {
  /** Address the bytes came from, after redirects. */
  readonly url?: string | undefined
  /** Response headers, names in lower case. */
  readonly headers?: Readonly<Record<string, string | readonly string[]>> | undefined
}

/**
 * Reads a feed, sitemap or subscription list of any format into one form. Keeps every item it can read and names what
 * it could not. Never throws, opens nothing, expands no entity of the document; time and memory are linear in its size.
 */
export function parseFeed(bytes: Uint8Array, context: FeedContext = {}): ParsedFeed {
  const { text, encoding, problems } = decodeBytes(bytes, {
    contentType: header(context, 'content-type'),
    declared: declaredEncoding,
  })
  return parseFeedText(text, { ...context, encoding, problems })
}

/** `parseFeed` for text that is decoded already. */
export function parseFeedText(
  text: string,
  context: FeedContext & { readonly encoding?: string; readonly problems?: readonly Problem[] } = {},
): ParsedFeed {
  const { encoding = 'utf-8', problems = [] } = context
  const base = baseOf(context)
  const json = /^[\s\ufeff]*\{/.test(text) ? parseJsonFeed(text, { encoding, base }) : undefined
  if (json) return { ...json, problems: [...problems, ...json.problems] }
  const reader = new FeedReader(text, ROOT_RULES, base)
  reader.read()
  if (reader.format === 'unknown' && reader.entries.length === 0) {
    reader.report({ code: 'not-a-feed', message: 'The document is no feed, sitemap or subscription list.' })
  }
  const language = header(context, 'content-language')
  if (language) reader.feed.language ??= language
  const feed = finishFeed(reader.feed, { format: reader.format, version: reader.version, encoding })
  return { feed, entries: reader.entries, problems: [...problems, ...reader.problems] }
}

/** XML 1.0 section 4.3.3. */
function declaredEncoding(head: string): string | undefined {
  return /^[^<]{0,100}<\?xml\s[^>]*?encoding\s*=\s*["']\s*([^"'>\s]+)/.exec(head)?.[1]
}

// RFC 9110 section 8.7: Content-Location names the document itself.
function baseOf(context: FeedContext): string | undefined {
  const location = header(context, 'content-location')
  return (
    (location && resolveUrl(location, context.url)) ||
    (context.url && resolveUrl(context.url, undefined)) ||
    undefined
  )
}

function header({ headers }: FeedContext, name: string): string | undefined {
  const value = headers?.[name]
  return typeof value === 'string' ? value : value?.[0]
}
