/**
 * What one answer teaches about a source, and when to ask it again. Pure: the same state, answer, clock and chance give the same next
 * state, so a schedule survives a restart and a replay. docs/fetching.md gives the rules in words.
 */
import { sha256 } from '../../lib/hash.ts'
import type { FeedHints } from '../../model/feed.ts'
import type { FetchedPage, FetchResult } from '../../model/http.ts'
import type { Source, SourceState } from '../../model/source.ts'
import { failureDelayMinutes, successDelayMinutes } from './delay.ts'
import { freshMinutesOf } from './fresh-minutes.ts'
import { type Move, nextMove } from './next-move.ts'
import { rhythmOf } from './rhythm.ts'
import { afterSkips } from './skips.ts'

/** What the parser found in a fetched body. */
export type FeedSeen = {
  /** Items in the document. */
  readonly entries: number
  /** Items that no earlier run knew. */
  readonly newItems: number
  readonly hints: FeedHints
  /** Publication dates of its items, in any order. */
  readonly published: readonly Date[]
}

export type StateContext = {
  /** Absent when the body was no feed, or when the caller saw that its hash is the last one's and did not parse it. */
  readonly feed?: FeedSeen
  readonly now: Date
  /** 0 <= x < 1; spreads sources over time. */
  readonly random: () => number
}

const MINUTE_MS = 60_000
const SILENT_RHYTHMS = 10
// A night or a weekend without news is no silence, however fast a source usually is.
const SILENT_MIN_MINUTES = 3 * 24 * 60

/** A source that was never asked: due at once. */
export function newSourceState(source: Source, now: Date): SourceState {
  return {
    id: source.id,
    url: source.url,
    nextFetchAt: now,
    failuresInARow: 0,
    status: 'new',
    requests: 0,
    notModified: 0,
    bytes: 0,
    itemsSeen: 0,
  }
}

/** True when the source may be asked at `now`; a source that is gone never is. */
export function isDue(state: SourceState, now: Date): boolean {
  return state.status !== 'gone' && (state.nextFetchAt === undefined || state.nextFetchAt <= now)
}

/** True when no item came for ten times the source's rhythm, and for three days at least. */
export function isSilent(state: SourceState, now: Date): boolean {
  if (state.rhythmMinutes === undefined || state.lastItemAt === undefined) return false
  const quietMinutes = (now.getTime() - state.lastItemAt.getTime()) / MINUTE_MS
  return quietMinutes > Math.max(SILENT_RHYTHMS * state.rhythmMinutes, SILENT_MIN_MINUTES)
}

/** The state after one answer. The given state is not changed. */
export function nextSourceState(state: SourceState, result: FetchResult, context: StateContext): SourceState {
  // A host that is waited for was not asked: nothing is learnt but the moment.
  if (result.kind === 'unavailable' && result.code === 'held') {
    return { ...state, nextFetchAt: result.retryAt ?? context.now }
  }
  const { heldUntil: _heldUntil, ...free } = state
  const asked: SourceState = {
    ...free,
    lastTriedAt: context.now,
    requests: state.requests + requestsOf(result, state.url),
  }
  switch (result.kind) {
    case 'fetched':
      return afterPage(asked, result.page, context)
    case 'not-modified': {
      const saved = {
        ...asked,
        notModified: asked.notModified + 1,
        bytesSaved: (asked.bytesSaved ?? 0) + (asked.lastBytes ?? 0),
      }
      const moved = withMove(saved, nextMove(state, { redirects: result.redirects, isFeed: true }))
      return afterSuccess(
        { ...moved, ...validatorsOf(result.headers), ...freshness(result.headers, context.now) },
        context,
      )
    }
    case 'gone':
      return gone(asked, result.message, context.now)
    default:
      return afterFailure(asked, result, context)
  }
}

// robots.txt, the operator and our own guard bar a question before it is asked.
const UNASKED: ReadonlySet<string> = new Set([
  'robots',
  'robots-unreachable',
  'blocked',
  'blocked-address',
  'blocked-scheme',
  'blocked-port',
])

function requestsOf(result: FetchResult, url: string): number {
  if (!('code' in result) || !UNASKED.has(result.code)) return 1
  // A redirect to what is barred was asked for itself.
  return 'barred' in result && result.barred !== url ? 1 : 0
}

