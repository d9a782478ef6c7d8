import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runBroadsheet } from './run-broadsheet.ts'

const NOW = new Date('2026-11-20T12:10:00Z')
const LIMIT_BYTES = 200_000
const item = (n: number) =>
  `<item><title>Ferry number ${n} sails</title><link>http://127.0.0.1/page/${n}</link><guid>${n}</guid></item>`
const feed = (items: string) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Quay</title>${items}</channel></rss>`

/** What each address answers; every one is something real servers do. */
const ANSWERS: Readonly<Record<string, (response: ServerResponse) => void>> = {
  good: (response) => response.end(feed(item(1))),
  html: (response) => response.end('<!doctype html><html><title>Welcome</title><p>No feed here.</html>'),
  empty: (response) => response.end(''),
  'cut-off': (response) => {
    response.writeHead(200, { 'content-length': '5000' })
    response.write(feed(item(2)).slice(0, 120))
    response.socket?.end()
  },
  'cut-xml': (response) => response.end(feed(`${item(3)}${item(4)}`).slice(0, -90)),
  'mis-encoded': (response) => response.end(Buffer.from(feed(item(5).replace('Ferry', 'Fähre')), 'latin1')),
  huge: (response) => response.end(feed(item(6).repeat(20_000))),
  endless: (response) => {
    const more = () =>
      response.destroyed ||
      (response.write(item(7).repeat(50)) ? setImmediate(more) : response.once('drain', more))
    response.write('<rss version="2.0"><channel>')
    more()
  },
  silent: (response) => response.write('<rss version="2.0"><channel>'),
}

let server: Server
let port: number
const root = mkdtempSync(join(tmpdir(), 'broadsheet-bad-feeds-'))
beforeAll(async () => {
  server = createServer((request, response) => {
    const name = (request.url ?? '/').slice(1)
    const answer = ANSWERS[name]
    if (answer) answer(response)
    else response.writeHead(404).end()
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  port = typeof address === 'object' && address ? address.port : 0
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((closed) => server.close(closed))
  rmSync(root, { recursive: true, force: true })
})

test('each broken feed is a named problem of its source and costs nothing else', async () => {
  const names = Object.keys(ANSWERS)
  writeFileSync(
    join(root, 'broadsheet.yaml'),
    `site:
  name: Bad Feeds
topics:
  - name: News
    takesEverything: true
fetch:
  maxFeedBytes: ${LIMIT_BYTES}
  idleTimeoutMs: 400
  totalTimeoutMs: 3000
  domainGapMs: 0
  domainConcurrency: 8
  allowLoopback: ["127.0.0.1:${port}"]
sources:
${names.map((name) => `  - url: http://127.0.0.1:${port}/${name}\n    id: ${name}\n    pages: false\n`).join('')}`,
  )
  const { code, out } = await runBroadsheet(['run', '--json'], { cwd: root, now: NOW })
  expect(code).toBe(0)
  const { counts, failures } = JSON.parse(out)
  const named = Object.fromEntries(
    failures.map((failure: { source: string; code: string }) => [failure.source, failure.code]),
  )
  expect(named).toMatchObject({
    html: expect.any(String),
    empty: expect.any(String),
    'cut-off': 'incomplete',
    huge: expect.stringContaining('large'),
    endless: expect.stringContaining('large'),
    silent: expect.stringMatching(/timeout|idle|stall/),
  })
  expect(Object.keys(named).sort()).toEqual(['cut-off', 'empty', 'endless', 'html', 'huge', 'silent'])
  // The good one, one whole item of the document that ends early, and the one in another encoding.
  expect(counts.itemsNew).toBeGreaterThanOrEqual(3)
})
