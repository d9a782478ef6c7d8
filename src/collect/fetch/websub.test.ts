import { createHmac } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { CERTIFICATE, clientFor, NOW, serve, serveSecure } from '../../../test/fetch/loopback.ts'
import type { FetchedPage } from '../../model/http.ts'
import type { Subscription } from '../../model/source.ts'
import { subscribe, unsubscribe } from './subscribe.ts'
import {
  answerHub,
  hubOf,
  isLive,
  judgeDelivery,
  newSubscription,
  pollAt,
  subscriptionDue,
} from './websub.ts'

const hours = (count: number) => new Date(NOW.getTime() + count * 3_600_000)
const LINKS = { hub: 'https://hub.example/', topic: 'https://harbour.example/feed' }
const NEW = newSubscription(LINKS, {
  callbackBase: 'https://paper.example/hub',
  token: 't0ken',
  secret: 's3cret',
})
const PENDING: Subscription = { ...NEW, status: 'pending', requestedAt: NOW }
const ACTIVE: Subscription = { ...NEW, status: 'active', requestedAt: NOW, expiresAt: hours(240) }

function pageWith(link: readonly string[]): FetchedPage {
  const url = 'https://harbour.example/feed'
  return {
    url,
    requestedUrl: url,
    status: 200,
    headers: { link },
    body: Buffer.from(''),
    redirects: [],
    fetchedAt: NOW,
    wireBytes: 0,
  }
}

test.each([
  {
    case: 'headers',
    link: ['</hub>; rel="hub"', '<https://harbour.example/f>; rel=self'],
    feed: {},
    links: { hub: 'https://harbour.example/hub', topic: 'https://harbour.example/f' },
  },
  {
    case: 'the feed',
    link: [],
    feed: { hub: 'https://hub.example/', self: 'https://harbour.example/f' },
    links: { hub: 'https://hub.example/', topic: 'https://harbour.example/f' },
  },
  {
    case: 'headers before the feed',
    link: ['<https://a.example/>; rel=hub'],
    feed: { hub: 'https://b.example/' },
    links: { hub: 'https://a.example/', topic: 'https://harbour.example/feed' },
  },
  { case: 'no hub', link: [], feed: { self: 'https://harbour.example/f' }, links: undefined },
  { case: 'a hub that is no web address', link: [], feed: { hub: 'mailto:hub@b.example' }, links: undefined },
])('the hub is named by $case', ({ link, feed, links }) => {
  expect(hubOf(pageWith(link), feed)).toEqual(links)
})

test('a secret is kept for hubs asked over HTTPS only', () => {
  const plain = newSubscription(
    { ...LINKS, hub: 'http://hub.example/' },
    { callbackBase: 'x', token: 'y', secret: 'z' },
  )
  expect([NEW.secret, plain.secret]).toEqual(['s3cret', undefined])
})

const query = (mode: string, over: Record<string, string> = {}) =>
  new URLSearchParams({
    'hub.mode': mode,
    'hub.topic': LINKS.topic,
    'hub.challenge': 'c',
    'hub.lease_seconds': '3600',
    ...over,
  })
test.each([
  { case: 'what we asked for', state: PENDING, query: query('subscribe'), status: 200, after: 'active' },
  { case: 'a renewal', state: ACTIVE, query: query('subscribe'), status: 200, after: 'active' },
  {
    case: 'another topic',
    state: PENDING,
    query: query('subscribe', { 'hub.topic': 'https://evil.example/' }),
    status: 404,
    after: 'pending',
  },
  { case: 'what we did not ask for', state: NEW, query: query('subscribe'), status: 404, after: 'new' },
  {
    case: 'without a challenge',
    state: PENDING,
    query: query('subscribe', { 'hub.challenge': '' }),
    status: 404,
    after: 'pending',
  },
  {
    case: 'an end we did not ask for',
    state: ACTIVE,
    query: query('unsubscribe'),
    status: 404,
    after: 'active',
  },
  {
    case: 'an end we asked for',
    state: { ...ACTIVE, status: 'ended' as const },
    query: query('unsubscribe'),
    status: 200,
    after: 'ended',
  },
  {
    case: 'a denial',
    state: PENDING,
    query: query('denied', { 'hub.reason': 'No.' }),
    status: 200,
    after: 'denied',
  },
  { case: 'nothing', state: PENDING, query: new URLSearchParams(), status: 404, after: 'pending' },
])('a hub that verifies $case gets $status', ({ state, query: asked, status, after }) => {
  const answer = answerHub(state, asked, NOW)
  expect([answer.status, answer.subscription.status]).toEqual([status, after])
})

test.each([
  { lease: '3600', expires: hours(1) },
  { lease: '-1', expires: hours(240) },
  { lease: 'soon', expires: hours(240) },
  { lease: '1e99', expires: hours(365 * 24) },
])('a lease of $lease seconds', ({ lease, expires }) => {
  expect(
    answerHub(PENDING, query('subscribe', { 'hub.lease_seconds': lease }), NOW).subscription.expiresAt,
  ).toEqual(expires)
})

const BODY = Buffer.from('<rss/>')
const sign = (method: string, secret = 's3cret') =>
  `${method}=${createHmac(method, secret).update(BODY).digest('hex')}`
