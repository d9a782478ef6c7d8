/** Subscriptions in a run: a source that names a hub gets one, hubs that are due are asked, and deliveries decide when to poll. */
import type { Http } from '../../model/http.ts'
import type { Source, SourceState, Subscription } from '../../model/source.ts'
import type { Store } from '../../model/store.ts'
import { isDue } from '../schedule/next-state.ts'
import { subscribe, unsubscribe } from './subscribe.ts'
import { type HubLinks, newSubscription, pollAt, subscriptionDue } from './websub.ts'

/** What subscriptions need of the world; only a server that hubs can reach has it. */
export type HubTools = {
  /** Public address below which callbacks lie, without a trailing slash. */
  readonly callbackBase: string
  /** Text that cannot be guessed, fit for a path. */
  readonly randomText: () => string
  /** Called before a hub is asked, because it may verify before it answers. */
  readonly onAsk: (sourceId: string, subscription: Subscription) => void
}

/** A feed that says two things a minute is still asked once a minute. */
const DELIVERY_GAP_MS = 60_000

/**
 * The state with the subscription its feed now calls for: kept while hub, topic and our address are the same. One that is not wanted any
 * more is left.
 */
export function withHub(
  state: SourceState,
  links: HubLinks | undefined,
  hubs: HubTools | undefined,
): SourceState {
  if (!hubs) return state
  const { subscription, ...rest } = state
  if (links && subscription && isFor(subscription, links, hubs)) return state
  const left = withLeaving(rest, subscription, hubs)
  if (!links) return left
  const [token, secret] = [hubs.randomText(), hubs.randomText()]
  return {
    ...left,
    subscription: newSubscription(links, { callbackBase: hubs.callbackBase, token, secret }),
  }
}

// A hub that was never asked knows nothing, and one that would call back at an address that is not ours any more cannot verify.
function withLeaving(
  state: SourceState,
  subscription: Subscription | undefined,
  hubs: HubTools,
): SourceState {
  if (!subscription || !['pending', 'active'].includes(subscription.status)) return state
  return isOurs(subscription, hubs) ? { ...state, leaving: subscription } : state
}

function isOurs({ callback }: Subscription, { callbackBase }: HubTools): boolean {
  return callback.startsWith(`${callbackBase}/`)
}

function isFor(subscription: Subscription, links: HubLinks, hubs: HubTools): boolean {
  return subscription.hub === links.hub && subscription.topic === links.topic && isOurs(subscription, hubs)
}

/**
 * True when the source is to be asked: its hub delivered something since it was last asked, or its turn has come, which is daily while a
 * subscription is live. Without `hubs` nobody listens to deliveries, so the schedule alone decides.
 */
export function isSourceDue(state: SourceState, hubs: HubTools | undefined, now: Date): boolean {
  const { subscription, status, nextFetchAt } = state
  if (!hubs || !subscription || status === 'gone' || !nextFetchAt) return isDue(state, now)
  if (hasDelivery(state, now)) return true
  const { lastSuccessAt, failuresInARow } = state
  // A source that fails is asked by its schedule: the hub says nothing about that.
  if (failuresInARow > 0) return isDue(state, now)
  const times = { scheduled: nextFetchAt, ...(lastSuccessAt ? { lastSuccessAt } : {}) }
  return pollAt(subscription, times, now) <= now
}

function hasDelivery({ subscription, lastTriedAt, heldUntil }: SourceState, now: Date): boolean {
  const deliveredAt = subscription?.lastDeliveryAt
  if (!deliveredAt || (heldUntil && heldUntil > now)) return false
  if (!lastTriedAt) return true
  return deliveredAt > lastTriedAt && now.getTime() - lastTriedAt.getTime() >= DELIVERY_GAP_MS
}

/** True when the source's hub is to be asked for a subscription or its renewal. */
export function isHubDue({ subscription, status }: SourceState, now: Date): boolean {
  return status !== 'gone' && subscription !== undefined && subscriptionDue(subscription, now) !== 'nothing'
}

type AskTools = { readonly store: Store; readonly http: Http; readonly hubs?: HubTools }

/**
 * Asks the hubs that are due, each for itself; what a hub does not take is asked again later. Hubs of sources that left the configuration,
 * and hubs that a feed has left, are told once: where they do not hear it, the lease ends by itself.
 */
export async function askHubs(sources: readonly Source[], tools: AskTools, now: Date): Promise<void> {
  const { store, http, hubs } = tools
  if (!hubs) return
  const states = await store.readSourceStates()
  const due = sources.flatMap((source) => {
    const state = states.get(source.id)
    return state?.subscription && isHubDue(state, now) ? [{ state, subscription: state.subscription }] : []
  })
  await Promise.all(
    leftHubs(states.values(), sources, hubs).map((state) => leaveHub(state, { store, http, hubs })),
  )
  await Promise.all(
    due.map(async ({ state, subscription }) => {
      const status = subscription.status === 'active' ? 'active' : 'pending'
      const asked: Subscription = { ...subscription, status, requestedAt: now }
      await saveSubscription(store, state, asked)
      hubs.onAsk(state.id, asked)
      const answered = await subscribe(asked, http, now)
      if (answered.failuresInARow > asked.failuresInARow) await saveSubscription(store, state, answered)
    }),
  )
}

/** The states whose hubs are to be told that nothing is wanted of them any more. */
export function leftHubs(
  states: Iterable<SourceState>,
  sources: readonly Source[],
  hubs: HubTools,
): readonly SourceState[] {
  const isConfigured = new Set(sources.map(({ id }) => id))
  return [...states]
    .map((state) => (isConfigured.has(state.id) ? state : withHub(state, undefined, hubs)))
    .filter(({ leaving }) => leaving !== undefined)
}

async function leaveHub(state: SourceState, { store, http, hubs }: Required<AskTools>): Promise<void> {
  const { leaving, ...rest } = state
  if (!leaving) return
  const ended: Subscription = { ...leaving, status: 'ended' }
  hubs.onAsk(state.id, ended)
  await unsubscribe(ended, http)
  await store.saveHarvest({ state: rest, articles: [], pages: [], ledger: [] })
}

export function saveSubscription(
  store: Store,
  state: SourceState,
  subscription: Subscription,
): Promise<void> {
  return store.saveHarvest({ state: { ...state, subscription }, articles: [], pages: [], ledger: [] })
}
