import type { Http } from '../../model/http.ts'
import type { Subscription } from '../../model/source.ts'
import { subscriptionForm } from './websub.ts'

/**
 * Asks the hub for a subscription, or for its renewal, through the guarded client. The hub verifies later, by GET on the callback; until
 * then a first subscription is `pending` and a renewed one stays `active`.
 */
export async function subscribe(subscription: Subscription, http: Http, now: Date): Promise<Subscription> {
  const failure = await send(subscription, 'subscribe', http)
  const status = subscription.status === 'active' ? 'active' : 'pending'
  const asked: Subscription = { ...subscription, status, requestedAt: now }
  return failure === undefined
    ? asked
    : { ...asked, failuresInARow: subscription.failuresInARow + 1, reason: failure }
}

/** Ends a subscription. What the hub answers does not matter: a callback that nobody knows any more answers with 410. */
export async function unsubscribe(subscription: Subscription, http: Http): Promise<Subscription> {
  const failure = await send(subscription, 'unsubscribe', http)
  return { ...subscription, status: 'ended', ...(failure === undefined ? {} : { reason: failure }) }
}

/** Why the hub did not take the form, or undefined when it did (WebSub 5.1: 202). */
async function send(
  subscription: Subscription,
  mode: 'subscribe' | 'unsubscribe',
  http: Http,
): Promise<string | undefined> {
  const result = await http.fetch({
    url: subscription.hub,
    wanted: 'well-known',
    post: { body: subscriptionForm(subscription, mode), contentType: 'application/x-www-form-urlencoded' },
  })
  if (result.kind === 'fetched') return undefined
  return result.kind === 'not-modified' ? 'The hub answered with 304.' : result.message
}
