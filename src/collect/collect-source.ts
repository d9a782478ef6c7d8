import { sha256 } from '../lib/hash.ts'
import type { Article } from '../model/article.ts'
import type { FeedEntry, ParsedFeed } from '../model/feed.ts'
import type { FetchedPage, FetchResult } from '../model/http.ts'
import type { Problem } from '../model/problem.ts'
import type { Source, SourceState } from '../model/source.ts'
import type { LedgerEntry, PageLines, PageMemory } from '../model/store.ts'
import type { CollectContext } from './collect.ts'
import { collectItem, type ItemOutcome } from './collect-item.ts'
import { parseFeed } from './feed/parse-feed.ts'
import { withHub } from './fetch/hub-subscriptions.ts'
import { hubOf } from './fetch/websub.ts'
import { itemsOf, leftOutOf, type NewItem, withLinks } from './new-items.ts'
import { nextSourceState } from './schedule/next-state.ts'

/** What came of asking one source, for the run's table and the log. */
export type SourceOutcome = {
  readonly source: Source
  readonly kind: 'read' | 'unchanged' | 'failed' | 'refused'
  /** Kebab-case name of the failure, with words, when there was one. */
  readonly code?: string
  readonly message?: string
  readonly items: number
  /** Ids of the articles that are new or changed; the articles themselves are in the store. */
  readonly found: readonly string[]
  readonly skipped: readonly { readonly url: string; readonly code: string; readonly words: string }[]
  readonly problems: readonly Problem[]
}

type Harvested = {
  readonly articles: readonly Article[]
  readonly pages: readonly PageMemory[]
  readonly ledger: readonly LedgerEntry[]
  readonly lines?: readonly PageLines[]
}
const NOTHING: Harvested = { articles: [], pages: [], ledger: [] }
/** Items read from one document; the newest are first in nearly every feed. */
const MAX_ITEMS = 1_000

/** Asks one source and stores its new articles together with its new state. */
export async function collectSource(
  source: Source,
  state: SourceState,
  context: CollectContext,
): Promise<SourceOutcome> {
  const result = await context.http.fetch({
    // A source that moved is bound by what the operator says of either address.
    url: context.signals.isBarred(source.url) ? source.url : state.url,
    wanted: 'feed',
    ...(state.etag ? { etag: state.etag } : {}),
    ...(state.lastModified ? { lastModified: state.lastModified } : {}),
  })
  if (result.kind !== 'fetched')
    return keepState(source, nextSourceState(state, result, context), { context, result })
  if (state.bodyHash === sha256(result.page.body)) {
    return keepState(source, nextSourceState(state, result, context), {
      context,
      result: { kind: 'not-modified' },
    })
  }
  return readFeed({ source, state, page: result.page, context })
}

type FeedAnswer = {
  readonly source: Source
  readonly state: SourceState
  readonly page: FetchedPage
  readonly context: CollectContext
}

async function readFeed(answer: FeedAnswer): Promise<SourceOutcome> {
  const { source, state, page, context } = answer
  const parsed = parseFeed(page.body, { url: page.url, headers: page.headers })
  if (parsed.feed.format === 'unknown') {
    const problem = parsed.problems[0] ?? { code: 'not-a-feed', message: 'The document is not a feed.' }
    const result = { kind: 'invalid' as const, code: problem.code, message: problem.message }
    return keepState(source, nextSourceState(state, result, context), { context, result })
  }
  const entries = withLinks(parsed.entries.slice(0, MAX_ITEMS))
  const items = await itemsOf(entries, source, context)
  const outcomes = await Promise.all(
    items.map((item) => collectItem(item, { source, feed: parsed.feed, context })),
  )
  const ledger = await context.ledger(outcomes.flatMap(({ observations }) => observations))
  const harvested = { ...harvestOf(outcomes), ledger }
  const next = nextSourceState(state, { kind: 'fetched', page }, { ...context, feed: seenIn(parsed, items) })
  const followed = withHub(next, hubOf(page, parsed.feed), context.hubs)
  await context.store.saveHarvest({ state: followed, ...harvested })
  return {
    source,
    kind: 'read',
    items: parsed.entries.length,
    found: harvested.articles.map(({ id }) => id),
    skipped: [
      ...leftOutOf(entries),
      ...outcomes.flatMap((outcome) => (outcome.kind === 'skipped' ? [outcome] : [])),
    ],
    problems: parsed.problems,
  }
}

function harvestOf(outcomes: readonly ItemOutcome[]): Omit<Harvested, 'ledger'> {
  return {
    articles: outcomes.flatMap((outcome) => (outcome.kind === 'article' ? [outcome.article] : [])),
    pages: outcomes.map((outcome) => outcome.memory),
    lines: outcomes.flatMap((outcome) =>
      outcome.kind === 'article' && outcome.lines ? [outcome.lines] : [],
    ),
  }
}

function seenIn(parsed: ParsedFeed, items: readonly NewItem[]) {
  const dateOf = (entry: FeedEntry) => entry.published ?? entry.updated
  return {
    entries: parsed.entries.length,
    newItems: items.length,
    hints: parsed.feed.hints,
    published: parsed.entries.map(dateOf).filter((date) => date !== undefined),
  }
}

type Failed = Exclude<FetchResult, { kind: 'fetched' | 'not-modified' }>
type Kept = { readonly context: CollectContext; readonly result: Failed | { readonly kind: 'not-modified' } }

async function keepState(
  source: Source,
  next: SourceState,
  { context, result }: Kept,
): Promise<SourceOutcome> {
  await context.store.saveHarvest({ state: next, ...NOTHING })
  const base = { source, items: 0, found: [], skipped: [], problems: [] }
  if (result.kind === 'not-modified') return { ...base, kind: 'unchanged' }
  const code = 'code' in result ? result.code : result.kind
  return { ...base, kind: result.kind === 'refused' ? 'refused' : 'failed', code, message: result.message }
}
