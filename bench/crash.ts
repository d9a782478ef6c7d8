/** SIGKILL at random moments of runs: is anything lost or doubled, does the store stay whole, are the bytes at the end the same? */
import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createSite } from '../dist/config/create-site.js'
import { demoTopics } from '../dist/demo/demo-articles.js'
import { demoHosts, demoSources, startDemoWeb } from '../dist/demo/demo-web.js'
import type { BenchOptions } from './bench.ts'

const KILLS = 200
/** Kills of one site before it may run to the end: each goes on where the one before was stopped. */
const KILLS_A_SITE = 10
const EPOCH = new Date('2026-11-20T12:00:00Z')
const NOW = '2026-11-20T12:10:00Z'
const PROGRAM = join(import.meta.dirname, '..', 'dist', 'cli', 'broadsheet.js')

type Tally = {
  killed: number
  early: number
  damaged: number
  lost: number
  doubled: number
  different: number
}

/** `--kills=N`: another number than 200. `--seed=N`: other moments. */
export async function run({ rest }: BenchOptions): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'broadsheet-crash-'))
  try {
    const site = await recordSite(scratch)
    const tally: Tally = { killed: 0, early: 0, damaged: 0, lost: 0, doubled: 0, different: 0 }
    const random = chance(numberOf(rest, 'seed') ?? 1)
    const kills = numberOf(rest, 'kills') ?? KILLS
    while (tally.killed + tally.early < kills) {
      const left = Math.min(KILLS_A_SITE, kills - tally.killed - tally.early)
      await tortureSite(site, { scratch, kills: left, random, tally })
    }
    print(site, tally)
    if (tally.damaged + tally.lost + tally.doubled + tally.different > 0) process.exitCode = 1
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

type Recorded = {
  readonly config: string
  readonly archive: string
  readonly seconds: number
  readonly ids: readonly string[]
  readonly tree: Readonly<Record<string, string>>
}

/** The demo's publishers recorded once, and what an undisturbed run makes of the recording. */
async function recordSite(scratch: string): Promise<Recorded> {
  const [paper, archive] = [join(scratch, 'paper'), join(scratch, 'answers.warc.gz')]
  const web = await startDemoWeb(EPOCH, 0)
  createSite(paper, {
    name: 'Crash Daily',
    contact: 'ed@paper.example',
    starter: { description: '', topics: demoTopics(), sources: [...demoSources(web.port)] },
    allowLoopback: demoHosts(web.port),
  })
  await broadsheet(paper, ['run', '--record', archive, '--now', NOW])
  await web.close()
  warnOfFailures(paper)
  const config = join(paper, 'broadsheet.yaml')
  const calm = newSite(scratch, 'calm', config)
  const startedAt = performance.now()
  await broadsheet(calm, replay(archive))
  const seconds = (performance.now() - startedAt) / 1000
  return { config, archive, seconds, ids: idsIn(calm), tree: treeOf(calm) }
}

/** An address that answered differently within the recording answers differently to a run that was killed and asks again. */
function warnOfFailures(folder: string): void {
  const store = storeIn(folder)
  const states = store.prepare('SELECT data FROM sources').all()
  store.close()
  const failed = states.filter(({ data }) => JSON.parse(String(data)).failuresInARow > 0).length
  if (failed > 0)
    console.log(
      `crash: ${failed} sources failed while the recording was made; differences may come from them`,
    )
}

type Torture = {
  readonly scratch: string
  readonly kills: number
  readonly random: () => number
  readonly tally: Tally
}

/** Kills run after run of one site, then lets one end, and compares. */
async function tortureSite(site: Recorded, { scratch, kills, random, tally }: Torture): Promise<void> {
  const folder = newSite(scratch, 'killed', site.config)
  for (let kill = 0; kill < kills; kill++) {
    const { isKilled } = await broadsheet(folder, replay(site.archive), random() * site.seconds * 1000)
    if (isKilled) tally.killed++
    else tally.early++
    if (!isWhole(folder)) tally.damaged++
  }
  await broadsheet(folder, replay(site.archive))
  const ids = idsIn(folder)
  const tree = treeOf(folder)
  tally.lost += site.ids.filter((id) => !ids.includes(id)).length
  tally.doubled += ids.length - site.ids.filter((id) => ids.includes(id)).length
  const paths = new Set([...Object.keys(tree), ...Object.keys(site.tree)])
  tally.different += [...paths].filter((path) => tree[path] !== site.tree[path]).length
  rmSync(folder, { recursive: true })
}

function print({ ids, tree, seconds }: Recorded, tally: Tally): void {
  const { killed, early, damaged, lost, doubled, different } = tally
  console.log(
    `crash: a run of ${ids.length} articles and ${Object.keys(tree).length} files (${seconds.toFixed(1)} s undisturbed)`,
  )
  console.log(`crash: ${killed} runs killed, ${early} had ended before; stores damaged ${damaged} (bar 0)`)
  console.log(
    `crash: articles lost ${lost}, doubled ${doubled}; files with other bytes ${different} (bars 0)`,
  )
}

function newSite(scratch: string, name: string, config: string): string {
  const folder = join(scratch, name)
  mkdirSync(folder)
  cpSync(config, join(folder, 'broadsheet.yaml'))
  return folder
}

function replay(archive: string): readonly string[] {
  return ['run', '--replay', archive, '--now', NOW]
}

/** Runs the program, and kills it after a while when one is given. */
function broadsheet(
  folder: string,
  args: readonly string[],
  killAfterMs?: number,
): Promise<{ isKilled: boolean }> {
  const child = spawn(process.execPath, [PROGRAM, ...args], { cwd: folder, stdio: 'ignore' })
  const timer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      if (signal !== 'SIGKILL' && code !== 0) reject(new Error(`A run ended with exit code ${code}.`))
      else resolve({ isKilled: signal === 'SIGKILL' })
    })
  })
}

function storeIn(folder: string): DatabaseSync {
  return new DatabaseSync(join(folder, '.broadsheet', 'store.sqlite'))
}

/** False when SQLite finds a fault in the file a kill left behind. A run killed before it made one leaves none. */
function isWhole(folder: string): boolean {
  if (!readdirSync(folder).includes('.broadsheet')) return true
  const store = storeIn(folder)
  try {
    return store.prepare('PRAGMA integrity_check(1)').get()?.integrity_check === 'ok'
  } finally {
    store.close()
  }
}

function idsIn(folder: string): readonly string[] {
  const store = storeIn(folder)
  const rows = store.prepare('SELECT url FROM articles ORDER BY url').all()
  store.close()
  return rows.map(({ url }) => String(url))
}

/** Every published file and record with its bytes. */
function treeOf(folder: string): Record<string, string> {
  const files = ['public', 'records'].flatMap((part) =>
    readdirSync(join(folder, part), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  )
  return Object.fromEntries(
    files.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'latin1')]),
  )
}

/** Numbers from 0 to 1 that come again with the same seed (xorshift32). */
function chance(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0 || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}

function numberOf(rest: readonly string[], name: string): number | undefined {
  const given = Number(
    rest.find((option) => option.startsWith(`--${name}=`))?.slice(name.length + 3) ?? Number.NaN,
  )
  return Number.isInteger(given) && given > 0 ? given : undefined
}
