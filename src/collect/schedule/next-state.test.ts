import { expect, test } from 'vitest'
import { sha256 } from '../../lib/hash.ts'
import type { FetchedPage, FetchResult, Redirect } from '../../model/http.ts'
import type { Source, SourceState } from '../../model/source.ts'
import { heldHosts } from './held-hosts.ts'
import { type FeedSeen, isDue, isSilent, newSourceState, nextSourceState } from './next-state.ts'

const NOW = new Date('2026-03-02T12:00:00Z')
const SOURCE: Source = {
  id: 'harbour',
  url: 'https://harbour.example/feed',
  topics: [],
  pages: true,
  identity: 'guid',
  aiEnabled: false,
}
const NEW = newSourceState(SOURCE, NOW)
const HOUR = 60
const random = () => 0

function page(over: Partial<FetchedPage> = {}): FetchResult {
  const base = {
    url: SOURCE.url,
    requestedUrl: SOURCE.url,
    status: 200,
    headers: {},
    redirects: [],
    fetchedAt: NOW,
  }
  return { kind: 'fetched', page: { ...base, body: Buffer.from('feed'), wireBytes: 4, ...over } }
}

const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000)
/** Items every so many hours, the newest at `newestHours` before now. */
const itemsEvery = (hours: number, newestHours = 0) =>
  Array.from({ length: 10 }, (_, index) => hoursAgo(newestHours + index * hours))

function seen(over: Partial<FeedSeen> = {}): FeedSeen {
  return { entries: 10, newItems: 1, hints: {}, published: itemsEvery(4), ...over }
}

function minutesTo(state: SourceState): number | undefined {
  return state.nextFetchAt && (state.nextFetchAt.getTime() - NOW.getTime()) / 60_000
}

const ETAG = { etag: ['"1"'] }
test.each([
  { case: 'half its rhythm', headers: ETAG, feed: seen(), minutes: 2 * HOUR },
  {
    case: 'ten minutes at the soonest',
    headers: ETAG,
    feed: seen({ published: itemsEvery(0.05) }),
    minutes: 10,
  },
  {
    case: 'a day at the latest',
    headers: ETAG,
    feed: seen({ published: itemsEvery(24 * 30) }),
    minutes: 24 * HOUR,
  },
  {
    case: 'slower while it is quiet',
    headers: ETAG,
    feed: seen({ published: itemsEvery(1, 50) }),
    minutes: 5 * HOUR,
  },
  { case: 'hourly without a rhythm', headers: ETAG, feed: seen({ published: [] }), minutes: HOUR },
  {
    case: 'hourly at most without validators',
    headers: {},
    feed: seen({ published: itemsEvery(0.5) }),
    minutes: HOUR,
  },
  { case: 'its ttl', headers: ETAG, feed: seen({ hints: { ttlMinutes: 300 } }), minutes: 300 },
  { case: 'its update period', headers: ETAG, feed: seen({ hints: { updateMinutes: 600 } }), minutes: 600 },
  {
    case: 'a ttl of a year is a day',
    headers: ETAG,
    feed: seen({ hints: { ttlMinutes: 525_600 } }),
    minutes: 24 * HOUR,
  },
  {
    case: 'max-age',
    headers: { ...ETAG, 'cache-control': ['public, max-age=10800'] },
    feed: seen(),
    minutes: 180,
  },
  {
    case: 'max-age less Age',
    headers: { ...ETAG, 'cache-control': ['max-age=10800'], age: ['1800'] },
    feed: seen(),
    minutes: 150,
  },
  {
    case: 'no-cache says nothing',
    headers: { ...ETAG, 'cache-control': ['no-cache, max-age=10800'] },
    feed: seen(),
    minutes: 120,
  },
  {
    case: 'Expires by its own clock',
    headers: { ...ETAG, date: ['Thu, 01 Jan 1970 00:00:00 GMT'], expires: ['Thu, 01 Jan 1970 05:00:00 GMT'] },
    feed: seen(),
    minutes: 300,
  },
  {
    case: 'Expires in the year 9999',
    headers: { ...ETAG, expires: ['Fri, 31 Dec 9999 23:59:59 GMT'] },
    feed: seen(),
    minutes: 24 * HOUR,
  },
  {
    case: 'not in hours it skips',
    headers: ETAG,
    feed: seen({ hints: { skipHours: [14, 15] } }),
    minutes: 4 * HOUR,
  },
  {
    case: 'not on days it skips',
    headers: ETAG,
    feed: seen({ published: itemsEvery(22), hints: { skipDays: ['monday'] } }),
    minutes: 12 * HOUR,
  },
  {
    case: 'daily when it skips every hour',
    headers: ETAG,
    feed: seen({ hints: { skipHours: Array.from({ length: 24 }, (_, hour) => hour) } }),
    minutes: 24 * HOUR,
  },
])('asks again: $case', ({ headers, feed, minutes }) => {
  expect(minutesTo(nextSourceState(NEW, page({ headers }), { feed, now: NOW, random }))).toBe(minutes)
})

