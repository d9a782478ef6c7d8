import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { runBroadsheet } from './run-broadsheet.ts'

const NOW = new Date('2026-11-20T12:00:00Z')
const folder = mkdtempSync(join(tmpdir(), 'broadsheet-add-'))
const asked: string[] = []
let server: Server
let host = ''

const FEED = `<rss version="2.0"><channel><title>The Quay Notes</title><link>https://quaynotes.example/</link>
<item><title>Ferries leave early</title><link>https://quaynotes.example/1</link></item></channel></rss>`
const page = (head: string) =>
  `<!doctype html><html><head><title>Quay</title>${head}</head><body><p>Words.</p></body></html>`

/** What the host answers; everything else is a page that says "not found" with status 200. */
const ANSWERS: Readonly<Record<string, string>> = {
  '/robots.txt': 'User-agent: *\nDisallow: /closed',
  '/good': page('<link rel="alternate" type="application/rss+xml" href="/quay-notes.xml">'),
  '/quay-notes.xml': FEED,
  '/closed/feed.xml': FEED,
  '/names-closed': page('<link rel="alternate" type="application/rss+xml" href="/closed/feed.xml">'),
  '/names-nothing': page('<link rel="alternate" type="application/rss+xml" href="/gone.xml">'),
}

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push(path)
    if (path === '/silent') return
    response.end(ANSWERS[path] ?? page('<meta name="description" content="Not found.">'))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
})
beforeEach(() => {
  asked.length = 0
  writeFileSync(
    join(folder, 'broadsheet.yaml'),
    `site:\n  name: P\ntopics:\n  - name: A\nfetch:\n  domainGapMs: 0\n  headersTimeoutMs: 200\n  allowLoopback: ['${host}']\n`,
  )
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
  rmSync(folder, { recursive: true })
})

const add = (url: string) => runBroadsheet(['add', url], { cwd: folder, now: NOW })
const sources = () => readFileSync(join(folder, 'broadsheet.yaml'), 'utf8')

test('a page that names its feed adds the feed, once', async () => {
  expect(await add(`http://${host}/good`)).toMatchObject({ code: 0, out: expect.stringContaining('added') })
  expect(sources()).toContain(`http://${host}/quay-notes.xml`)
  const before = sources()
  expect(await add(`http://${host}/good`)).toMatchObject({
    code: 0,
    out: expect.stringContaining('Nothing was added'),
  })
  expect(sources()).toBe(before)
})

test.each([
  { case: 'no address', url: () => 'ftp://quaynotes.example/', code: 2, says: 'URL_INVALID' },
  { case: 'words', url: () => 'two words', code: 2, says: 'URL_INVALID' },
  {
    case: 'an address nobody may reach',
    url: () => 'http://169.254.169.254/latest',
    code: 1,
    says: 'is not a public host',
  },
  {
    case: 'a site without a feed that answers everything with a page',
    url: () => `http://${host}/`,
    code: 1,
    says: 'The answer is a page, not a feed.',
  },
  {
    case: 'a named feed that is a page',
    url: () => `http://${host}/names-nothing`,
    code: 1,
    says: 'The answer is a page, not a feed.',
  },
  {
    case: 'a feed that robots.txt bars',
    url: () => `http://${host}/closed/feed.xml`,
    code: 1,
    says: 'robots.txt bars this address: Disallow: /closed',
  },
  {
    case: 'a page whose feed robots.txt bars',
    url: () => `http://${host}/names-closed`,
    code: 1,
    says: 'robots.txt bars this address: Disallow: /closed',
  },
  {
    case: 'a host that does not answer in time',
    url: () => `http://${host}/silent`,
    code: 1,
    says: 'in time',
  },
  { case: 'a host that refuses connections', url: () => 'http://127.0.0.1:1/', code: 1, says: 'NO_FEED' },
])('add says what is wrong with $case', async ({ url, code, says }) => {
  // biome-ignore format: table
  const before = sources()
  const ran = await add(url())
  expect(ran).toMatchObject({ code, err: expect.stringContaining(says) })
  expect(sources()).toBe(before)
  expect(asked.filter((path) => path.startsWith('/closed'))).toEqual([])
  expect(asked.length).toBeLessThanOrEqual(16)
})
