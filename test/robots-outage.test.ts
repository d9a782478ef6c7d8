/** A host that does not answer takes nothing away and is no "no": the connection may be lost, the server down for an hour. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSite } from '../src/config/create-site.ts'
import type { CuratedArticle } from '../src/model/article.ts'
import { formatRights } from '../src/model/may.ts'
import { openStore } from '../src/store/open-store.ts'
import { startOptingWeb } from './fixtures/rights/opting-web.ts'
import { runBroadsheet, treeOf } from './run-broadsheet.ts'

const PUBLISHED = new Date('2026-11-20T11:00:00Z')
const NOW = new Date('2026-11-20T12:00:00Z')
const HOUR_MS = 3_600_000
const PUBLISHERS = [
  { slug: 'steady', robots: 'User-agent: *\nDisallow: /private/' },
  {
    slug: 'reserved',
    files: { '/.well-known/tdmrep.json': '[{"location":"/","tdm-reservation":1}]' },
  },
]
const root = mkdtempSync(join(tmpdir(), 'broadsheet-outage-'))
const paper = join(root, 'paper')
let before: { readonly records: Record<string, string>; readonly rights: readonly string[] }

beforeAll(async () => {
  const web = await startOptingWeb(PUBLISHERS, PUBLISHED)
  const hosts = PUBLISHERS.map(({ slug }) => `${slug}.localhost:${web.port}`)
  createSite(paper, {
    name: 'Outage Paper',
    contact: 'ed@paper.example',
    starter: {
      description: '',
      topics: [{ name: 'Harbours', keywords: ['harbour', 'bridge'], mustNot: [], hashtags: [] }],
      sources: hosts.map((host) => ({ name: host, url: `http://${host}/feed` })),
    },
    allowLoopback: hosts,
  })
  await runBroadsheet(['run'], { cwd: paper, now: NOW })
  before = await published()
  await web.close()
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

async function articles(): Promise<readonly CuratedArticle[]> {
  const store = openStore({ file: join(paper, '.broadsheet', 'store.sqlite') })
  await store.migrate()
  try {
    return await store.readCurated({})
  } finally {
    await store.close()
  }
}

/** Records with their bytes, and for each article what it may be used for and whether its picture is kept. */
async function published() {
  const kept = (await articles()).map(
    ({ rights, images }) =>
      `${JSON.stringify(formatRights(rights))} ${images[0]?.cached ? 'picture' : 'no picture'}`,
  )
  return { records: treeOf(join(paper, 'records')), rights: kept.toSorted() }
}

test.each([
  { case: 'a day later', hours: 25 },
  { case: 'a week later', hours: 7 * 24 },
])('nothing of what is published goes while its hosts do not answer: $case', async ({ hours }) => {
  expect(Object.keys(before.records).length).toBeGreaterThanOrEqual(2)
  expect(before.rights.join()).toContain(' picture')
  await runBroadsheet(['run'], { cwd: paper, now: new Date(NOW.getTime() + hours * HOUR_MS) })
  expect(await published()).toEqual(before)
})

test('a source whose host does not answer is failing, not refused, and soon asked again', async () => {
  const now = new Date(NOW.getTime() + 8 * 24 * HOUR_MS)
  await runBroadsheet(['run', '--all'], { cwd: paper, now })
  const { out } = await runBroadsheet(['sources', '--json'], { cwd: paper, now })
  for (const source of JSON.parse(out)) {
    expect(source.state).toMatchObject({ status: 'failing', lastFailure: { code: 'robots-unreachable' } })
    expect(source.state.lastFailure.message).toContain('No server listens at this address.')
  }
})
