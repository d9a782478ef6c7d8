import type { ParsedFeed } from '../../model/feed.ts'
import type { FetchedPage, FetchRequest, FetchResult, Http } from '../../model/http.ts'
import { type CandidateSource, type FeedCandidate, feedCandidates } from '../discover/discover.ts'

/** `parseFeed`, passed in so that discovery does not depend on it. */
export type Parse = (
  bytes: Uint8Array,
  options: { url: string; headers: Readonly<Record<string, readonly string[]>> },
) => ParsedFeed

/** A feed that answered, with what a person needs to choose. */
export type FoundFeed = {
  /** Final address after redirects. */
  readonly url: string
  readonly how: 'itself' | CandidateSource
  readonly title?: string
  readonly format: string
  readonly items: number
  readonly newest?: Date
}

export type FoundFeeds = {
  /** Best first. */
  readonly feeds: readonly FoundFeed[]
  /** Addresses that were asked and why they are no feed. */
  readonly refused: readonly { readonly url: string; readonly reason: string }[]
}

// Few questions: a page names its feeds, and a guess is made only where it does not.
const MAX_NAMED = 6
const MAX_GUESSED = 8

/** Finds the feeds of an address: the address itself, else what its page names, else the usual places. One request a candidate. */
export async function findFeeds(url: string, http: Http, parse: Parse): Promise<FoundFeeds> {
  const first = await http.fetch({ url, wanted: 'page' })
  if (first.kind !== 'fetched') return { feeds: [], refused: [{ url, reason: reasonOf(first) }] }
  const own = previewOf(first.page, 'itself', parse)
  if (own) return { feeds: [own], refused: [] }
  const candidates = feedCandidates({
    url: first.page.url,
    html: textOf(first.page),
    headers: first.page.headers,
  })
  const named = candidates.filter(({ how }) => !isGuess(how)).slice(0, MAX_NAMED)
  const tried = await tryAll(named, { http, parse })
  if (tried.feeds.length > 0) return tried
  const guessed = await tryUntilFound(candidates.filter(({ how }) => isGuess(how)).slice(0, MAX_GUESSED), {
    http,
    parse,
  })
  return { feeds: guessed.feeds, refused: [...tried.refused, ...guessed.refused] }
}

type Tools = { readonly http: Http; readonly parse: Parse }
type Tried = { readonly feed: FoundFeed } | { readonly url: string; readonly reason: string }

async function tryAll(candidates: readonly FeedCandidate[], tools: Tools): Promise<FoundFeeds> {
  return sorted(await Promise.all(candidates.map((candidate) => tryOne(candidate, tools))))
}

async function tryUntilFound(candidates: readonly FeedCandidate[], tools: Tools): Promise<FoundFeeds> {
  const tried: Tried[] = []
  for (const candidate of candidates) {
    const result = await tryOne(candidate, tools)
    tried.push(result)
    if ('feed' in result) break
  }
  return sorted(tried)
}

async function tryOne({ url, how }: FeedCandidate, { http, parse }: Tools): Promise<Tried> {
  const request: FetchRequest = { url, wanted: 'feed' }
  const result = await http.fetch(request)
  if (result.kind !== 'fetched') return { url, reason: reasonOf(result) }
  const feed = previewOf(result.page, how, parse)
  // Many sites answer any address with 200 and a page that says "not found".
  return feed ? { feed } : { url, reason: 'The answer is a page, not a feed.' }
}

function previewOf(page: FetchedPage, how: FoundFeed['how'], parse: Parse): FoundFeed | undefined {
  if (isHtml(page)) return undefined
  const { feed, entries } = parse(page.body, { url: page.url, headers: page.headers })
  if (feed.format === 'unknown' || feed.format === 'opml') return undefined
  const dates = entries.flatMap(({ published, updated }) => published ?? updated ?? [])
  const newest = dates.reduce<Date | undefined>(
    (latest, date) => (latest && latest >= date ? latest : date),
    undefined,
  )
  return {
    url: page.url,
    how,
    format: feed.format,
    items: entries.length,
    ...(feed.title ? { title: feed.title } : {}),
    ...(newest ? { newest } : {}),
  }
}

/** True for a document that begins as HTML, whatever its header calls it; a feed's parser is lenient and might see items in it. */
function isHtml({ body }: FetchedPage): boolean {
  const start = Buffer.from(body.subarray(0, 1024)).toString('latin1')
  return /^[\s\u00ef\u00bb\u00bf]*(<!--[\s\S]*?-->\s*)*<(!doctype\s+html|html|head|body)\b/i.test(start)
}

function isGuess(how: CandidateSource): boolean {
  return how === 'common-path' || how === 'sitemap'
}

function sorted(tried: readonly Tried[]): FoundFeeds {
  const seen = new Set<string>()
  const feeds = tried.flatMap((result) => ('feed' in result ? result.feed : []))
  return {
    feeds: feeds.filter(({ url }) => !seen.has(url) && seen.add(url)),
    refused: tried.flatMap((result) => ('feed' in result ? [] : result)),
  }
}

function reasonOf(result: Exclude<FetchResult, { kind: 'fetched' }>): string {
  return result.kind === 'not-modified' ? 'The server says nothing changed.' : result.message
}

// Tags and addresses are ASCII in every encoding a page may be in.
function textOf({ body }: FetchedPage): string {
  return Buffer.from(body).toString('utf8')
}
