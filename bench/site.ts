/** What the website costs: planning and rendering 20,000 records, one changed record, page weights, the first search query. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { siteFiles } from '../dist/publish/publish.js'
import { readAssets } from '../dist/publish/write/read-assets.js'
import type { Edition, PlannedFile } from '../src/model/edition.ts'
import { largeEdition } from './site/large-edition.ts'

const RECORDS = 20_000

export async function run(): Promise<void> {
  const edition = largeEdition(RECORDS)
  const assets = await readAssets()
  const plan = () => [...siteFiles(edition, assets)]
  const [files, planSeconds] = cpuSeconds(plan)
  const [bytes, renderSeconds] = cpuSeconds(() => new Map(files.map((file) => [file.path, sizeOf(file)])))
  console.log(`${RECORDS} records: ${files.length} files, ${total(bytes.values())} MB`)
  console.log(`plan ${planSeconds.toFixed(2)} s, render ${renderSeconds.toFixed(2)} s of processor time`)
  const [changed, changedSeconds] = cpuSeconds(() => renderChanged(edition, files, assets))
  console.log(`one headline changed: ${changed} files rendered, ${changedSeconds.toFixed(2)} s`)
  console.log(`most memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`)
  console.table(pageWeights(bytes))
  console.table(await searchWeights(new Map(files.map((file) => [file.path, file]))))
}

function cpuSeconds<Value>(work: () => Value): [Value, number] {
  const start = process.cpuUsage()
  const value = work()
  const { user, system } = process.cpuUsage(start)
  return [value, (user + system) / 1e6]
}

function sizeOf(file: PlannedFile): number {
  return Buffer.byteLength(file.render())
}

function total(sizes: Iterable<number>): number {
  return Math.round([...sizes].reduce((sum, size) => sum + size, 0) / 1e6)
}

function renderChanged(
  edition: Edition,
  before: readonly PlannedFile[],
  assets: ReadonlyMap<string, Uint8Array>,
): number {
  const versions = new Map(before.map((file) => [file.path, file.version]))
  const articles = edition.articles.map((article, index) =>
    index === 5003 ? { ...article, title: 'Changed' } : article,
  )
  let rendered = 0
  for (const file of siteFiles({ ...edition, articles }, assets)) {
    if (versions.get(file.path) === file.version) continue
    sizeOf(file)
    rendered += 1
  }
  return rendered
}

function pageWeights(bytes: ReadonlyMap<string, number>) {
  const kinds = Map.groupBy(bytes, ([path]) => (path.includes('/') ? path.split('/')[0] : path))
  return [...kinds].map(([kind, files]) => {
    const sizes = files.map(([, size]) => size)
    return {
      kind,
      files: sizes.length,
      mean: Math.round(sizes.reduce((sum, size) => sum + size, 0) / sizes.length),
      most: Math.max(...sizes),
    }
  })
}

type Found = { readonly title: string; readonly excerpt: string }

/** Runs the page's own script against the planned files and counts what it fetches, as it is and compressed as hosts send it. */
async function searchWeights(files: ReadonlyMap<string, PlannedFile>) {
  const rows = []
  const words = wordsOf(files)
  for (const query of [words[3] ?? '', words.slice(3, 5).join(' '), `${words[5]}x`, `z${words[7]}`]) {
    rows.push({ query, ...(await search(query, files)) })
  }
  return rows
}

/** Words of the first result of a block of the newest full segment. */
function wordsOf(files: ReadonlyMap<string, PlannedFile>): string[] {
  const block = files.get('search/3/d10.json')
  if (!block) throw new Error('the search index has another form')
  const results: readonly (readonly string[])[] = JSON.parse(String(block.render()))
  return results[0]?.[0]?.split(' ') ?? []
}

async function search(query: string, files: ReadonlyMap<string, PlannedFile>) {
  let [bytes, compressed, requests] = [0, 0, 0]
  const answer = async (address: string) => {
    const text = String(files.get(address.slice(1))?.render() ?? '{}')
    bytes += Buffer.byteLength(text)
    compressed += gzipSync(text).length
    requests += 1
    return { ok: files.has(address.slice(1)), json: async () => JSON.parse(text), text: async () => text }
  }
  const documentElement = { dataset: { base: '' }, lang: 'en' }
  const page = createContext({
    document: { documentElement, addEventListener: () => {} },
    requestAnimationFrame: () => {},
    fetch: answer,
    URLSearchParams,
  })
  runInContext(readFileSync(join(import.meta.dirname, '../assets/site/site.js'), 'utf8'), page)
  const results: AsyncIterable<Found> = page.findResults(
    { q: query, topic: '', provider: '', since: '' },
    () => {},
  )
  let found = 0
  for await (const _ of results) {
    found += 1
    if (found === 12) break
  }
  return { bytes, compressed, requests, found }
}
