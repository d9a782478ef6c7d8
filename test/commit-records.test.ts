import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type HubWeb, startHubWeb } from './hub-on-loopback.ts'
import { runBroadsheet } from './run-broadsheet.ts'

const NOW = new Date('2026-11-20T14:00:00Z')
let folder: string
let web: HubWeb

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-commit-'))
  web = await startHubWeb()
  writeFileSync(
    join(folder, 'broadsheet.yaml'),
    `site:
  name: The Git Paper
topics:
  - name: Everything
    takesEverything: true
fetch:
  domainGapMs: 0
  allowLoopback: ['${web.host}']
curation:
  minQuality: 0
sources:
  - url: http://${web.host}/feed
    pages: false
`,
  )
})
afterEach(() => {
  web.close()
  rmSync(folder, { recursive: true })
})

const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, encoding: 'utf8' })
const run = () => runBroadsheet(['run', '--all', '--commit'], { cwd: folder, now: NOW })
const commits = () => git('log', '--format=%s').trim().split('\n').length

function initRepository() {
  git('init', '--quiet')
  git('config', 'user.name', 'Ed')
  git('config', 'user.email', 'ed@paper.example')
  git('config', 'commit.gpgsign', 'false')
}

test('records and nothing else are committed, with a message that says what came, changed and went', async () => {
  initRepository()
  writeFileSync(join(folder, 'draft.txt'), 'staged by hand')
  git('add', 'draft.txt')
  web.publish('Ferries leave early')
  web.publish('Cranes stand still')

  expect(await run()).toMatchObject({ code: 0, err: expect.stringContaining('2 came, 0 changed, 0 went') })
  const [subject, , ...titles] = git('log', '-1', '--format=%B').trim().split('\n')
  expect(subject).toBe('records: 2 came, 0 changed, 0 went')
  expect(titles.toSorted()).toEqual(['- Cranes stand still', '- Ferries leave early'])
  const committed = git('ls-tree', '-r', '--name-only', 'HEAD').trim().split('\n')
  expect(committed).toHaveLength(2)
  expect(committed.filter((path) => !path.startsWith('records/_news/'))).toEqual([])
  expect(git('diff', '--cached', '--name-only').trim()).toBe('draft.txt')

  expect(await run()).toMatchObject({ code: 0, err: expect.stringContaining('No record to commit.') })
  expect(commits()).toBe(1)
})

test('what went is counted and not named', async () => {
  initRepository()
  web.publish('Ferries leave early')
  await run()
  const url = `http://${web.host}/notes/0`
  const asked = ['remove', url, '--by', 'The Quay Notes', '--reason', 'withdrawn']
  expect(await runBroadsheet(asked, { cwd: folder, now: NOW })).toMatchObject({ code: 0 })
  await run()
  const message = git('log', '-1', '--format=%B')
  expect(message).toMatch(/^records: 1 came, 0 changed, 1 went\n/)
  expect(message).not.toContain('Ferries')
})

test('without a repository the run is refused before anything is asked', async () => {
  expect(await run()).toMatchObject({ code: 2, err: expect.stringMatching(/GIT_MISSING[\s\S]*git init/) })
  expect(web.feedRequests()).toBe(0)
})

test('after the store is lost and rebuilt from the records, a run finds no record changed', async () => {
  initRepository()
  web.publish('Ferries leave early')
  web.publish('Cranes stand still')
  await run()
  for (const name of ['store.sqlite', 'store.sqlite-wal', 'store.sqlite-shm'])
    rmSync(join(folder, '.broadsheet', name), { force: true })
  expect(await runBroadsheet(['rebuild'], { cwd: folder, now: NOW })).toMatchObject({ code: 0 })
  expect(git('diff')).toBe('')
  await run()
  expect(git('show', '--format=%s', '-p', 'HEAD')).toMatch(/^records: 2 came, 0 changed, 0 went/)
})
