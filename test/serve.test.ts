/** What unattended serving lives through. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { freePort } from './hub-on-loopback.ts'
import { runBroadsheet } from './run-broadsheet.ts'

const NOW = new Date('2026-11-20T12:00:00Z')
const folder = mkdtempSync(join(tmpdir(), 'broadsheet-serve-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('a run that fails by a fault of ours is told and does not end the server', async () => {
  const port = await freePort()
  writeFileSync(
    join(folder, 'broadsheet.yaml'),
    `site: { name: The Long Watch, url: 'http://127.0.0.1:${port}' }
topics: [{ name: Tides }]
sources: [{ url: 'http://127.0.0.1:9/feed' }]
`,
  )
  const stops: (() => void)[] = []
  const failed = Promise.withResolvers<void>()
  const serving = runBroadsheet(['serve', '--port', String(port)], {
    cwd: folder,
    now: NOW,
    onStop: (stop) => stops.push(stop),
    elapsedMs() {
      failed.resolve()
      throw new Error('The clock fell off the wall.')
    },
  })
  await failed.promise
  const answer = await fetch(`http://127.0.0.1:${port}/`)
  expect(answer.status).toBe(404)
  for (const stop of stops) stop()
  const { code, err } = await serving
  expect(code).toBe(0)
  expect(err).toContain(
    'The run failed; what is published stays. Error INTERNAL: Error: The clock fell off the wall.',
  )
})
