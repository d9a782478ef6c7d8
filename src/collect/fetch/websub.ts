/**
 * The subscriber's half of WebSub (W3C Recommendation, 23 January 2018), as decisions without effects: which hub to ask, what to answer a
 * hub that verifies, whether a delivery is genuine, when a lease is renewed, and how often to poll meanwhile. A source with a live
 * subscription is still polled once a day, because hubs die in silence; without one it is polled as ever.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { webUrl } from '../../lib/url/canonical-url.ts'
import type { FetchedPage } from '../../model/http.ts'
import type { Subscription } from '../../model/source.ts'
import { parseLinkHeader } from '../discover/link-header.ts'
import { isLoopback } from './address-guard.ts'

export type HubLinks = { readonly hub: string; readonly topic: string }

const DAY_MS = 24 * 3_600_000
const LEASE_SECONDS = 10 * 24 * 3600
const PENDING_MS = 3_600_000

/** Hub and topic of a feed: Link headers first, else what the feed itself declares; undefined when there is no hub. */
export function hubOf(
  page: FetchedPage,
  feed: { readonly hub?: string; readonly self?: string },
): HubLinks | undefined {
  const links = parseLinkHeader(page.headers.link ?? [], page.url)
  const named = (rel: string) => links.find((link) => link.rel.includes(rel))?.url
  const declared = named('hub') ?? feed.hub
  // An empty address would resolve to the page itself.
  const hub = declared?.trim() ? webUrl(declared, page.url)?.href : undefined
  const topic = webUrl(named('self') ?? feed.self ?? page.url, page.url)?.href
  return hub && topic ? { hub, topic } : undefined
}

/** A subscription that was not asked for yet. `token` and `secret` are random text of the caller's. */
export function newSubscription(
  { hub, topic }: HubLinks,
  {
    callbackBase,
    token,
    secret,
  }: { readonly callbackBase: string; readonly token: string; readonly secret: string },
): Subscription {
  // What stays on this machine is as private as HTTPS.
  const isSecure = hub.startsWith('https:') || isLoopback(new URL(hub).hostname)
  return {
    topic,
    hub,
    callback: `${callbackBase}/${token}`,
    ...(isSecure ? { secret } : {}),
    status: 'new',
    failuresInARow: 0,
  }
}

/** The form a subscription is asked for with (WebSub 5.1). */
export function subscriptionForm(subscription: Subscription, mode: 'subscribe' | 'unsubscribe'): string {
  const form = new URLSearchParams({
    'hub.callback': subscription.callback,
    'hub.mode': mode,
    'hub.topic': subscription.topic,
  })
  if (mode === 'subscribe') form.set('hub.lease_seconds', String(LEASE_SECONDS))
  if (mode === 'subscribe' && subscription.secret) form.set('hub.secret', subscription.secret)
  return form.toString()
}

export type HubAnswer = {
  readonly status: number
  readonly body: string
  readonly subscription: Subscription
}

/** Answers a hub that verifies or denies a subscription by GET on its callback (WebSub 5.2, 5.3). */
export function answerHub(subscription: Subscription, query: URLSearchParams, now: Date): HubAnswer {
  const challenge = query.get('hub.challenge') ?? ''
  const isOurs = query.get('hub.topic') === subscription.topic
  const mode = query.get('hub.mode')
  if (mode === 'denied' && isOurs) {
    const reason = (query.get('hub.reason') ?? 'The hub gave no reason.').slice(0, 200)
    return { status: 200, body: '', subscription: { ...subscription, status: 'denied', reason } }
  }
  if (mode === 'subscribe' && isOurs && challenge !== '' && wasAsked(subscription)) {
    return { status: 200, body: challenge, subscription: activated(subscription, query, now) }
  }
  if (mode === 'unsubscribe' && isOurs && challenge !== '' && subscription.status === 'ended') {
    return { status: 200, body: challenge, subscription }
  }
  // Somebody asks for what we did not: refusing is what verification is for.
  return { status: 404, body: '', subscription }
}

// A hub may verify a renewal, so an active subscription agrees again.
function wasAsked({ status }: Subscription): boolean {
  return status === 'pending' || status === 'active'
}

function activated(subscription: Subscription, query: URLSearchParams, now: Date): Subscription {
  const stated = Number(query.get('hub.lease_seconds'))
  const leaseSeconds =
    Number.isFinite(stated) && stated > 0 ? Math.min(stated, 365 * 24 * 3600) : LEASE_SECONDS
  const { reason: _reason, ...rest } = subscription
  return {
    ...rest,
    status: 'active',
    failuresInARow: 0,
    expiresAt: new Date(now.getTime() + leaseSeconds * 1000),
  }
}

export type Delivery = {
  /** `content`: genuine, read it as the feed. `ping`: unsigned, ask the source itself. `ignored`: not from the hub. */
  readonly kind: 'content' | 'ping' | 'ignored'
  readonly subscription: Subscription
}

/** Judges a POST on a callback. Answer it with 2xx whatever comes out: a forger learns nothing (WebSub 7.1.2). */
export function judgeDelivery(
  subscription: Subscription,
  { signature, body }: { readonly signature: string | undefined; readonly body: Uint8Array },
  now: Date,
): Delivery {
  if (subscription.status !== 'active') return { kind: 'ignored', subscription }
  if (subscription.secret === undefined)
    return { kind: 'ping', subscription: { ...subscription, lastDeliveryAt: now } }
  if (!isSigned(body, signature ?? '', subscription.secret)) return { kind: 'ignored', subscription }
  return { kind: 'content', subscription: { ...subscription, lastDeliveryAt: now } }
}

/** X-Hub-Signature: `method=hexadecimal`, with the methods the recommendation lists. */
function isSigned(body: Uint8Array, signature: string, secret: string): boolean {
  const [, method = '', digits = ''] =
    /^(sha1|sha256|sha384|sha512)=([0-9a-f]+)$/i.exec(signature.trim()) ?? []
  if (method === '') return false
  const expected = createHmac(method.toLowerCase(), secret).update(body).digest()
  const given = Buffer.from(digits, 'hex')
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** What to do for a subscription now: ask the hub (first time, again, or before the lease ends) or nothing. */
export function subscriptionDue(subscription: Subscription, now: Date): 'subscribe' | 'nothing' {
  const { status, requestedAt, expiresAt, failuresInARow } = subscription
  if (status === 'new') return 'subscribe'
  if (status === 'denied' || status === 'ended') return 'nothing'
  const sinceAsked = requestedAt ? now.getTime() - requestedAt.getTime() : Number.POSITIVE_INFINITY
  // An hour for the hub to verify, doubled with each failure up to a day.
  if (sinceAsked < Math.min(PENDING_MS * 2 ** failuresInARow, DAY_MS)) return 'nothing'
  if (status === 'pending') return 'subscribe'
  return expiresAt && expiresAt.getTime() - now.getTime() < DAY_MS ? 'subscribe' : 'nothing'
}

/** True while deliveries may be counted on: then polling once a day is enough. */
export function isLive({ status, expiresAt }: Subscription, now: Date): boolean {
  return status === 'active' && expiresAt !== undefined && expiresAt > now
}

/** When to poll the source all the same: `scheduled`, or a day after the last success while a subscription is live. */
export function pollAt(
  subscription: Subscription | undefined,
  { scheduled, lastSuccessAt }: { readonly scheduled: Date; readonly lastSuccessAt?: Date },
  now: Date,
): Date {
  if (!subscription || !isLive(subscription, now)) return scheduled
  const daily = new Date((lastSuccessAt ?? now).getTime() + DAY_MS)
  return daily > scheduled ? daily : scheduled
}
