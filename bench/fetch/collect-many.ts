/** The program measured by many.ts: asks every feed of the server, reads it and stores its items, as a run does for new sources. */
import { createHttp } from '../../dist/collect/fetch/create-http.js'
import { newSourceState, nextSourceState } from '../../dist/collect/schedule/next-state.js'
import { sha256 } from '../../dist/lib/hash.js'
import { openStore } from '../../dist/store/open-store.js'
import type { Article } from '../../src/model/article.ts'
import type { FeedEntry, ParsedFeed } from '../../src/model/feed.ts'
import type { FetchedPage, Http } from '../../src/model/http.ts'
import type { Source, SourceState } from '../../src/model/source.ts'
import type { Store } from '../../src/model/store.ts'
import type { Parse } from './chaos.ts'

const [port = '', count = '', file = '', parser = ''] = process.argv.slice(2)
const now = new Date('2026-02-01T00:00:00Z')
/** As in a run: requests under way, and sources at work. */
const CONCURRENCY = 16
const SOURCES = 64

type World = { readonly http: Http; readonly store: Store | undefined; readonly parse: Parse | undefined }
let items = 0

async function collectOne(
  feed: number,
  { http, store, parse }: World,
  known: ReadonlyMap<string, SourceState>,
): Promise<void> {
  const source: Source = {
    id: `feed-${feed}`,
    url: `http://127.0.0.1:${port}/feed/${feed}`,
    topics: [],
    pages: false,
    identity: 'guid',
    aiEnabled: false,
  }
  const state = known.get(source.id) ?? newSourceState(source, now)
  const result = await http.fetch({
    url: state.url,
    wanted: 'feed',
    ...(state.etag ? { etag: state.etag } : {}),
  })
  const parsed =
    result.kind === 'fetched'
      ? parse?.(result.page.body, { url: state.url, headers: result.page.headers })
      : undefined
  const articles = parsed && result.kind === 'fetched' ? articlesOf(parsed, source, result.page) : []
  items += articles.length
  const seen = parsed && {
    entries: parsed.entries.length,
    newItems: articles.length,
    hints: parsed.feed.hints,
    published: articles.map((article) => article.publishedAt),
  }
  const next = nextSourceState(state, result, { ...(seen ? { feed: seen } : {}), now, random: Math.random })
  await store?.saveHarvest({ state: next, articles, pages: [], ledger: [] })
}

function articlesOf(parsed: ParsedFeed, source: Source, page: FetchedPage): readonly Article[] {
  return parsed.entries.map((entry) => articleOf(entry, { source, page }))
}

function articleOf(entry: FeedEntry, { source, page }: { source: Source; page: FetchedPage }): Article {
  const url = entry.link ?? ''
  return {
    id: sha256(url, 16),
    url,
    originalUrl: url,
    sourceId: source.id,
    title: entry.title ?? '',
    excerpt: entry.summary ?? '',
    text: '',
    publishedAt: entry.published ?? page.fetchedAt,
    foundAt: page.fetchedAt,
    type: 'article',
    authors: [],
    provider: { name: source.id, domain: new URL(url).hostname, images: [] },
    images: [],
    keywords: [],
    links: [],
    rights: {
      list: 'allow',
      excerpt: { limit: 300 },
      image: 'thumbnail',
      text: 'allow',
      ai: 'deny',
      train: 'deny',
      reasons: [],
    },
    evidence: [],
  }
}

const http = createHttp(
  {
    agent: 'broadsheetbot',
    connectTimeoutMs: 10_000,
    headersTimeoutMs: 10_000,
    idleTimeoutMs: 10_000,
    totalTimeoutMs: 30_000,
    maxFeedBytes: 10_000_000,
    maxPageBytes: 10_000_000,
    maxImageBytes: 10_000_000,
    maxRedirects: 5,
    concurrency: CONCURRENCY,
    domainConcurrency: CONCURRENCY,
    domainGapMs: 0,
    dropRepeatedLines: false,
    allowLoopback: [`127.0.0.1:${port}`],
  },
  { now: () => now },
)
const parse: Parse | undefined = parser ? (await import(parser)).parseFeed : undefined
const store = parse ? openStore({ file }) : undefined
await store?.migrate()
const known = (await store?.readSourceStates()) ?? new Map()
let next = 0
async function worker(): Promise<void> {
  for (let feed = next++; feed < Number(count); feed = next++)
    await collectOne(feed, { http, store, parse }, known)
}
await Promise.all(Array.from({ length: SOURCES }, worker))
await http.close()
await store?.close()
console.log(JSON.stringify({ items, rssMb: Math.round(process.resourceUsage().maxRSS / 1024) }))
