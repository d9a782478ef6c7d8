/**
 * Extraction against truth: text F1, precision, recall; metadata accuracy; pages per CPU second; peak memory; and the
 * peers on the same pages where they are installed. Each system runs in a process of its own, one after the other.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { BenchOptions } from './bench.ts'
import { type Figures, type Measured, type Page, type Scorers, scored } from './pages/scored.ts'
import { fieldTable, speedTable } from './pages/tables.ts'

const PEERS = [
  'readability+jsdom',
  'readability+linkedom',
  'defuddle+linkedom',
  'extractus',
  'metascraper',
] as const
const PEER_PACKAGES: Readonly<Record<(typeof PEERS)[number], string>> = {
  'readability+jsdom': 'jsdom',
  'readability+linkedom': 'linkedom',
  'defuddle+linkedom': 'defuddle',
  extractus: '@extractus/article-extractor',
  metascraper: 'metascraper',
}

/** Corpora whose truth is another extractor's output. */
const NO_TRUTH: ReadonlySet<string> = new Set(['mozilla'])

/** Corpora whose development pages the released weights are trained on. */
const TRAINED_ON: ReadonlySet<string> = new Set(['wcxb', 'fundus', 'mozilla'])

export async function run({ data, tools, peers }: BenchOptions): Promise<void> {
  const scorers = await readScorers(tools)
  const systems = ['broadsheet', ...PEERS.filter((peer) => isInstalled(peers, peer))]
  const missing = PEERS.filter((peer) => !isInstalled(peers, peer))
  if (missing.length > 0) {
    console.log(`Not installed, left out: ${missing.join(', ')}. To install: npm ci --prefix bench/peers\n`)
  }
  const scratch = mkdtempSync(join(tmpdir(), 'broadsheet-pages-'))
  try {
    const ours: Measured[] = []
    for (const folder of corporaIn(data)) {
      const measured = systems.flatMap((system) =>
        measure(folder, { system, tools, peers, scratch, scorers }),
      )
      printCorpus(folder, measured)
      // What another extractor gave is no truth.
      if (!NO_TRUTH.has(basename(resolve(folder)))) {
        ours.push(...measured.filter(({ system }) => system === 'broadsheet'))
      }
    }
    if (ours.length > 1)
      console.log(
        `## Broadsheet over all corpora with a truth of their own\n\n${fieldTable([overall(ours)])}`,
      )
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

/** The folder itself, or the folders in it, or those of its `extraction`, that have a pages.jsonl. */
function corporaIn(data: string): string[] {
  const candidates = [data, join(data, 'extraction')].flatMap((folder) =>
    existsSync(folder) ? [folder, ...readdirSync(folder).map((name) => join(folder, name))] : [],
  )
  const found = candidates.filter((folder) => existsSync(join(folder, 'pages.jsonl')))
  if (found.length === 0) console.error(`There is no pages.jsonl in ${data} or the folders in it.`)
  return [...new Set(found)]
}

async function readScorers(tools: string): Promise<Scorers> {
  const scorer = (name: string) => import(pathToFileURL(resolve(tools, 'extraction', name)).href)
  const [text, metadata] = await Promise.all([scorer('text-score.mjs'), scorer('metadata-score.mjs')])
  return { scoreTexts: text.scoreTexts, scoreMetadata: metadata.scoreMetadata }
}

function isInstalled(peers: string, peer: (typeof PEERS)[number]): boolean {
  return existsSync(join(peers, 'node_modules', PEER_PACKAGES[peer]))
}

type Job = {
  readonly system: string
  readonly tools: string
  readonly peers: string
  readonly scratch: string
  readonly scorers: Scorers
}

/** What one system makes of one corpus; nothing when it fails, which is said. */
function measure(folder: string, { system, tools, peers, scratch, scorers }: Job): Measured[] {
  const pagesFile = join(folder, 'pages.jsonl')
  const outFile = join(scratch, `${system.replaceAll(/\W/g, '-')}.json`)
  const own = [join(import.meta.dirname, 'pages/run-own.mjs'), pagesFile, outFile]
  const peer = [resolve(tools, 'extraction/run-peer.mjs'), system, pagesFile, outFile]
  const child = spawnSync(process.execPath, system === 'broadsheet' ? own : peer, {
    encoding: 'utf8',
    env: { ...process.env, PEERS_DIR: resolve(peers) },
    maxBuffer: 64 * 1024 * 1024,
  })
  if (child.status !== 0) {
    console.log(`${system} failed on ${basename(folder)}: ${child.stderr.trim().split('\n').at(-1)}`)
    return []
  }
  const figures: Figures = JSON.parse(child.stdout.trim().split('\n').at(-1) ?? '{}')
  const { output } = JSON.parse(readFileSync(outFile, 'utf8'))
  return [scored({ system, figures, pages: readPages(pagesFile), output, scorers })]
}

function readPages(file: string): Page[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

function printCorpus(folder: string, measured: readonly Measured[]): void {
  const name = basename(resolve(folder))
  console.log(`## ${name}\n\n${speedTable(measured)}`)
  if (TRAINED_ON.has(name) && measured.some(({ text }) => text !== undefined)) {
    console.log(
      'The weights are trained on the development pages of this corpus. On those pages our F1 flatters; fair figures, by\ncross-validation: node scripts/train-extraction.ts --cv --data DIR --tools DIR\n',
    )
  }
  console.log(fieldTable(measured))
}

/** Fields over the pages of all corpora, each page counted once. */
function overall(measured: readonly Measured[]): Measured {
  const fields: Record<string, { accuracy: number; n: number }> = {}
  for (const [name, { accuracy, n }] of measured.flatMap((one) => Object.entries(one.fields))) {
    const sum = fields[name] ?? { accuracy: 0, n: 0 }
    fields[name] = { accuracy: (sum.accuracy * sum.n + accuracy * n) / (sum.n + n), n: sum.n + n }
  }
  return { system: 'broadsheet', figures: undefined, text: undefined, fields }
}
