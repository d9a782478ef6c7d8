/** Records in the wild: do they survive reading and writing, and does the API built from them equal the archive's own pages? */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { indexEdition } from '../dist/publish/edition-index.js'
import { publish } from '../dist/publish/publish.js'
import { archiveToArticles } from '../dist/publish/records/read-archive.js'
import { readRecord } from '../dist/publish/records/read-record.js'
import { toRecord } from '../dist/publish/records/to-record.js'
import { writeRecord } from '../dist/publish/records/write-record.js'
import type { BenchOptions } from './bench.ts'
import { editionOf } from './build/edition.ts'

/** `--data` is a folder with `*record*.md` and archives (`_news`, `_data`, `api/news/page`) at any depth. */
export async function run({ data }: BenchOptions): Promise<void> {
  const records = globSync(['**/_news/*.md', '**/*record*.md'], { cwd: data })
  const changed = records.filter((path) => !survives(readFileSync(join(data, path), 'utf8')))
  console.log(
    `records read and written byte for byte: ${records.length - changed.length} of ${records.length}`,
  )
  for (const path of changed) console.log(`  changed: ${path}`)
  for (const folder of globSync('**/_news', { cwd: data })) compareArchive(join(data, folder, '..'))
}

function survives(text: string): boolean {
  try {
    return writeRecord(readRecord(text)) === text
  } catch (error) {
    console.log(String(error))
    return false
  }
}

function compareArchive(folder: string): void {
  const files = globSync(['_news/*.md', '_data/**/*'], { cwd: folder })
    .filter((path) => /\.(md|ya?ml)$/.test(path))
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }))
  const archive = archiveToArticles(files)
  console.log(
    `${folder}: ${archive.articles.length} articles, ${archive.taxonomy.length} topics, ${archive.providers.length} organizations, ${archive.problems.length} problems`,
  )
  for (const problem of archive.problems) console.log(`  ${problem.at}: ${problem.message}`)
  const edition = editionOf(archive)
  const index = indexEdition(edition)
  const context = { findArticle: index.findArticle, findStory: index.findStory }
  const texts = new Map(files.map((file) => [file.path, file.text]))
  const rebuilt = archive.articles.filter(
    (article) => writeRecord(toRecord(article, context)) === texts.get(article.path),
  )
  console.log(
    `  records the same after record -> article -> record: ${rebuilt.length} of ${archive.articles.length}`,
  )
  for (const file of publish(edition)) {
    const own = join(folder, file.path)
    if (file.path.startsWith('api/news/page/') && existsSync(own))
      comparePage(file.path, readJson(readFileSync(own, 'utf8')), readJson(String(file.render())))
  }
}

type Page = {
  readonly page: number
  readonly nextPage: number | null
  readonly value: readonly Record<string, unknown>[]
}

function readJson(text: string): Page {
  return JSON.parse(text)
}

function comparePage(path: string, theirs: Page, ours: Page): void {
  const head =
    theirs.page === ours.page &&
    theirs.nextPage === ours.nextPage &&
    theirs.value.length === ours.value.length
  const same = theirs.value.filter((item, at) => isSameItem(item, ours.value[at] ?? {}))
  console.log(
    `  ${path}: ${same.length} of ${theirs.value.length} items equal in all their keys, page numbers ${head ? 'equal' : 'DIFFER'}`,
  )
}

function isSameItem(theirs: Record<string, unknown>, ours: Record<string, unknown>): boolean {
  const keys = Object.keys(theirs)
  const order = isDeepStrictEqual(Object.keys(ours).slice(0, keys.length), keys)
  const different = keys.filter(
    (key) =>
      !isDeepStrictEqual(theirs[key], ours[key]) || JSON.stringify(theirs[key]) !== JSON.stringify(ours[key]),
  )
  for (const key of different)
    console.log(
      `    ${String(theirs.path)} ${key}: ${JSON.stringify(theirs[key])} here ${JSON.stringify(ours[key])}`,
    )
  return order && different.length === 0
}
