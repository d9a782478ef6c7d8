import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FetchSettings } from '../../model/settings.ts'
import type { Store } from '../../model/store.ts'
import { openStore } from '../../store/open-store.ts'
import { permittedHttp } from '../signals/permitted-http.ts'
import { signalReader } from '../signals/signal-reader.ts'
import { createHttp } from './create-http.ts'

const NOW = new Date('2026-11-20T08:00:00Z')
const folder = mkdtempSync(join(tmpdir(), 'broadsheet-permitted-'))
const asked: string[] = []
let [here, there] = ['', '']
let servers: readonly Server[] = []
let store: Store

/** A host on loopback with its robots.txt; `/to?ADDRESS` redirects there. */
async function startHost(name: string, robots: string): Promise<Server> {
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push(`${name}${path}`)
    if (path === '/robots.txt') response.end(robots)
    else if (path.startsWith('/to?')) response.writeHead(302, { location: path.slice(4) }).end()
    else response.end('an answer')
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return server
}

const hostOf = (server: Server) => {
  const address = server.address()
  return `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
}

beforeAll(async () => {
  servers = [
    await startHost('here', 'User-agent: *\nDisallow: /own-private'),
    await startHost('there', 'User-agent: *\nDisallow: /private'),
  ]
  ;[here = '', there = ''] = servers.map(hostOf)
  store = openStore({ file: join(folder, 'store.sqlite') })
  await store.migrate()
})
afterAll(async () => {
  for (const server of servers) server.close()
  await store.close()
  rmSync(folder, { recursive: true })
})

const settings = (): FetchSettings => ({
  agent: 'broadsheetbot', connectTimeoutMs: 5_000, headersTimeoutMs: 5_000, idleTimeoutMs: 5_000, totalTimeoutMs: 10_000,
  maxFeedBytes: 1_000_000, maxPageBytes: 1_000_000, maxImageBytes: 1_000_000, maxRedirects: 5, concurrency: 4, domainConcurrency: 1,
  domainGapMs: 0, allowLoopback: [here, there],
  dropRepeatedLines: false,
}) // biome-ignore format: one row of data

test.each([
  {
    case: 'an open page of another host',
    path: () => `/to?http://${there}/open`,
    barred: undefined,
    reached: 'there/open',
  },
  {
    case: 'a barred page of another host',
    path: () => `/to?http://${there}/private/a`,
    barred: () => `http://${there}/private/a`,
  },
  {
    case: 'a barred page of the same host',
    path: () => '/to?/own-private',
    barred: () => `http://${here}/own-private`,
  },
  {
    case: 'a barred page behind two redirects',
    path: () => `/to?http://${there}/to?/private/b`,
    barred: () => `http://${there}/private/b`,
  },
  {
    case: 'a barred address itself',
    path: () => '/own-private/x',
    barred: () => `http://${here}/own-private/x`,
  },
])('robots.txt is asked before a request goes to $case', async ({ path, barred, reached }) => {
  // biome-ignore format: table
  asked.length = 0
  const http = createHttp(settings(), { now: () => NOW })
  const config = { fetch: settings(), rights: { profile: 'standard' as const, excerptLimit: 300 } }
  const signals = signalReader({ store, http, config, operatorRules: [], now: NOW })
  try {
    for (const wanted of ['feed', 'page', 'image'] as const) {
      const result = await permittedHttp(http, signals).fetch({ url: `http://${here}${path()}`, wanted })
      if (barred) expect(result).toMatchObject({ kind: 'refused', code: 'robots', barred: barred() })
      else expect(result.kind).toBe('fetched')
    }
    expect(asked.filter((address) => /^\w+\/(own-)?private/.test(address))).toEqual([])
    if (reached) expect(asked).toContain(reached)
  } finally {
    await http.close()
  }
})
