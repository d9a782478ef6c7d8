import type { SourceState, Subscription } from '../../model/source.ts'
import { ago, span } from './health.ts'

/** What is known of the hub that tells us of a source's news, in plain words; undefined when there is none. */
export function pushWordsOf({ subscription }: SourceState, now: Date): string | undefined {
  return subscription && WORDS[subscription.status](subscription, now)
}

const POLLED = 'The source is polled by its schedule.'

const WORDS: Readonly<Record<Subscription['status'], (subscription: Subscription, now: Date) => string>> = {
  new: (subscription) => `Its hub ${hostOf(subscription)} is asked with the next run of serve.`,
  pending: pendingWords,
  active: activeWords,
  denied: (subscription) =>
    `Its hub ${hostOf(subscription)} denied the subscription: ${subscription.reason ?? 'no reason given.'} ${POLLED}`,
  ended: (subscription) => `The subscription at ${hostOf(subscription)} was ended. ${POLLED}`,
}

function pendingWords(subscription: Subscription, now: Date): string {
  const asked = subscription.requestedAt ? `was asked ${ago(subscription.requestedAt, now)}` : 'was asked'
  const why = subscription.reason ? `: ${subscription.reason}` : '.'
  return `Its hub ${hostOf(subscription)} ${asked} and has not confirmed${why} ${POLLED}`
}

function activeWords(subscription: Subscription, now: Date): string {
  const { expiresAt, lastDeliveryAt } = subscription
  const host = hostOf(subscription)
  const last = lastDeliveryAt ? `last delivery ${ago(lastDeliveryAt, now)}` : 'nothing delivered yet'
  if (!expiresAt || expiresAt <= now) {
    const ended = expiresAt ? ` ${ago(expiresAt, now)}` : ''
    const why = subscription.reason ? `: ${subscription.reason}` : '.'
    return `The lease of its hub ${host} ended${ended}${why} ${POLLED}`
  }
  return `Pushed by ${host} for another ${span(expiresAt.getTime() - now.getTime())}; ${last}. Polled once a day meanwhile.`
}

function hostOf({ hub }: Subscription): string {
  return URL.parse(hub)?.host ?? hub
}
