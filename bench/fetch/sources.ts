/** Many sources of which a fifth fail in 16 ways: is any item of the others lost, and how much time do the failing ones cost? */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Http } from '../../src/model/http.ts'
import type { FetchSettings } from '../../src/model/settings.ts'
import { type Parse, settingsFor, startChaos } from './chaos.ts'

type Tools = {
  readonly createHttp: (settings: FetchSettings, tools: { now(): Date }) => Http
  readonly parse: Parse
}
type Manifest = { readonly sources: readonly { readonly url: string; readonly mode: string }[] }
type Pass = {
  readonly seconds: number
  readonly items: number
  readonly lost: number
  readonly outcomes: ReadonlyMap<string, number>
}

const COUNT = 2_000
const ITEMS = 10
const CONCURRENCY = 64
const MAX_SLOWER = 1.15

export async function runSources(toolsFolder: string, tools: Tools): Promise<number> {
  const program = join(toolsFolder, 'chaos', 'chaos-server.mjs')
  if (!existsSync(program)) {
    console.log(`sources: skipped, there is no ${program}`)
    return 0
  }
  const calm = await pass(program, '0', tools)
  const rough = await pass(program, '20', tools)
  const ratio = rough.seconds / calm.seconds
  const outcomes = [...rough.outcomes].sort().map(([name, count]) => `${name} ${count}`)
  console.log(`  failing sources ended as: ${outcomes.join(', ')}`)
  console.log(
    `sources: ${COUNT} sources, ${rough.items} items, ${rough.lost} lost (must be 0); ${rough.seconds.toFixed(1)} s against ${calm.seconds.toFixed(1)} s without failures (${ratio.toFixed(2)}x, bar for a whole run ${MAX_SLOWER}x)`,
  )
  console.log(`sources: peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`)
  return rough.lost
}

async function pass(program: string, failPercent: string, tools: Tools): Promise<Pass> {
  const { child, info } = await startChaos(program, ['--fail-pct', failPercent, '--max-hold-ms', '8000'])
  const http = tools.createHttp(
    { ...settingsFor(info), concurrency: CONCURRENCY, domainConcurrency: CONCURRENCY },
    { now: () => new Date() },
  )
  try {
    const response = await fetch(`${info.http}/_manifest?count=${COUNT}`)
    return await askSources((await response.json()) as Manifest, http, tools.parse)
  } finally {
    await http.close()
    child.kill()
  }
}

async function askSources({ sources }: Manifest, http: Http, parse: Parse): Promise<Pass> {
  const outcomes = new Map<string, number>()
  const startedAt = performance.now()
  let items = 0
  let lost = 0
  await Promise.all(
    sources.map(async ({ url, mode }) => {
      const result = await http.fetch({ url, wanted: 'feed' })
      const found =
        result.kind === 'fetched'
          ? parse(result.page.body, { url, headers: result.page.headers }).entries.length
          : 0
      items += found
      if (mode === 'ok') lost += ITEMS - found
      else {
        const name = `${mode} = ${'code' in result ? result.code : result.kind}`
        outcomes.set(name, (outcomes.get(name) ?? 0) + 1)
      }
    }),
  )
  return { seconds: (performance.now() - startedAt) / 1000, items, lost, outcomes }
}
