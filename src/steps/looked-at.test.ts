import { copyFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readConfig } from '../config/read-config.ts'
import type { Config } from '../model/settings.ts'
import type { Store } from '../model/store.ts'
import { openStore } from '../store/open-store.ts'
import { beginLook, lookedAtMs } from './looked-at.ts'

let config: Config
let store: Store
beforeEach(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-looked-'))
  writeFileSync(join(folder, 'broadsheet.yaml'), 'site:\n  name: Quay\ntopics:\n  - name: Harbours\n')
  config = readConfig(folder)
  store = openStore({ file: join(folder, '.broadsheet', 'store.sqlite') })
  await store.migrate()
})
afterEach(async () => {
  await store.close()
  rmSync(config.folder, { recursive: true, force: true })
})

test('a look counts once it has ended', async () => {
  expect(await lookedAtMs(config, store)).toBe(0)
  const endLook = beginLook(config, store)
  expect(await lookedAtMs(config, store)).toBe(0)
  await endLook()
  expect(await lookedAtMs(config, store)).toBeGreaterThan(0)
})

test('a marker that was copied, as with a restored cache, tells nothing', async () => {
  await beginLook(config, store)()
  const marker = join(config.folder, '.broadsheet', 'looked-at')
  copyFileSync(marker, `${marker}-restored`)
  renameSync(`${marker}-restored`, marker)
  expect(await lookedAtMs(config, store)).toBe(0)
})
