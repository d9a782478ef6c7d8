import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStore } from '../src/store/open-store.ts'
import { type DemoSite, LATER, NOW, runDemoSite } from './demo-site.ts'
import { runBroadsheet } from './run-broadsheet.ts'

let site: DemoSite
beforeAll(async () => {
  site = await runDemoSite()
})
afterAll(() => site.close())

describe('what goes wrong is said and costs nothing', () => {
  test.each([
    { case: 'no site here', args: ['run'], config: undefined, code: 2, says: 'CONFIG_MISSING' },
    {
      case: 'unknown key',
      args: ['run'],
      config: 'site:\n  name: P\n  colour: red\ntopics:\n  - name: A\n',
      code: 2,
      says: 'broadsheet.yaml:3: site.colour is not a setting',
    },
    {
      case: 'no contact',
      args: ['run'],
      config: 'site:\n  name: P\ntopics:\n  - name: A\nsources:\n  - url: https://quaypost.example/feed\n',
      code: 2,
      says: 'CONTACT_MISSING',
    },
    {
      case: 'wrong moment',
      args: ['run', '--now', 'yesterday'],
      config: 'site:\n  name: P\ntopics:\n  - name: A\n',
      code: 2,
      says: 'TIME_INVALID',
    },
    {
      case: 'missing recording',
      args: ['run', '--replay', 'none.warc.gz'],
      config: 'site:\n  name: P\ntopics:\n  - name: A\n',
      code: 2,
      says: 'FILE_MISSING',
    },
    { case: 'unknown command', args: ['rnu'], config: undefined, code: 2, says: "unknown command 'rnu'" },
    {
      case: 'unknown starter',
      args: ['init', 'x', '--topic', 'gossip', '--yes'],
      config: undefined,
      code: 2,
      says: 'STARTER_UNKNOWN',
    },
    {
      case: 'import of what is no archive',
      args: ['import', 'records', '.'],
      config: 'site:\n  name: P\ntopics:\n  - name: A\n',
      code: 2,
      says: 'NO_RECORDS',
    },
  ])('$case', async ({ args, config, code, says }) => {
    const folder = mkdtempSync(join(site.root, 'wrong-'))
    if (config) writeFileSync(join(folder, 'broadsheet.yaml'), config)
    const ran = await runBroadsheet(args, { cwd: folder, now: NOW })
    expect(ran.err).toContain(says)
    expect(ran.code).toBe(code)
  })

  test('a second run at the same time is refused with its own exit code', async () => {
    const store = openStore({ file: join(site.paper, '.broadsheet', 'store.sqlite') })
    const unlock = await store.lock()
    expect(await runBroadsheet(['run'], { cwd: site.paper, now: LATER })).toMatchObject({
      code: 6,
      err: expect.stringContaining('RUN_IN_PROGRESS'),
    })
    await unlock?.()
    await store.close()
  })

  test('a file where the output folder should be is named, and the store keeps what was collected', async () => {
    const folder = join(site.root, 'blocked')
    mkdirSync(folder)
    cpSync(join(site.paper, 'broadsheet.yaml'), join(folder, 'broadsheet.yaml'))
    writeFileSync(join(folder, 'records'), 'in the way')
    const ran = await runBroadsheet(['run', '--replay', site.archive, '--now', NOW.toISOString()], {
      cwd: folder,
      now: NOW,
    })
    expect(ran.code, ran.err).toBe(77)
    rmSync(join(folder, 'records'))
    const again = await runBroadsheet(
      ['run', '--json', '--replay', site.archive, '--now', LATER.toISOString()],
      {
        cwd: folder,
        now: LATER,
      },
    )
    expect(JSON.parse(again.out).counts.filesWritten).toBeGreaterThan(200)
  })
})
