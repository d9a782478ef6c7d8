import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PlannedFile } from '../../model/edition.ts'
import { diskError } from './disk-error.ts'
import { OutputFolder } from './output-folder.ts'
import { type Manifest, removeFiles, writeFiles } from './write-files.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-write-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const plan = (files: Readonly<Record<string, string>>): PlannedFile[] =>
  Object.entries(files).map(([path, text]) => ({ path, version: `v:${text}`, render: () => text }))

const tree = () =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort()

async function write(files: Readonly<Record<string, string>>, manifest: Manifest = new Map()) {
  const output = new OutputFolder(folder)
  const result = await writeFiles(plan(files), output, manifest)
  removeFiles(result.left, output)
  const kept = [...manifest].filter(([path]) => !result.left.includes(path))
  return { ...result, manifest: new Map([...kept, ...result.changes]) }
}

const FIRST = { 'index.html': 'front', 'api/news/index.json': '[]', 'api/news/a/index.json': '{}' }

describe('writing a plan', () => {
  test('writes every file and nothing else', async () => {
    expect(await write(FIRST)).toMatchObject({ written: 3, unchanged: 0, left: [] })
    expect(tree()).toEqual(['api/news/a/index.json', 'api/news/index.json', 'index.html'])
    expect(readFileSync(join(folder, 'index.html'), 'utf8')).toBe('front')
  })

  test('the same plan again renders and writes nothing', async () => {
    const { manifest } = await write(FIRST)
    const untouchable = plan(FIRST).map((file) => ({
      ...file,
      render: () => {
        throw new Error(`${file.path} was rendered`)
      },
    }))
    const again = await writeFiles(untouchable, new OutputFolder(folder), manifest)
    expect(again).toMatchObject({ written: 0, unchanged: 3, left: [], changes: new Map() })
  })

  test('a new version with the same bytes is not written', async () => {
    const { manifest } = await write(FIRST)
    const before = statSync(join(folder, 'index.html')).ctimeMs
    const renewed = plan(FIRST).map((file) => ({ ...file, version: `${file.version} 2` }))
    const result = await writeFiles(renewed, new OutputFolder(folder), manifest)
    expect(result).toMatchObject({ written: 0, unchanged: 3 })
    expect(result.changes.size).toBe(3)
    expect(statSync(join(folder, 'index.html')).ctimeMs).toBe(before)
  })

  test('without a manifest equal files on disk stay as they are', async () => {
    await write(FIRST)
    expect(await write({ ...FIRST, 'index.html': 'changed' })).toMatchObject({ written: 1, unchanged: 2 })
  })

  test('files that left the plan go, with the folders they leave empty', async () => {
    const { manifest } = await write(FIRST)
    const { written, left } = await write({ 'index.html': 'front' }, manifest)
    expect({ written, left: left.length }).toEqual({ written: 0, left: 2 })
    expect(readdirSync(folder)).toEqual(['index.html'])
  })

  test('files of others are never touched', async () => {
    const { manifest } = await write(FIRST)
    writeFileSync(join(folder, 'api/news/mine.txt'), 'mine')
    await write({}, manifest)
    expect(tree()).toEqual(['api/news/mine.txt'])
  })

  test.each(['', 'api', 'api/news/a', 'index.html'])(
    'what was deleted at "%s" is made again',
    async (path) => {
      const { manifest } = await write(FIRST)
      rmSync(join(folder, path), { recursive: true })
      await write(FIRST, manifest)
      expect(tree()).toEqual(['api/news/a/index.json', 'api/news/index.json', 'index.html'])
    },
  )
})

describe('faults', () => {
  test.each([
    '../a',
    '/a',
    'a//b',
    'a/../b',
    'a\\b',
    'a/.git/b',
    'a\u0000b',
    'CON',
    'a/nul.txt',
    'a.',
    'a ',
    '',
    'x'.repeat(256),
    'ü'.repeat(200),
    `${'a/'.repeat(600)}b`,
  ])('the path %j is refused', async (path) => {
    await expect(write({ [path]: 'x' })).rejects.toMatchObject({ code: 'OUTPUT_PATH' })
    expect(tree()).toEqual([])
  })

  test('a file where a folder should be is an error with a code, and costs no other file', async () => {
    writeFileSync(join(folder, 'api'), 'in the way')
    await expect(write(FIRST)).rejects.toMatchObject({ code: 'FOLDER_NOT_WRITABLE', exitCode: 77 })
    expect(readFileSync(join(folder, 'index.html'), 'utf8')).toBe('front')
    expect(tree()).toEqual(['api', 'index.html'])
  })

  test.each([
    { code: 'ENOSPC', error: { code: 'DISK_FULL', exitCode: 73 } },
    { code: 'EDQUOT', error: { code: 'DISK_FULL', exitCode: 73 } },
    { code: 'EROFS', error: { code: 'FOLDER_NOT_WRITABLE', exitCode: 77 } },
  ])('$code has words and an exit code of its own', ({ code, error }) => {
    expect(diskError(Object.assign(new Error('no'), { code }), 'a')).toMatchObject(error)
  })
})
