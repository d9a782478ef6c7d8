/** What a feed calls an item by its guid stays one article when its link changes, in all that happens to it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSite } from '../src/config/create-site.ts'
import { openStore } from '../src/store/open-store.ts'
import { runBroadsheet } from './run-broadsheet.ts'

const NOW = new Date('2026-11-20T12:00:00Z')
const HOUR_MS = 3_600_000
type Item = {
  readonly guid: string
  readonly path: string
  readonly title: string
  readonly at?: string
  readonly says?: string
}
const FERRIES: Item = { guid: 'post-7', path: '/ferries-late', title: 'Harbour ferries leave late on Monday' }
const BRIDGE: Item = { guid: 'post-8', path: '/bridge', title: 'Bridge at the harbour closes for a week' }

const root = mkdtempSync(join(tmpdir(), 'broadsheet-moved-'))
let server: Server
let host: string
let items: readonly Item[] = []
let asked: string[] = []
let now = NOW

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push(path)
    if (path === '/robots.txt') return response.writeHead(404).end()
    if (path === '/feed') return response.setHeader('content-type', 'application/rss+xml').end(feed())
    const item = items.find((each) => each.path === path)
    if (!item) return response.writeHead(404).end()
    return response.setHeader('content-type', 'text/html').end(page(item))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  host = `moved.localhost:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.close()
  rmSync(root, { recursive: true, force: true })
})

function feed(): string {
  const written = items.map(
    ({ guid, path, title, at = 'Fri, 20 Nov 2026 10:00:00 GMT', says = '' }) =>
      `<item><guid isPermaLink="false">${guid}</guid><link>http://${host}${path}</link><title>${title}</title>
       <description>${title}. ${says}</description><pubDate>${at}</pubDate></item>`,
  )
  return `<rss version="2.0"><channel><title>Quay Post</title>${written.join('')}</channel></rss>`
}

function page({ title, path, says = '' }: Item): string {
  const sentence = `${title}, the harbour master of Lowquay said to the council. ${says}`
  return `<html lang="en"><head><title>${title}</title><link rel="canonical" href="http://${host}${path}"></head><body><article>
    <h1>${title}</h1>${`<p>${sentence.repeat(4)}</p>`.repeat(4)}</article></body></html>`
}

function paperNamed(name: string, identity?: 'link'): string {
  const folder = join(root, name)
  createSite(folder, {
    name: 'Moved Paper',
    contact: 'ed@paper.example',
    starter: {
      description: '',
      topics: [{ name: 'Harbours', keywords: ['harbour'], mustNot: [], hashtags: [] }],
      sources: [{ name: 'Quay Post', url: `http://${host}/feed` }],
    },
    allowLoopback: [host],
  })
  const file = join(folder, 'broadsheet.yaml')
  if (identity)
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace(/^ +name: Quay Post$/m, `$&\n    identity: ${identity}`),
    )
  return folder
}

/** A run an hour later, when the feed says this; the articles that there are then, by their paths. */
async function runWith(folder: string, said: readonly Item[]) {
  items = said
  asked = []
  now = new Date(now.getTime() + 3 * HOUR_MS)
  const { out } = await runBroadsheet(['run', '--all', '--json'], { cwd: folder, now })
  const store = openStore({ file: join(folder, '.broadsheet', 'store.sqlite') })
  try {
    const articles = await store.readCurated({})
    return {
      out,
      articles: articles.map(({ url, title }) => `${new URL(url).pathname} ${title}`).toSorted(),
      records: articles.map(({ path }) => path).toSorted(),
    }
  } finally {
    await store.close()
  }
}

const RENAMED: Item = {
  ...FERRIES,
  path: '/ferries-on-time',
  title: 'Harbour ferries leave on time after all',
}

test('an item with another link and other words is an update of its article', async () => {
  const folder = paperNamed('renamed')
  const first = await runWith(folder, [FERRIES, BRIDGE])
  expect(first.articles).toHaveLength(2)
  const second = await runWith(folder, [RENAMED, BRIDGE])
  expect(second.articles).toEqual([`/bridge ${BRIDGE.title}`, `/ferries-late ${RENAMED.title}`])
  expect(second.records).toEqual(first.records)
  const third = await runWith(folder, [{ ...RENAMED, says: 'Nobody was late.' }, BRIDGE])
  expect(third.articles).toEqual(second.articles)
})

test('another link alone is no news: the page is not fetched', async () => {
  const folder = paperNamed('linked')
  const first = await runWith(folder, [FERRIES, BRIDGE])
  const second = await runWith(folder, [{ ...FERRIES, path: '/2026/ferries-late' }, BRIDGE])
  expect(second.articles).toEqual(first.articles)
  expect(asked).not.toContain('/2026/ferries-late')
})

test('what was taken down does not come back under another link', async () => {
  const folder = paperNamed('removed')
  await runWith(folder, [FERRIES, BRIDGE])
  await runBroadsheet(['remove', `http://${host}${FERRIES.path}`, '--reason', 'asked'], { cwd: folder, now })
  const { articles } = await runWith(folder, [RENAMED, BRIDGE])
  expect(articles).toEqual([`/bridge ${BRIDGE.title}`])
})

const OTHER: Item = { ...RENAMED, path: '/tides', title: 'Tides in the harbour are higher than last year' }

test.each<{ case: string; said: readonly Item[]; identity?: 'link' }>([
  { case: 'a guid of another date', said: [{ ...OTHER, at: 'Fri, 20 Nov 2026 11:00:00 GMT' }] },
  { case: 'a guid that several items of the feed have', said: [OTHER, { ...BRIDGE, guid: FERRIES.guid }] },
  { case: 'a guid whose former item is still there', said: [OTHER, FERRIES] },
  { case: 'a source whose guids are not to be believed', said: [OTHER], identity: 'link' },
])('$case names another article', async ({ case: name, said, identity }) => {
  const folder = paperNamed(name.replaceAll(' ', '-'), identity)
  await runWith(folder, [FERRIES])
  const { articles } = await runWith(folder, said)
  expect(articles).toContain(`/ferries-late ${FERRIES.title}`)
  expect(articles).toContain(`/tides ${OTHER.title}`)
})
