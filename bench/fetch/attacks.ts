/** The address, redirect and archive cases of the attack corpus, with a stub resolver and a stub network that records every connection. */
import { existsSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import type { buildConnector } from 'undici'
import { specialRangeOf } from '../../dist/collect/fetch/address-guard.js'
import { createHttp } from '../../dist/collect/fetch/create-http.js'
import { localPathOf } from '../../dist/lib/url/local-path.js'
import type { FetchResult } from '../../src/model/http.ts'
import type { FetchSettings } from '../../src/model/settings.ts'

type Case = {
  readonly id: string
  readonly class: string
  readonly verdict?: string
  readonly url: string
  readonly hops?: readonly string[]
  readonly status: number
  readonly answers: readonly (readonly string[] | 'TIMEOUT')[]
  readonly host: string
  readonly next: string
  readonly encoding: string
  readonly b64: string
  readonly expect: string
}

type Answer = { status: number; headers: Record<string, string>; body?: Uint8Array }
type World = {
  /** Addresses the client tried to connect to. */
  readonly contacted: string[]
  answer: (url: string) => Answer
  resolve: (host: string) => Promise<readonly string[]>
  fetch(url: string): Promise<FetchResult>
  close(): Promise<void>
}

const PUBLIC = '93.184.216.34'

export async function runAttacks(data: string): Promise<number> {
  const parts: readonly (readonly [file: string, check: (row: Case) => Promise<boolean>])[] = [
    ['ssrf-url', checkUrlCase],
    ['ssrf-dns', checkDnsCase],
    ['ssrf-redirect', checkRedirectCase],
    [
      'redirects',
      async ({ next, verdict }) =>
        (localPathOf(next, 'https://site.example') === '/') === (verdict === 'fallback'),
    ],
    [
      'fetched/redirect-lists',
      async ({ next }) => localPathOf(next, 'https://site.example').match(/^\/(?![/\\])/) !== null,
    ],
    ['archives', checkArchiveCase],
  ]
  let wrong = 0
  for (const [file, check] of parts) {
    const rows = readRows(join(data, 'attacks', `${file}.jsonl`))
    const failed: Case[] = []
    for (const row of rows) {
      if (!(await check(row))) failed.push(row)
    }
    wrong += failed.length
    console.log(`attacks/${file}: ${rows.length - failed.length} of ${rows.length} right`)
    for (const row of failed.slice(0, 10))
      console.log(`  WRONG ${row.id} ${JSON.stringify(row.hops ?? row.url ?? row.next ?? row.answers)}`)
  }
  return wrong
}

async function checkUrlCase({ url, verdict }: Case): Promise<boolean> {
  return inWorld(async (world) => {
    // A wildcard name leads to the private address in it; every other name is public here.
    world.resolve = async (host) => (/nip\.io$|localtest\.me$/.test(host) ? ['127.0.0.1'] : [PUBLIC])
    const result = await world.fetch(url)
    if (verdict === 'either') return world.contacted.every((address) => specialRangeOf(address) === undefined)
    const isAllowed = result.kind === 'fetched'
    return verdict === 'allow' ? isAllowed : !isAllowed && world.contacted.length === 0
  })
}

async function checkDnsCase({ host, answers, verdict }: Case): Promise<boolean> {
  return inWorld(async (world) => {
    let turn = 0
    world.resolve = (_host) => {
      const answer = answers[Math.min(turn++, answers.length - 1)]
      return answer === 'TIMEOUT' || String(answer) === 'TIMEOUT'
        ? new Promise(() => {})
        : Promise.resolve(answer ?? [])
    }
    const results: FetchResult[] = []
    for (let attempt = 0; attempt <= answers.length; attempt++)
      results.push(await world.fetch(`http://${host}/${attempt}`))
    const isSafe = world.contacted.every((address) => specialRangeOf(address) === undefined)
    const first = results[0]?.kind
    if (verdict === 'allow') return isSafe && first === 'fetched'
    if (verdict === 'public-only') return isSafe && world.contacted.length > 0
    return isSafe && world.contacted.length === 0 && first !== 'fetched'
  })
}

async function checkRedirectCase({ hops, url, status, verdict }: Case): Promise<boolean> {
  return inWorld(async (world) => {
    if (!hops) {
      const result = await world.fetch(url)
      return result.kind !== 'fetched' && world.contacted.length === 0
    }
    const known = new Map(hops.slice(0, -1).map((hop, index) => [hop, hops[index + 1] ?? '']))
    world.answer = (asked) => {
      const location = known.get(asked)
      return location === undefined ? { status: 200, headers: {} } : { status, headers: { location } }
    }
    const result = await world.fetch(hops[0] ?? '')
    const isSafe =
      world.contacted.every((address) => address === PUBLIC) && world.contacted.length < hops.length
    return (
      isSafe &&
      (verdict === 'deny'
        ? result.kind === 'refused' || result.kind === 'invalid'
        : result.kind === 'invalid')
    )
  })
}

async function checkArchiveCase({ encoding, b64, expect }: Case): Promise<boolean> {
  return inWorld(async (world) => {
    world.answer = () => ({
      status: 200,
      headers: { 'content-encoding': encoding },
      body: Buffer.from(b64, 'base64'),
    })
    const before = process.memoryUsage().arrayBuffers
    const result = await world.fetch('http://archive.example/feed')
    const grown = process.memoryUsage().arrayBuffers - before
    if (/read as plain|raw deflate/.test(expect)) return true
    const isInvalid = result.kind === 'invalid' || result.kind === 'unavailable'
    return expect.startsWith('stops') ? isInvalid && grown < 2 * SETTINGS.maxPageBytes + 200_000 : isInvalid
  })
}

const SETTINGS: FetchSettings = {
  agent: 'broadsheetbot',
  contact: 'https://operator.example/bot',
  connectTimeoutMs: 300,
  headersTimeoutMs: 2_000,
  idleTimeoutMs: 2_000,
  totalTimeoutMs: 4_000,
  maxFeedBytes: 500_000,
  // Below what the smallest bomb of the corpus unpacks to.
  maxPageBytes: 2_048,
  maxImageBytes: 500_000,
  maxRedirects: 5,
  concurrency: 8,
  domainConcurrency: 2,
  domainGapMs: 0,
  dropRepeatedLines: false,
  allowLoopback: [],
}

/** A fresh client in a world where every checked address leads to one stub server. */
async function inWorld(use: (world: World) => Promise<boolean>): Promise<boolean> {
  const contacted: string[] = []
  const server = await stubServer((asked) => world.answer(asked))
  const http = createHttp(SETTINGS, {
    now: () => new Date(),
    resolve: async (host: string) =>
      (await world.resolve(host)).map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    dial: (
      _target: buildConnector.Options,
      addresses: readonly { address: string }[],
      callback: buildConnector.Callback,
    ) => {
      const place = server.address()
      if (place === null || typeof place === 'string')
        return callback(new Error('The world has ended.'), null)
      contacted.push(...addresses.map(({ address }) => address))
      const socket = connect(place.port, '127.0.0.1')
      socket.once('connect', () => callback(null, socket)).once('error', (error) => callback(error, null))
    },
  })
  const world: World = {
    contacted,
    answer: () => ({ status: 200, headers: {}, body: Buffer.from('ok') }),
    resolve: async () => [PUBLIC],
    fetch: (url) => http.fetch({ url, wanted: 'page' }),
    close: () => http.close(),
  }
  try {
    return await use(world)
  } finally {
    await http.close()
    server.closeAllConnections()
    server.close()
  }
}

function stubServer(answer: (url: string) => Answer): Promise<Server> {
  const server = createServer((request, response) => {
    const host = request.headers.host ?? ''
    // The stub speaks without encryption; the corpus's hops are https.
    const { status, headers, body } = answer(`https://${host.replace(/:\d+$/, '')}${request.url}`)
    response.writeHead(status, { ...headers, connection: 'close' }).end(body)
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}

function readRows(file: string): readonly Case[] {
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line): Case => JSON.parse(line))
}
