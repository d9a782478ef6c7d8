import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** A feed that names a hub and the hub itself, on one loopback port. */
export type HubWeb = {
  readonly host: string
  /** Forms that asked for a subscription, in order. */
  readonly asked: URLSearchParams[]
  /** Modes that a subscriber confirmed when the hub asked back, in order. */
  readonly confirmed: string[]
  /** Forms that said which feeds changed. */
  readonly pings: URLSearchParams[]
  /** How often the feed was asked. */
  feedRequests(): number
  publish(title: string): void
  /** Posts to the last subscriber's callback; `key` stands in for the agreed secret. */
  deliver(key?: string): Promise<number>
  close(): void
}

const LEASE_SECONDS = 864_000

/** Starts both. The hub verifies before it answers, as hubs may. */
export async function startHubWeb(): Promise<HubWeb> {
  const titles: string[] = []
  const asked: URLSearchParams[] = []
  const pings: URLSearchParams[] = []
  const confirmed: string[] = []
  let feedRequests = 0
  const server = createServer(async (request, response) => {
    if (request.url === '/feed') {
      feedRequests += 1
      response.end(feedOf(host(), titles))
    } else if (request.url === '/hub') {
      const form = new URLSearchParams(await text(request))
      const isPing = form.get('hub.mode') === 'publish'
      const list = isPing ? pings : asked
      list.push(form)
      const isConfirmed = !isPing && (await isVerified(form))
      if (isConfirmed) confirmed.push(form.get('hub.mode') ?? '')
      response.statusCode = isPing || isConfirmed ? 202 : 400
      response.end()
    } else {
      response.statusCode = 404
      response.end()
    }
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const host = () => `127.0.0.1:${addressOf(server.address()).port}`
  return {
    host: host(),
    asked,
    confirmed,
    pings,
    feedRequests: () => feedRequests,
    publish: (title) => titles.push(title),
    deliver: (key) => deliver(asked.at(-1) ?? new URLSearchParams(), feedOf(host(), titles), key),
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** A loopback port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = addressOf(server.address())
  await new Promise((closed) => server.close(closed))
  return port
}

async function isVerified(form: URLSearchParams): Promise<boolean> {
  const callback = new URL(form.get('hub.callback') ?? '')
  const challenge = 'c-h-a-l-l-e-n-g-e'
  callback.search = new URLSearchParams({
    'hub.mode': form.get('hub.mode') ?? '',
    'hub.topic': form.get('hub.topic') ?? '',
    'hub.challenge': challenge,
    'hub.lease_seconds': String(LEASE_SECONDS),
  }).toString()
  const answer = await fetch(callback)
  return answer.ok && (await answer.text()) === challenge
}

async function deliver(form: URLSearchParams, body: string, key?: string): Promise<number> {
  const digest = createHmac('sha256', key ?? form.get('hub.secret') ?? '')
    .update(body)
    .digest('hex')
  const answer = await fetch(form.get('hub.callback') ?? '', {
    method: 'POST',
    headers: { 'content-type': 'application/rss+xml', 'x-hub-signature': `sha256=${digest}` },
    body,
  })
  return answer.status
}

function feedOf(host: string, titles: readonly string[]): string {
  const items = titles.map(
    (title, index) => `<item><title>${title}</title><link>http://${host}/notes/${index}</link>
<description>${title}, as told on the quay by those who were there.</description>
<pubDate>Fri, 20 Nov 2026 1${index}:00:00 GMT</pubDate></item>`,
  )
  return `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>The Quay Notes</title>
<link>http://${host}/</link><atom:link rel="hub" href="http://${host}/hub"/>
<atom:link rel="self" href="http://${host}/feed"/>${items.join('\n')}</channel></rss>`
}

function addressOf(address: AddressInfo | string | null): AddressInfo {
  if (typeof address === 'object' && address) return address
  throw new Error('The server does not listen.')
}
