import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore } from '../src/store/open-store.ts'
import { freePort, type HubWeb, startHubWeb } from './hub-on-loopback.ts'
import { type Ran, runBroadsheet } from './run-broadsheet.ts'

const MINUTE_MS = 60_000
let folder: string
let clock = new Date('2026-11-20T12:00:00Z')
let web: HubWeb
let site: string
let serving: Promise<Ran>
let stops: (() => void)[] = []

let port = 0

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-hub-'))
  web = await startHubWeb()
  port = await freePort()
  site = `http://127.0.0.1:${port}/paper`
  serve('/feed')
})

/** Serves the site with one source. */
function serve(feed: string): void {
  writeFileSync(
    join(folder, 'broadsheet.yaml'),
    `site:
  name: The Hub Paper
  url: ${site}
topics:
  - name: Everything
    takesEverything: true
fetch:
  domainGapMs: 0
  allowLoopback: ['${web.host}', '127.0.0.1:${port}']
curation:
  minQuality: 0
sources:
  - url: http://${web.host}${feed}
    pages: false
`,
  )
  const onStop = (stop: () => void) => stops.push(stop)
  serving = runBroadsheet(['serve', '--port', String(port)], { cwd: folder, now: () => clock, onStop })
}

async function stop(): Promise<void> {
  for (const each of stops) each()
  stops = []
  expect(await serving).toMatchObject({ code: 0 })
}

afterEach(async () => {
  await stop()
  web.close()
  rmSync(folder, { recursive: true })
})

async function subscriptionIn() {
  const store = openStore({ file: join(folder, '.broadsheet', 'store.sqlite') })
  const states = await store.readSourceStates()
  await store.close()
  return [...states.values()][0]?.subscription
}
const feedOfSite = () => readFileSync(join(folder, 'public', 'feeds', 'all.rss'), 'utf8')
const soon = { timeout: 10_000, interval: 25 }

test('a hub is asked, verifies, and what it delivers is published without waiting for the schedule', async () => {
  web.publish('Ferries leave early')
  await expect.poll(() => web.asked.length, soon).toBe(1)
  await expect.poll(async () => (await subscriptionIn())?.status, soon).toBe('active')
  expect(web.asked[0]?.get('hub.callback')).toMatch(/\/paper\/websub\/[\w-]{32}$/)
  expect(web.asked[0]?.get('hub.secret')).toMatch(/^[\w-]{32}$/)
  expect((await subscriptionIn())?.expiresAt).toEqual(new Date(clock.getTime() + 864_000_000))

  clock = new Date(clock.getTime() + 2 * MINUTE_MS)
  web.publish('Cranes stand still')
  expect(await web.deliver('a guess')).toBe(202)
  expect((await subscriptionIn())?.lastDeliveryAt).toBeUndefined()
  expect(web.feedRequests()).toBe(1)

  expect(await web.deliver()).toBe(202)
  await expect.poll(feedOfSite, soon).toContain('Cranes stand still')
  expect(web.feedRequests()).toBe(2)
  expect(web.asked).toHaveLength(1)

  const stranger = await fetch(`${site}/websub/no-such-token`, { method: 'POST', body: 'x' })
  expect(stranger.status).toBe(410)
})

test('sources says how the hub stands, and nothing that is the hub and we alone may know', async () => {
  web.publish('Ferries leave early')
  await expect.poll(async () => (await subscriptionIn())?.status, soon).toBe('active')
  const list = (...args: string[]) => runBroadsheet(['sources', ...args], { cwd: folder, now: clock })
  expect((await list()).out).toContain(`Pushed by ${web.host} for another 10 days; nothing delivered yet.`)
  const { out } = await list('--json')
  expect(JSON.parse(out)[0].state.subscription).toMatchObject({
    status: 'active',
    hub: `http://${web.host}/hub`,
  })
  expect(out).not.toContain(web.asked[0]?.get('hub.secret'))
  expect(out).not.toContain(web.asked[0]?.get('hub.callback'))
})

test('a hub whose source left the configuration is told so, and its question is confirmed', async () => {
  web.publish('Ferries leave early')
  await expect.poll(async () => (await subscriptionIn())?.status, soon).toBe('active')
  await stop()
  serve('/another-feed')
  await expect.poll(() => web.confirmed, soon).toEqual(['subscribe', 'unsubscribe'])
  await expect.poll(subscriptionIn, soon).toBeUndefined()
})