function afterPage(state: SourceState, page: FetchedPage, context: StateContext): SourceState {
  const bodyHash = sha256(page.body)
  const counted: SourceState = { ...state, bytes: state.bytes + page.wireBytes }
  const isUnchanged = bodyHash === state.bodyHash
  if (!context.feed && !isUnchanged) {
    const failed = { kind: 'invalid', code: 'not-a-feed', message: 'The answer is not a feed.' } as const
    const doubted = withMove(counted, nextMove(state, { redirects: page.redirects, isFeed: false }))
    return afterFailure(doubted, failed, context)
  }
  const { etag: _etag, lastModified: _lastModified, freshMinutes: _fresh, ...lasting } = counted
  const kept: SourceState = {
    ...withMove(lasting, nextMove(state, moveEvidence(state, page, context))),
    ...validatorsOf(page.headers),
    ...freshness(page.headers, context.now),
    bodyHash,
    lastBytes: page.wireBytes,
  }
  return afterSuccess(isUnchanged ? kept : { ...kept, lastChangeAt: context.now }, context)
}

function moveEvidence(state: SourceState, page: FetchedPage, { feed }: StateContext) {
  const isAllNew = feed !== undefined && state.itemsSeen > 0 && feed.newItems >= feed.entries
  return { redirects: page.redirects, isFeed: true, isEmpty: feed?.entries === 0, isAllNew }
}

function afterSuccess(state: SourceState, context: StateContext): SourceState {
  const { lastFailure: _lastFailure, ...healthy } = { ...state, ...learntFrom(state, context) }
  const next: SourceState = { ...healthy, failuresInARow: 0, lastSuccessAt: context.now, status: 'ok' }
  const delayMinutes = successDelayMinutes(next, context)
  return {
    ...next,
    status: isSilent(next, context.now) ? 'silent' : 'ok',
    nextFetchAt: afterSkips(minutesAfter(context.now, delayMinutes), next.hints, context.now),
  }
}

/** What the items say about the source: its hints, its rhythm and its newest item. */
function learntFrom(state: SourceState, { feed, now }: StateContext): Partial<SourceState> {
  if (!feed) return {}
  const past = feed.published.filter((date) => date <= now)
  const newest = past.reduce<Date | undefined>(
    (latest, date) => (latest && latest >= date ? latest : date),
    undefined,
  )
  const rhythmMinutes = rhythmOf(past) ?? state.rhythmMinutes
  const lastItemAt = newest ?? (feed.newItems > 0 ? now : state.lastItemAt)
  return {
    hints: feed.hints,
    itemsSeen: state.itemsSeen + feed.newItems,
    ...(rhythmMinutes === undefined ? {} : { rhythmMinutes }),
    ...(lastItemAt === undefined ? {} : { lastItemAt }),
  }
}

type Failed = Exclude<FetchResult, { kind: 'fetched' | 'not-modified' | 'gone' }>

function afterFailure(state: SourceState, result: Failed, context: StateContext): SourceState {
  const failuresInARow = state.failuresInARow + 1
  const delayMinutes = failureDelayMinutes(result.kind, failuresInARow, context.random)
  const earliest = minutesAfter(context.now, delayMinutes)
  const retryAt = result.kind === 'unavailable' ? result.retryAt : undefined
  return {
    ...state,
    failuresInARow,
    lastFailure: { code: result.code, message: result.message, at: context.now },
    status: result.kind === 'refused' ? 'refused' : 'failing',
    nextFetchAt: retryAt && retryAt > earliest ? retryAt : earliest,
    ...(retryAt ? { heldUntil: retryAt } : {}),
  }
}

function gone(state: SourceState, message: string, now: Date): SourceState {
  const { nextFetchAt: _nextFetchAt, ...rest } = state
  const lastFailure = { code: 'gone', message, at: now }
  return { ...rest, status: 'gone', failuresInARow: state.failuresInARow + 1, lastFailure }
}

function withMove(state: SourceState, move: Move): SourceState {
  const { moved: _moved, ...rest } = state
  return { ...rest, ...move }
}

/** ETag and Last-Modified apart and verbatim; a 304 that does not repeat them leaves the old ones in force (RFC 9110 15.4.5). */
function validatorsOf(headers: FetchedPage['headers']): Partial<SourceState> {
  const etag = headers.etag?.[0]
  const lastModified = headers['last-modified']?.[0]
  return { ...(etag === undefined ? {} : { etag }), ...(lastModified === undefined ? {} : { lastModified }) }
}

function freshness(headers: FetchedPage['headers'], now: Date): Partial<SourceState> {
  const freshMinutes = freshMinutesOf(headers, now)
  return freshMinutes === undefined ? {} : { freshMinutes }
}

function minutesAfter(now: Date, minutes: number): Date {
  return new Date(now.getTime() + Math.round(minutes * MINUTE_MS))
}