test.each([
  { case: 'sha256', state: ACTIVE, signature: sign('sha256'), kind: 'content' },
  { case: 'sha1, as old hubs sign', state: ACTIVE, signature: sign('sha1'), kind: 'content' },
  { case: 'capitals', state: ACTIVE, signature: sign('sha512').toUpperCase(), kind: 'content' },
  { case: 'another key', state: ACTIVE, signature: sign('sha256', 'guess'), kind: 'ignored' },
  { case: 'half a signature', state: ACTIVE, signature: sign('sha256').slice(0, 30), kind: 'ignored' },
  { case: 'a method that is not listed', state: ACTIVE, signature: sign('md5'), kind: 'ignored' },
  { case: 'no signature', state: ACTIVE, signature: undefined, kind: 'ignored' },
  { case: 'a subscription that is not active', state: PENDING, signature: sign('sha256'), kind: 'ignored' },
  {
    case: 'no secret was agreed',
    state: {
      ...newSubscription({ ...LINKS, hub: 'http://h.example/' }, { callbackBase: '', token: '', secret: '' }),
      status: 'active' as const,
    },
    signature: undefined,
    kind: 'ping',
  },
])('a delivery with $case is $kind', ({ state, signature, kind }) => {
  expect(judgeDelivery(state, { signature, body: BODY }, NOW).kind).toBe(kind)
})

test.each([
  { case: 'new', state: NEW, at: NOW, due: 'subscribe' },
  { case: 'just asked', state: PENDING, at: hours(0.5), due: 'nothing' },
  { case: 'never verified', state: PENDING, at: hours(2), due: 'subscribe' },
  {
    case: 'never verified, many failures',
    state: { ...PENDING, failuresInARow: 9 },
    at: hours(23),
    due: 'nothing',
  },
  { case: 'in the middle of its lease', state: ACTIVE, at: hours(100), due: 'nothing' },
  { case: 'a day before its end', state: ACTIVE, at: hours(217), due: 'subscribe' },
  { case: 'denied', state: { ...PENDING, status: 'denied' as const }, at: hours(999), due: 'nothing' },
])('a subscription that is $case: $due', ({ state, at, due }) => {
  expect(subscriptionDue(state, at)).toBe(due)
})

test.each([
  { case: 'live', state: ACTIVE, at: hours(24) },
  { case: 'pending', state: PENDING, at: hours(1) },
  { case: 'past its lease', state: { ...ACTIVE, expiresAt: hours(-1) }, at: hours(1) },
  { case: 'none', state: undefined, at: hours(1) },
])('polling with a subscription that is $case', ({ state, at }) => {
  expect(pollAt(state, { scheduled: hours(1), lastSuccessAt: NOW }, NOW)).toEqual(at)
})

/** A small hub: takes a form, verifies it on the callback, delivers a signed feed, and says when it is done. */
async function smallHub(): Promise<{ hub: string; done: Promise<void> }> {
  let finish: () => void
  const done = new Promise<void>((resolve) => {
    finish = resolve
  })
  const hub = await serveSecure((request, response) => {
    let form = ''
    request.on('data', (chunk) => {
      form += chunk
    })
    request.on('end', () => {
      response.writeHead(202).end()
      void verifyAndDeliver(new URLSearchParams(form)).then(finish)
    })
  })
  return { hub, done }
}

async function verifyAndDeliver(form: URLSearchParams): Promise<void> {
  const callback = form.get('hub.callback') ?? ''
  const asked = new URLSearchParams({
    'hub.mode': form.get('hub.mode') ?? '',
    'hub.topic': form.get('hub.topic') ?? '',
  })
  asked.set('hub.challenge', 'ch4llenge')
  asked.set('hub.lease_seconds', form.get('hub.lease_seconds') ?? '')
  const verified = await fetch(`${callback}?${asked}`)
  if ((await verified.text()) !== 'ch4llenge' || form.get('hub.mode') !== 'subscribe') return
  const signature = `sha256=${createHmac('sha256', form.get('hub.secret') ?? '')
    .update(BODY)
    .digest('hex')}`
  await fetch(callback, { method: 'POST', body: BODY, headers: { 'x-hub-signature': signature } })
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}

test('a subscription from the first question to a delivery and its end, with a hub on loopback', async () => {
  let subscription: Subscription = NEW
  const delivered: string[] = []
  const ours = await serve(async (request, response) => {
    if (request.method === 'GET') {
      const answer = answerHub(subscription, new URL(request.url ?? '', 'http://x').searchParams, NOW)
      subscription = answer.subscription
      response.writeHead(answer.status).end(answer.body)
      return
    }
    const body = await bodyOf(request)
    const signature = request.headers['x-hub-signature']
    const delivery = judgeDelivery(
      subscription,
      { signature: typeof signature === 'string' ? signature : undefined, body },
      NOW,
    )
    subscription = delivery.subscription
    delivered.push(`${delivery.kind} ${body}`)
    response.writeHead(204).end()
  })
  const { hub, done } = await smallHub()
  const http = clientFor([hub], { tools: { ca: [CERTIFICATE] } })
  subscription = { ...NEW, hub, callback: `${ours}/t0ken`, status: 'pending' }
  await subscribe(subscription, http, NOW)
  await done
  expect(delivered).toEqual(['content <rss/>'])
  expect(isLive(subscription, NOW)).toBe(true)
  expect((await unsubscribe(subscription, http)).status).toBe('ended')
})

test('a hub that cannot be reached leaves the source to polling, and is asked again later', async () => {
  const dead = { ...NEW, hub: 'https://127.0.0.1:9/' }
  const failed = await subscribe(dead, clientFor([]), NOW)
  expect(failed).toMatchObject({
    status: 'pending',
    failuresInARow: 1,
    reason: 'Port 9 belongs to another protocol.',
  })
  expect(pollAt(failed, { scheduled: hours(1) }, NOW)).toEqual(hours(1))
  expect(subscriptionDue(failed, hours(3))).toBe('subscribe')
})
