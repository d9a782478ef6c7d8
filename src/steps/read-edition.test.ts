import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseConfig } from '../config/read-config.ts'
import { openStore } from '../store/open-store.ts'
import { readFrame } from './read-edition.ts'

test("what opens the operator's feeds is not published", async () => {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-frame-'))
  const yaml = `site: { name: P, url: 'https://quay.example' }
topics: [{ name: Tides }]
sources: [{ url: 'https://club.example/feed?auth=abc123&page=1' }]
`
  const config = parseConfig(yaml, { folder, file: 'broadsheet.yaml' })
  const store = openStore({ file: join(folder, 'store.sqlite') })
  await store.migrate()
  const frame = await readFrame(config, store, { at: new Date(0), sections: [], rising: [], leftOut: [] })
  expect(frame.sources.map(({ source }) => source.url)).toEqual(['https://club.example/feed?page=1'])
  expect(config.sources[0]?.url).toContain('auth=abc123')
  await store.close()
  rmSync(folder, { recursive: true })
})
