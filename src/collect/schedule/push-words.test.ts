import { expect, test } from 'vitest'
import type { Subscription } from '../../model/source.ts'
import { newSourceState } from './next-state.ts'
import { pushWordsOf } from './push-words.ts'

const NOW = new Date('2026-03-02T12:00:00Z')
const hours = (count: number) => new Date(NOW.getTime() + count * 3_600_000)
const STATE = newSourceState(
  {
    id: 'quay',
    url: 'https://quay.example/feed',
    topics: [],
    pages: true,
    identity: 'guid',
    aiEnabled: false,
  },
  NOW,
)
const LIVE: Subscription = {
  topic: 'https://quay.example/feed', hub: 'https://hub.example/x', callback: 'https://paper.example/websub/t', status: 'active',
  failuresInARow: 0, requestedAt: hours(-20), expiresAt: hours(96),
} // biome-ignore format: one row of data

test.each<{ case: string; subscription: Partial<Subscription> | undefined; words: string | undefined }>([
  { case: 'no hub', subscription: undefined, words: undefined },
  {
    case: 'not asked yet',
    subscription: { status: 'new' },
    words: 'Its hub hub.example is asked with the next run of serve.',
  },
  {
    case: 'asked',
    subscription: { status: 'pending' },
    words:
      'Its hub hub.example was asked 20 hours ago and has not confirmed. The source is polled by its schedule.',
  },
  {
    case: 'asked in vain',
    subscription: { status: 'pending', reason: 'The server failed (500).' },
    words:
      'Its hub hub.example was asked 20 hours ago and has not confirmed: The server failed (500). The source is polled by its schedule.',
  },
  {
    case: 'live',
    subscription: { lastDeliveryAt: hours(-2) },
    words:
      'Pushed by hub.example for another 4 days; last delivery 2 hours ago. Polled once a day meanwhile.',
  },
  {
    case: 'live and quiet',
    subscription: {},
    words: 'Pushed by hub.example for another 4 days; nothing delivered yet. Polled once a day meanwhile.',
  },
  {
    case: 'lapsed',
    subscription: { expiresAt: hours(-3), reason: 'The server failed (500).' },
    words:
      'The lease of its hub hub.example ended 3 hours ago: The server failed (500). The source is polled by its schedule.',
  },
  {
    case: 'denied',
    subscription: { status: 'denied', reason: 'Not on our list.' },
    words:
      'Its hub hub.example denied the subscription: Not on our list. The source is polled by its schedule.',
  },
])('push: $case', ({ subscription, words }) => {
  // biome-ignore format: table
  const state = subscription ? { ...STATE, subscription: { ...LIVE, ...subscription } } : STATE
  expect(pushWordsOf(state, NOW)).toBe(words)
})
