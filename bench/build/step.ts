/**
 * One step of the build benchmark in a process of its own, so that its CPU time and memory are its own. Prints JSON. What is measured is
 * what a run does after curation: read the store, plan, render, write, note what was written.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { keepHeapModest } from '../../dist/cli/modest-heap.js'
import { readConfig } from '../../dist/config/read-config.js'
import type { CuratedArticle } from '../../dist/model/article.js'
import type { Store } from '../../dist/model/store.js'
import { markOf } from '../../dist/publish/plan/mark-of.js'
import { readAssets } from '../../dist/publish/write/read-assets.js'
import { readFrame } from '../../dist/steps/read-edition.js'
import { writeEdition } from '../../dist/steps/write-edition.js'
import { openStore } from '../../dist/store/open-store.js'
import { synthesize, TAXONOMY } from './synthetic.ts'

// As the program does when it starts.
keepHeapModest()

const [step = '', folder = '', count = '20000'] = process.argv.slice(2)
const site = join(folder, 'public')
/** Records made and stored at once. */
const PIECE = 20_000

const STEPS: Readonly<Record<string, () => Promise<Record<string, number>>>> = {
  store: fillStore,
  full: build,
  same: build,
  one: changeOne,
  new: addOne,
  bare,
}
const run = STEPS[step]
if (!run) throw new Error(`no step ${step}`)
const result = await run()
console.log(JSON.stringify({ ...result, peakMb: Math.round(process.resourceUsage().maxRSS / 1024) }))

/** A store of invented records, as curation leaves it. */
async function fillStore() {
  writeFileSync(join(folder, 'broadsheet.yaml'), configText())
  await withStore(async (store) => {
    await store.migrate()
    for (let start = 0; start < Number(count); start += PIECE) {
      const { articles, stories } = synthesize(Math.min(PIECE, Number(count) - start), start)
      await store.saveCurated(articles)
      writePictures(articles)
      await store.saveStories(stories)
    }
  })
  return { cpuS: 0, written: 0 }
}

function writePictures(articles: readonly CuratedArticle[]): void {
  const pictures = join(folder, '.broadsheet', 'images')
  mkdirSync(pictures, { recursive: true })
  const names = new Set(articles.flatMap((article) => markOf(article).copies))
  for (const name of names) writeFileSync(join(pictures, name), name)
}

function configText(): string {
  const topics = TAXONOMY.map(
    ({ name, parent }) =>
      `  - name: ${name}\n    keywords: [${name}]${parent ? `\n    parent: ${parent}` : ''}`,
  )
  return `site:
  name: Bench Paper
  description: A paper made of records.
  url: https://bench.example
  language: en
  timeZone: UTC
topics:
${topics.join('\n')}
`
}

/** The newest of last week's articles gets another excerpt. */
async function changeOne() {
  await change((article) => ({ ...article, excerpt: `${article.excerpt} Corrected.` }))
  return build()
}

/** An article nobody had. */
async function addOne() {
  await change((article) => ({
    ...article,
    id: '0123456789abcdef',
    url: `${article.url}-new`,
    path: article.path.replace('.md', '-new.md'),
    title: 'A new lighthouse opens',
    related: [article.id],
  }))
  return build()
}

async function change(changed: (article: CuratedArticle) => CuratedArticle): Promise<void> {
  await withStore(async (store) => {
    const article = (await store.readCurated({ limit: 351 })).at(-1)
    if (article) await store.saveCurated([changed(article)])
  })
}

async function build() {
  const config = readConfig(folder)
  return withStore(async (store) => {
    const [cpu, start] = [process.cpuUsage(), performance.now()]
    const frontPage = { at: new Date('2026-10-01T13:00:00Z'), rising: [], sections: [], leftOut: [] }
    const frame = await readFrame(config, store, frontPage)
    const { written, unchanged, removed } = await writeEdition(frame, config, {
      store,
      assets: await readAssets(),
    })
    const used = process.cpuUsage(cpu)
    const wallS = (performance.now() - start) / 1000
    return { cpuS: (used.user + used.system) / 1e6, wallS, written, unchanged, removed }
  })
}

async function withStore<Result>(use: (store: Store) => Promise<Result>): Promise<Result> {
  const store = openStore({ file: join(folder, '.broadsheet', 'store.sqlite') })
  try {
    return await use(store)
  } finally {
    await store.close()
  }
}

/** The same bytes written by a loop that does nothing else: the floor. */
async function bare() {
  const copy = join(folder, 'bare')
  rmSync(copy, { recursive: true, force: true })
  const paths = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(site, path)).isFile(),
  )
  let cpuS = 0
  let bytes = 0
  const made = new Set<string>()
  for (let at = 0; at < paths.length; at += 500) {
    const files = paths
      .slice(at, at + 500)
      .map((path) => ({ path: join(copy, path), text: readFileSync(join(site, path), 'utf8') }))
    const cpu = process.cpuUsage()
    for (const { path, text } of files) {
      const parent = dirname(path)
      if (!made.has(parent)) mkdirSync(parent, { recursive: true })
      made.add(parent)
      writeFileSync(path, text)
    }
    const used = process.cpuUsage(cpu)
    cpuS += (used.user + used.system) / 1e6
    bytes += files.reduce((sum, file) => sum + file.text.length, 0)
  }
  rmSync(copy, { recursive: true, force: true })
  return { cpuS, written: paths.length, megabytes: Math.round(bytes / 1e6) }
}
