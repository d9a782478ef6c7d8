/** One step of the build benchmark in a process of its own, so that its CPU time and memory are its own. Prints JSON. */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Edition } from '../../dist/model/edition.js'
import { publish } from '../../dist/publish/publish.js'
import { recordFiles } from '../../dist/publish/records/record-files.js'
import { siteFiles } from '../../dist/publish/site/site-files.js'
import { readAssets } from '../../dist/publish/write/read-assets.js'
import { type Manifest, type WriteResult, writeFiles } from '../../dist/publish/write/write-files.js'
import { editionOf } from './edition.ts'
import { synthesize, TAXONOMY } from './synthetic.ts'

const [step = '', folder = '', count = '20000'] = process.argv.slice(2)
const site = join(folder, 'public')
const records = join(folder, 'records')
const manifestFile = join(folder, 'manifest.json')

const STEPS: Readonly<Record<string, () => Promise<Record<string, number>>>> = { full, same, one, bare }
const run = STEPS[step]
if (!run) throw new Error(`no step ${step}`)
const result = await run()
console.log(JSON.stringify({ ...result, peakMb: Math.round(process.resourceUsage().maxRSS / 1024) }))

/** Everything, into an empty folder. */
async function full() {
  rmSync(site, { recursive: true, force: true })
  rmSync(records, { recursive: true, force: true })
  const edition = editionOf({ ...synthesize(Number(count)), taxonomy: TAXONOMY })
  await writeFiles(recordFiles(edition), records, new Map())
  return build(edition, new Map())
}

/** Nothing changed since. */
async function same() {
  return build(editionOf({ ...synthesize(Number(count)), taxonomy: TAXONOMY }), readManifest())
}

/** One article of last week got another excerpt. */
async function one() {
  const { articles, stories } = synthesize(Number(count))
  const at = Math.min(350, articles.length - 1)
  const changed = articles.map((article, index) =>
    index === at ? { ...article, excerpt: 'Corrected.' } : article,
  )
  return build(editionOf({ articles: changed, stories, taxonomy: TAXONOMY }), readManifest())
}

async function build(edition: Edition, manifest: Manifest) {
  const assets = await readAssets()
  const [cpu, start] = [process.cpuUsage(), performance.now()]
  const result = await writeFiles(publish(edition, siteFiles(edition, assets)), site, manifest)
  const used = process.cpuUsage(cpu)
  const wallMs = performance.now() - start
  saveManifest(manifest, result)
  const { written, unchanged, removed } = result
  return { cpuS: (used.user + used.system) / 1e6, wallS: wallMs / 1000, written, unchanged, removed }
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

function readManifest(): Manifest {
  return new Map(JSON.parse(readFileSync(manifestFile, 'utf8')))
}

function saveManifest(before: Manifest, { changes }: WriteResult): void {
  const manifest = new Map(before)
  for (const [path, entry] of changes) {
    if (entry) manifest.set(path, entry)
    else manifest.delete(path)
  }
  writeFileSync(manifestFile, JSON.stringify([...manifest]))
}
