import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DemoSite, LATER, NOW, runDemoSite } from './demo-site.ts'
import { startPostgres } from './postgres.ts'
import { runBroadsheet, treeOf } from './run-broadsheet.ts'

let site: DemoSite
beforeAll(async () => {
  site = await runDemoSite()
})
afterAll(() => site.close())

test('two replays of a recording give the same bytes, and open no socket', async () => {
  const trees: Record<string, string>[] = []
  for (const name of ['one', 'two']) {
    const folder = join(site.root, name)
    mkdirSync(folder)
    cpSync(join(site.paper, 'broadsheet.yaml'), join(folder, 'broadsheet.yaml'))
    const { code } = await runBroadsheet(['run', '--replay', site.archive, '--now', NOW.toISOString()], {
      cwd: folder,
      now: LATER,
    })
    expect(code).toBe(0)
    trees.push({ ...treeOf(join(folder, 'public')), ...treeOf(join(folder, 'records')) })
  }
  expect(Object.keys(trees[0] ?? {}).length).toBeGreaterThan(200)
  expect(trees[0]).toEqual(trees[1])
})

test('on PostgreSQL the same recording gives the same bytes as on SQLite', async () => {
  const postgres = await startPostgres()
  try {
    const trees: Record<string, string>[] = []
    for (const databaseUrl of [undefined, postgres.url]) {
      const folder = join(site.root, databaseUrl ? 'on-postgres' : 'on-sqlite')
      mkdirSync(folder)
      cpSync(join(site.paper, 'broadsheet.yaml'), join(folder, 'broadsheet.yaml'))
      const place = { cwd: folder, now: LATER, ...(databaseUrl ? { databaseUrl } : {}) }
      const { code, err } = await runBroadsheet(
        ['run', '--replay', site.archive, '--now', NOW.toISOString()],
        place,
      )
      expect(code, err).toBe(0)
      trees.push({ ...treeOf(join(folder, 'public')), ...treeOf(join(folder, 'records')) })
    }
    expect(trees[0]).toEqual(trees[1])
  } finally {
    await postgres.stop()
  }
})

test('with a key in the environment private fields are sealed, the same in every run, and read by nobody else', async () => {
  const folder = join(site.root, 'sealed')
  mkdirSync(folder)
  cpSync(join(site.paper, 'broadsheet.yaml'), join(folder, 'broadsheet.yaml'))
  const place = { cwd: folder, now: LATER, keys: `k1:${Buffer.alloc(32, 7).toString('base64')}` }
  await runBroadsheet(['run', '--replay', site.archive, '--now', NOW.toISOString()], place)
  const first = treeOf(join(folder, 'records'))
  expect(Object.values(first).filter((text) => text.includes('secured: "')).length).toBeGreaterThan(30)
  await runBroadsheet(['rebuild', '--outputs'], place)
  expect(treeOf(join(folder, 'records'))).toEqual(first)
  const { code, err } = await runBroadsheet(['run'], { ...place, keys: 'k1:short' })
  expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('KEYS_INVALID') })
  expect(err).not.toContain('short')
})
