/** Many sources of which a fifth fail in 16 ways, against the same run with the healthy ones alone: items lost, time and memory. */
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { settingsFor, startChaos } from './chaos.ts'

const SOURCES = 10_000
const ITEMS = 10
const FAIL_PERCENT = '20'
const MAX_SLOWER = 1.15
const MAX_MB = 512

type Entry = { readonly url: string; readonly mode: string }
type Collected = {
  readonly seconds: number
  readonly cpuSeconds: number
  readonly rssMb: number
  readonly outcomes: readonly string[]
  readonly items: Readonly<Record<string, number>>
}

/** Asks `count` sources twice, without and with those that fail. Gives the number of bars missed. */
export async function runNetwork(toolsFolder: string, count = SOURCES): Promise<number> {
  const program = join(toolsFolder, 'chaos', 'chaos-server.mjs')
  if (!existsSync(program)) {
    console.log(`network: skipped, there is no ${program}`)
    return 0
  }
  const calm = await pass(program, count, ({ mode }) => mode === 'ok')
  const rough = await pass(program, count, () => true)
  const lost = lostOf(calm) + lostOf(rough)
  const slower = rough.collected.seconds / calm.collected.seconds
  const { rssMb } = rough.collected
  printEndings(rough)
  print('healthy ones alone', calm)
  print('with those that fail', rough)
  console.log(
    `network: ${lost} items lost (bar 0); ${slower.toFixed(2)}x the time, ${(rough.collected.cpuSeconds / calm.collected.cpuSeconds).toFixed(2)}x the CPU (bar ${MAX_SLOWER}x); peak ${rssMb} MB (bar ${MAX_MB} MB)`,
  )
  return Number(lost > 0) + Number(slower > MAX_SLOWER) + Number(rssMb > MAX_MB)
}

type Pass = { readonly asked: readonly Entry[]; readonly collected: Collected }

async function pass(program: string, count: number, isAsked: (entry: Entry) => boolean): Promise<Pass> {
  const { child, info } = await startChaos(program, ['--fail-pct', FAIL_PERCENT, '--max-seconds', '3000'])
  const scratch = mkdtempSync(join(tmpdir(), 'broadsheet-network-'))
  try {
    const response = await fetch(`${info.http}/_manifest?count=${count}`)
    // The chaos server's own document, whose shape its README gives.
    const { sources } = (await response.json()) as { sources: readonly Entry[] }
    const asked = sources.filter(isAsked)
    const list = join(scratch, 'sources.json')
    writeFileSync(list, JSON.stringify({ sources: asked, fetch: settingsFor(info) }))
    return { asked, collected: await collectIn(list, scratch) }
  } finally {
    child.kill()
    rmSync(scratch, { recursive: true, force: true })
  }
}

async function collectIn(list: string, scratch: string): Promise<Collected> {
  const program = join(import.meta.dirname, 'collect-network.ts')
  const { stdout } = await promisify(execFile)(process.execPath, [program, list, join(scratch, 'store.db')], {
    maxBuffer: 64 * 1024 * 1024,
  })
  return JSON.parse(stdout)
}

/** Items of healthy sources that are not in the store. */
function lostOf({ asked, collected }: Pass): number {
  const healthy = asked.filter(({ mode }) => mode === 'ok')
  const missing = healthy.map(({ url }) => ITEMS - (collected.items[new URL(url).pathname.slice(1)] ?? 0))
  return missing.reduce((sum, part) => sum + part, 0)
}

function printEndings({ asked, collected }: Pass): void {
  const endings = asked.map(({ mode }, index) => `${mode} = ${collected.outcomes[index]}`)
  const counts = [...Map.groupBy(endings, (ending) => ending)]
    .filter(([ending]) => !ending.startsWith('ok ='))
    .map(([ending, all]) => `${ending} ${all.length}`)
  console.log(`  failing sources ended as: ${counts.sort().join(', ')}`)
}

function print(name: string, { asked, collected }: Pass): void {
  const { seconds, cpuSeconds, rssMb, items } = collected
  const stored = Object.values(items).reduce((sum, part) => sum + part, 0)
  console.log(
    `  ${name.padEnd(22)} ${asked.length} sources, ${stored} items stored, ${seconds.toFixed(1)} s, ${cpuSeconds.toFixed(1)} CPU s, ${rssMb} MB`,
  )
}
