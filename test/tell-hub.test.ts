import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HubWeb, startHubWeb } from './hub-on-loopback.ts'
import { runBroadsheet } from './run-broadsheet.ts'

const NOW = new Date('2026-11-20T14:00:00Z')
const folder = mkdtempSync(join(tmpdir(), 'broadsheet-tell-'))
let web: HubWeb
beforeAll(async () => {
  web = await startHubWeb()
})
afterAll(() => {
  web.close()
  rmSync(folder, { recursive: true })
})

function configure(hub: string) {
  writeFileSync(
    join(folder, 'broadsheet.yaml'),
    `site:
  name: The Hub Paper
  url: https://paper.example
topics:
  - name: Everything
    takesEverything: true
fetch:
  domainGapMs: 0
  allowLoopback: ['${web.host}']
curation:
  minQuality: 0
outputs:
  hub: ${hub}
sources:
  - url: http://${web.host}/feed
    pages: false
`,
  )
}
const run = async (...more: string[]) => {
  const { code, out } = await runBroadsheet(['run', '--all', '--json', ...more], { cwd: folder, now: NOW })
  return { code, ...(JSON.parse(out) as { hub?: { feeds: number; failure?: string } }) }
}
const toldOf = (form: URLSearchParams | undefined) => form?.getAll('hub.url') ?? []

test('our feeds name the hub, and it is told of each feed that changed, once', async () => {
  configure(`http://${web.host}/hub`)
  web.publish('Ferries leave early')
  expect(await run()).toMatchObject({ code: 0, hub: { feeds: expect.any(Number) } })
  expect(readFileSync(join(folder, 'public/feeds/all.atom'), 'utf8')).toContain(
    `<link rel="hub" href="http://${web.host}/hub"/>`,
  )
  expect(web.pings).toHaveLength(1)
  expect(toldOf(web.pings[0])).toContain('https://paper.example/feeds/all.rss')
  expect(new Set(toldOf(web.pings[0])).size).toBe(toldOf(web.pings[0]).length)

  expect(await run()).toMatchObject({ code: 0, hub: { feeds: 0 } })
  expect(web.pings).toHaveLength(1)

  web.publish('Cranes stand still')
  await run()
  expect(toldOf(web.pings[1])).toContain('https://paper.example/feeds/all.rss')
})

test('a hub that fails is named and costs the run nothing', async () => {
  configure(`http://${web.host}/nowhere`)
  expect(await run()).toMatchObject({ code: 0, hub: { feeds: 0, failure: expect.any(String) } })
})