const down: FetchResult = { kind: 'unavailable', code: 'server-error', message: 'The server failed (500).' }
test.each([
  { case: 'first failure', result: down, failures: 0, chance: 0.5, minutes: 15 },
  { case: 'third', result: down, failures: 2, chance: 0.5, minutes: 60 },
  { case: 'hundredth', result: down, failures: 99, chance: 0.5, minutes: 24 * HOUR },
  { case: 'jitter below', result: down, failures: 2, chance: 0, minutes: 45 },
  { case: 'jitter above', result: down, failures: 2, chance: 1, minutes: 75 },
  {
    case: 'the server says when',
    result: { ...down, retryAt: hoursAgo(-5) },
    failures: 0,
    chance: 0.5,
    minutes: 300,
  },
  {
    case: 'the server says too soon',
    result: { ...down, retryAt: hoursAgo(-0.01) },
    failures: 0,
    chance: 0.5,
    minutes: 15,
  },
  {
    case: 'missing',
    result: { kind: 'missing', code: 'not-found', message: '', status: 404 },
    failures: 0,
    chance: 0.5,
    minutes: 120,
  },
  {
    case: 'refused',
    result: { kind: 'refused', code: 'forbidden', message: '' },
    failures: 0,
    chance: 0.5,
    minutes: 24 * HOUR,
  },
  { case: 'not a feed', result: page(), failures: 0, chance: 0.5, minutes: 60 },
] satisfies { case: string; result: FetchResult; failures: number; chance: number; minutes: number }[])(
  'backs off: $case',
  ({ result, failures, chance, minutes }) => {
    const state = { ...NEW, failuresInARow: failures }
    const next = nextSourceState(state, result, { now: NOW, random: () => chance })
    expect(minutesTo(next)).toBeCloseTo(minutes, 3)
    expect(next.failuresInARow).toBe(failures + 1)
  },
)

test('validators are kept apart and replaced by every answer', () => {
  const both = nextSourceState(NEW, page({ headers: { etag: ['W/"1"'], 'last-modified': ['yesterday'] } }), {
    feed: seen(),
    now: NOW,
    random,
  })
  expect(both).toMatchObject({ etag: 'W/"1"', lastModified: 'yesterday', bodyHash: sha256('feed') })
  const unchanged = nextSourceState(
    both,
    { kind: 'not-modified', headers: { etag: ['W/"2"'] }, redirects: [] },
    { now: NOW, random },
  )
  expect(unchanged).toMatchObject({ etag: 'W/"2"', lastModified: 'yesterday', notModified: 1, bytesSaved: 4 })
  const without = nextSourceState(unchanged, page({ body: Buffer.from('newer') }), {
    feed: seen(),
    now: NOW,
    random,
  })
  expect(without.etag).toBeUndefined()
  expect(without.lastModified).toBeUndefined()
})

test('a freshness that is no longer stated is forgotten', () => {
  const fresh = nextSourceState(NEW, page({ headers: { 'cache-control': ['max-age=7200'] } }), {
    feed: seen(),
    now: NOW,
    random,
  })
  const plain = nextSourceState(fresh, page({ body: Buffer.from('newer') }), {
    feed: seen(),
    now: NOW,
    random,
  })
  expect([fresh.freshMinutes, plain.freshMinutes]).toEqual([120, undefined])
})

test('a body that is no feed leaves the validators of the last feed', () => {
  const good = nextSourceState(NEW, page({ headers: ETAG }), { feed: seen(), now: NOW, random })
  const login = nextSourceState(good, page({ headers: { etag: ['"login"'] }, body: Buffer.from('<html>') }), {
    now: NOW,
    random,
  })
  expect(login).toMatchObject({
    etag: '"1"',
    bodyHash: good.bodyHash,
    status: 'failing',
    lastFailure: { code: 'not-a-feed' },
  })
})

test('the same bytes again are no change', () => {
  const good = nextSourceState(NEW, page(), { feed: seen(), now: hoursAgo(5), random })
  const again = nextSourceState(good, page(), { now: NOW, random })
  expect(again).toMatchObject({
    status: 'ok',
    lastSuccessAt: NOW,
    lastChangeAt: hoursAgo(5),
    failuresInARow: 0,
  })
})

test('410 ends a source', () => {
  const gone = nextSourceState(NEW, { kind: 'gone', message: 'Gone for good.' }, { now: NOW, random })
  expect(gone.status).toBe('gone')
  expect(isDue(gone, new Date('2099-01-01'))).toBe(false)
})

test('a host that is waited for was not asked', () => {
  const held: FetchResult = { kind: 'unavailable', code: 'held', message: '', retryAt: hoursAgo(-3) }
  const next = nextSourceState(NEW, held, { now: NOW, random })
  expect(next).toEqual({ ...NEW, nextFetchAt: hoursAgo(-3) })
})

