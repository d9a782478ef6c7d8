/**
 * Extraction against truth: text F1, precision, recall; metadata accuracy; pages per CPU second; peak memory; and the
 * peers on the same pages where they are installed. Each system runs in a process of its own. The figures of the
 * released weights on the corpora they were trained on flatter; `scripts/train-extraction.ts --cv` gives fair ones.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { BenchOptions } from './bench.ts'

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

type Page = { readonly id: string; readonly text?: string }
type Prediction = { readonly articleBody?: string; readonly metadata?: Readonly<Record<string, unknown>> }
type Output = Readonly<Record<string, Prediction>>
type Figures = {
  readonly pagesPerCpuS: number
  readonly peakRssMB: number
  readonly maxMs: number
  readonly errors?: number
}
type Scorers = {
  scoreTexts(
    truth: Record<string, string>,
    found: Record<string, string>,
    options: { bootstrap: number },
  ): { readonly f1: number; readonly precision: number; readonly recall: number }
  scoreMetadata(pages: readonly Page[], found: Output, source: string): Readonly<Record<string, FieldScore>>
}
type FieldScore = { readonly accuracy: number; readonly n: number }

export async function run({ data, tools, peers }: BenchOptions): Promise<void> {
  const scorers = await readScorers(tools)
  const systems = ['broadsheet', ...PEERS.filter((peer) => isInstalled(peers, peer))]
  const missing = PEERS.filter((peer) => !isInstalled(peers, peer))
  if (missing.length > 0) {
    console.log(`Not installed, left out: ${missing.join(', ')}. To install: npm ci --prefix bench/peers\n`)
  }
  const scratch = mkdtempSync(join(tmpdir(), 'broadsheet-pages-'))
  try {
    for (const folder of corporaIn(data)) {
      console.log(`## ${basename(folder)}`)
      for (const system of systems) measure(folder, { system, tools, peers, scratch, scorers })
    }
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

function measure(folder: string, { system, tools, peers, scratch, scorers }: Job): void {
  const pagesFile = join(folder, 'pages.jsonl')
  const outFile = join(scratch, `${system.replaceAll(/\W/g, '-')}.json`)
  const own = [join(import.meta.dirname, 'pages-run.ts'), pagesFile, outFile]
  const peer = [resolve(tools, 'extraction/run-peer.mjs'), system, pagesFile, outFile]
  const child = spawnSync(process.execPath, system === 'broadsheet' ? own : peer, {
    encoding: 'utf8',
    env: { ...process.env, PEERS_DIR: resolve(peers) },
    maxBuffer: 64 * 1024 * 1024,
  })
  if (child.status !== 0) {
    console.log(`${system.padEnd(22)} failed: ${child.stderr.trim().split('\n').at(-1)}`)
    return
  }
  const figures: Figures = JSON.parse(child.stdout.trim().split('\n').at(-1) ?? '{}')
  const output: { readonly output: Output } = JSON.parse(readFileSync(outFile, 'utf8'))
  print(system, figures, { pages: readPages(pagesFile), output: output.output, scorers })
}

function readPages(file: string): Page[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

type Scored = { readonly pages: readonly Page[]; readonly output: Output; readonly scorers: Scorers }

function print(system: string, figures: Figures, scored: Scored): void {
  const speed = `${figures.pagesPerCpuS.toFixed(1).padStart(7)} pages/CPU s  peak ${figures.peakRssMB} MB  slowest ${figures.maxMs?.toFixed(0)} ms`
  console.log(
    `${system.padEnd(22)} ${textScore(scored)} ${speed}${figures.errors ? `  errors ${figures.errors}` : ''}`,
  )
  for (const source of ['truth', 'silver']) {
    const fields = scored.scorers.scoreMetadata(scored.pages, scored.output, source)
    const cells = Object.entries(fields).map(
      ([name, { accuracy, n }]) => `${name} ${(100 * accuracy).toFixed(1)} (${n})`,
    )
    if (cells.length > 0) console.log(`   ${source.padEnd(7)} ${cells.join('  ')}`)
  }
}

function textScore({ pages, output, scorers }: Scored): string {
  const labelled = pages.filter((page) => page.text)
  if (labelled.length === 0) return 'no true text'.padEnd(32)
  const { f1, precision, recall } = scorers.scoreTexts(
    Object.fromEntries(labelled.map((page) => [page.id, page.text ?? ''])),
    Object.fromEntries(labelled.map((page) => [page.id, output[page.id]?.articleBody ?? ''])),
    { bootstrap: 0 },
  )
  return `F1 ${f1.toFixed(4)} P ${precision.toFixed(4)} R ${recall.toFixed(4)}`
}
