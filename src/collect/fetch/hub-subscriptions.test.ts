import { expect, test } from 'vitest'
import type { SourceState, Subscription } from '../../model/source.ts'
import { type HubTools, isHubDue, isSourceDue, withHub } from './hub-subscriptions.ts'

const NOW = new Date('2026-11-20T12:00:00Z')
const hours = (count: number) => new Date(NOW.getTime() + count * 3_600_000)
const HUBS: HubTools = {
  callbackBase: 'https://paper.example/websub',
  randomText: () => 't0ken',
  onAsk: () => {},
}
const LINKS = { hub: 'https://hub.example/', topic: 'https://harbour.example/feed' }
const STATE: SourceState = {
  id: 'harbour',
  url: LINKS.topic,
  status: 'ok',
  failuresInARow: 0,
  requests: 1,
  notModified: 0,
  bytes: 0,
  itemsSeen: 1,
  lastTriedAt: hours(-2),
  lastSuccessAt: hours(-2),
  nextFetchAt: hours(-1),
}
const LIVE: Subscription = {
  ...LINKS,
  callback: 'https://paper.example/websub/t0ken',
  status: 'active',
  failuresInARow: 0,
  requestedAt: hours(-20),
  expiresAt: hours(100),
}
const followed: SourceState = { ...STATE, subscription: LIVE }

test.each([
  { case: 'a hub is named', state: STATE, links: LINKS, hubs: HUBS, status: 'new' },
  { case: 'nobody could hear it', state: STATE, links: LINKS, hubs: undefined, status: undefined },
  { case: 'it is as it was', state: followed, links: LINKS, hubs: HUBS, status: 'active' },
  {
    case: 'the feed has another hub',
    state: followed,
    links: { ...LINKS, hub: 'https://other.example/' },
    hubs: HUBS,
    status: 'new',
  },
  {
    case: 'our address has changed',
    state: followed,
    links: LINKS,
    hubs: { ...HUBS, callbackBase: 'https://new.example/websub' },
    status: 'new',
  },
  { case: 'the feed names none any more', state: followed, links: undefined, hubs: HUBS, status: undefined },
])('when $case the subscription is $status', ({ state, links, hubs, status }) => {
  expect(withHub(state, links, hubs).subscription?.status).toBe(status)
})

const delivered = (at: Date): SourceState => ({ ...STATE, subscription: { ...LIVE, lastDeliveryAt: at } })
test.each([
  { case: 'its time has come and there is no hub', state: STATE, hubs: HUBS, due: true },
  { case: 'a subscription is live', state: followed, hubs: HUBS, due: false },
  { case: 'nobody listens', state: followed, hubs: undefined, due: true },
  { case: 'a day has gone by', state: { ...followed, lastSuccessAt: hours(-25) }, hubs: HUBS, due: true },
  {
    case: 'the lease has ended',
    state: { ...STATE, subscription: { ...LIVE, expiresAt: hours(-1) } },
    hubs: HUBS,
    due: true,
  },
  { case: 'something was delivered', state: delivered(hours(-1)), hubs: HUBS, due: true },
  { case: 'the delivery was read', state: delivered(hours(-3)), hubs: HUBS, due: false },
  {
    case: 'it was asked this minute',
    state: { ...delivered(NOW), lastTriedAt: new Date(NOW.getTime() - 30_000) },
    hubs: HUBS,
    due: false,
  },
  {
    case: 'its host told us to wait',
    state: { ...delivered(hours(-1)), heldUntil: hours(1) },
    hubs: HUBS,
    due: false,
  },
  { case: 'it fails', state: { ...followed, failuresInARow: 2 }, hubs: HUBS, due: true },
  {
    case: 'it is gone',
    state: { ...delivered(hours(-1)), status: 'gone' as const },
    hubs: HUBS,
    due: false,
  },
])('when $case, due is $due', ({ state, hubs, due }) => {
  expect(isSourceDue(state, hubs, NOW)).toBe(due)
})

test.each([
  { case: 'new', subscription: { ...LIVE, status: 'new' as const }, due: true },
  { case: 'live', subscription: LIVE, due: false },
  { case: 'about to end', subscription: { ...LIVE, expiresAt: hours(5) }, due: true },
])('a hub is asked for a subscription that is $case: $due', ({ subscription, due }) => {
  expect(isHubDue({ ...STATE, subscription }, NOW)).toBe(due)
})