test('a wait that a host asked for is kept for the next run, and forgotten after the next answer', () => {
  const told = nextSourceState(NEW, { ...down, retryAt: hoursAgo(-5) }, { now: NOW, random })
  expect(heldHosts([told, NEW], NOW)).toEqual([{ url: SOURCE.url, until: hoursAgo(-5) }])
  expect(heldHosts([told], hoursAgo(-6))).toEqual([])
  expect(nextSourceState(told, page(), { feed: seen(), now: NOW, random }).heldUntil).toBeUndefined()
})

test.each([
  { case: 'steady', rhythm: 4, newestHours: 30, silent: false },
  { case: 'ten times its rhythm and three days', rhythm: 8, newestHours: 82, silent: true },
  { case: 'a fast one over the weekend', rhythm: 0.1, newestHours: 60, silent: false },
  { case: 'a slow one after a month', rhythm: 24 * 7, newestHours: 24 * 30, silent: false },
])('silence: $case is $silent', ({ rhythm, newestHours, silent }) => {
  const feed = seen({ published: itemsEvery(rhythm, newestHours), newItems: 0 })
  const state = nextSourceState(NEW, page(), { feed, now: NOW, random })
  expect(isSilent(state, NOW)).toBe(silent)
  expect(state.status).toBe(silent ? 'silent' : 'ok')
})

const NEW_URL = 'https://harbour.example/rss.xml'
const hop = (to: string, status = 301): Redirect => ({ status, from: SOURCE.url, to })
function afterSightings(
  times: number,
  redirects: readonly Redirect[],
  feed: FeedSeen | undefined,
): SourceState {
  const known = { ...NEW, itemsSeen: 10 }
  return Array.from({ length: times }).reduce<SourceState>(
    (state, _, turn) =>
      nextSourceState(state, page({ redirects, body: Buffer.from(`feed ${turn}`) }), {
        ...(feed ? { feed } : {}),
        now: NOW,
        random,
      }),
    known,
  )
}

test.each([
  { case: 'twice', times: 2, redirects: [hop(NEW_URL)], feed: seen(), url: SOURCE.url, seen: 2 },
  { case: 'three times', times: 3, redirects: [hop(NEW_URL)], feed: seen(), url: NEW_URL, seen: undefined },
  {
    case: '308 counts too',
    times: 3,
    redirects: [hop(NEW_URL, 308)],
    feed: seen(),
    url: NEW_URL,
    seen: undefined,
  },
  {
    case: '302 never',
    times: 9,
    redirects: [hop(NEW_URL, 302)],
    feed: seen(),
    url: SOURCE.url,
    seen: undefined,
  },
  {
    case: '301 up to a 302',
    times: 3,
    redirects: [hop(NEW_URL), { status: 302, from: NEW_URL, to: 'https://cdn.example/1' }],
    feed: seen(),
    url: NEW_URL,
    seen: undefined,
  },
  {
    case: 'to another site with known items',
    times: 3,
    redirects: [hop('https://pier.example/feed')],
    feed: seen({ newItems: 2 }),
    url: 'https://pier.example/feed',
    seen: undefined,
  },
  {
    case: 'to another site with none of them',
    times: 9,
    redirects: [hop('https://pier.example/feed')],
    feed: seen({ newItems: 10 }),
    url: SOURCE.url,
    seen: 9,
  },
  {
    case: 'to a login',
    times: 9,
    redirects: [hop('https://harbour.example/login?next=feed')],
    feed: seen(),
    url: SOURCE.url,
    seen: 9,
  },
  {
    case: 'to a home page',
    times: 9,
    redirects: [hop('https://pier.example/')],
    feed: seen(),
    url: SOURCE.url,
    seen: 9,
  },
  {
    case: 'to a seller of domains',
    times: 9,
    redirects: [hop('https://www.hugedomains.com/x')],
    feed: seen(),
    url: SOURCE.url,
    seen: 9,
  },
  { case: 'to a page', times: 9, redirects: [hop(NEW_URL)], feed: undefined, url: SOURCE.url, seen: 9 },
  {
    case: 'to an empty feed',
    times: 9,
    redirects: [hop(NEW_URL)],
    feed: seen({ entries: 0, newItems: 0 }),
    url: SOURCE.url,
    seen: 9,
  },
])('a permanent redirect seen: $case', ({ times, redirects, feed, url, seen: sightings }) => {
  const state = afterSightings(times, redirects, feed)
  expect(state.url).toBe(url)
  expect(state.moved?.seen).toBe(sightings)
})

test('a sighting in between of the old address starts the count again', () => {
  const twice = afterSightings(2, [hop(NEW_URL)], seen())
  const back = nextSourceState(twice, page({ body: Buffer.from('back') }), { feed: seen(), now: NOW, random })
  expect(back.moved).toBeUndefined()
})
