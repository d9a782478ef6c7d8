import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DemoSite, LATER, runDemoSite } from './demo-site.ts'
import { runBroadsheet, treeOf } from './run-broadsheet.ts'

let site: DemoSite
beforeAll(async () => {
  site = await runDemoSite()
}, 120_000)
afterAll(() => site.close())

test('a store that is lost comes back from the records without changing one, or losing a picture', async () => {
  const records = treeOf(join(site.paper, 'records'))
  const pictures = readdirSync(join(site.paper, 'public', 'images')).sort()
  for (const name of ['store.sqlite', 'store.sqlite-wal', 'store.sqlite-shm'])
    rmSync(join(site.paper, '.broadsheet', name), { force: true })
  expect(await runBroadsheet(['rebuild'], { cwd: site.paper, now: LATER })).toMatchObject({ code: 0 })
  expect(treeOf(join(site.paper, 'records'))).toEqual(records)
  expect(pictures.length).toBeGreaterThan(0)
  expect(readdirSync(join(site.paper, 'public', 'images')).sort()).toEqual(pictures)
}, 120_000)
