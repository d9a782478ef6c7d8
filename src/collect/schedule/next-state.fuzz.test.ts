import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FetchedPage, FetchResult } from '../../model/http.ts'
import type { SourceState } from '../../model/source.ts'
import { type FeedSeen, newSourceState, nextSourceState } from './next-state.ts'

const NOW = new Date('2026-03-02T12:00:00Z')
const DAY_MINUTES = 24 * 60
const NEW = newSourceState(
  { id: 'any', url: 'https://any.example/feed', topics: [], pages: true, identity: 'guid', aiEnabled: false },
  NOW,
)

function page(headers: FetchedPage['headers']): FetchResult {
  const body = Buffer.from('feed')
  return {
    kind: 'fetched',
    page: {
      url: NEW.url,
      requestedUrl: NEW.url,
      status: 200,
      headers,
      redirects: [],
      fetchedAt: NOW,
      body,
      wireBytes: 4,
    },
  }
}

const anyResult: fc.Arbitrary<FetchResult> = fc.oneof(
  fc
    .record({
      retryAt: fc.option(fc.date({ noInvalidDate: true })),
      code: fc.constantFrom('held', 'dns', 'incomplete'),
    })
    .map(
      ({ retryAt, code }): FetchResult => ({
        kind: 'unavailable',
        code,
        message: '',
        ...(retryAt ? { retryAt } : {}),
      }),
    ),
  fc.constantFrom<FetchResult>(
    { kind: 'gone', message: '' },
    { kind: 'invalid', code: 'bomb', message: '' },
    { kind: 'missing', code: 'not-found', message: '', status: 404 },
  ),
  fc
    .dictionary(
      fc.constantFrom('etag', 'cache-control', 'expires', 'age', 'date'),
      fc.array(fc.string(), { maxLength: 2 }),
    )
    .chain((headers) =>
      fc.constantFrom<FetchResult>(page(headers), { kind: 'not-modified', headers, redirects: [] }),
    ),
)
const anyFeed: fc.Arbitrary<FeedSeen> = fc.record({
  entries: fc.nat(),
  newItems: fc.nat(),
  hints: fc.record({
    ttlMinutes: fc.double({ min: 0, noNaN: true }),
    skipHours: fc.array(fc.integer({ min: -3, max: 30 })),
    skipDays: fc.array(fc.string()),
  }),
  published: fc.array(fc.date({ noInvalidDate: true }), { maxLength: 12 }),
})

function minutesTo(state: SourceState): number | undefined {
  return state.nextFetchAt && (state.nextFetchAt.getTime() - NOW.getTime()) / 60_000
}

const anyAnswer = fc.tuple(anyResult, anyFeed, fc.boolean())
const anyChance = fc.double({ min: 0, max: 0.999, noNaN: true })

test('whatever comes, a source is asked between ten minutes and a day later, unless the server says when', () => {
  fc.assert(
    fc.property(fc.array(anyAnswer, { maxLength: 8 }), anyChance, (answers, chance) => {
      let state: SourceState = NEW
      for (const [result, feed, isFeed] of answers) {
        if (state.status === 'gone') break
        state = nextSourceState(state, result, {
          ...(isFeed ? { feed } : {}),
          now: NOW,
          random: () => chance,
        })
        expectInBounds(state, result)
      }
    }),
    { numRuns: 500 },
  )
})

function expectInBounds(state: SourceState, result: FetchResult): void {
  const minutes = minutesTo(state)
  if (result.kind === 'gone') expect(minutes).toBeUndefined()
  else if (result.kind !== 'unavailable') {
    expect(minutes).toBeGreaterThanOrEqual(10)
    // A failure's jitter may come on top of its day.
    const isHealthy = state.failuresInARow === 0
    expect(minutes).toBeLessThanOrEqual(isHealthy ? DAY_MINUTES : DAY_MINUTES * 1.25)
  }
}
