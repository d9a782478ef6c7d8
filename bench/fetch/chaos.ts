/** Every mode of the chaos server through the real client: does each end in the right named outcome? */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { ParsedFeed } from '../../src/model/feed.ts'
import type { FetchResult, Http } from '../../src/model/http.ts'
import type { FetchSettings } from '../../src/model/settings.ts'
import { type Expectation, HOLDING, MODES, TLS, VARIANTS } from './expected.table.ts'

export type Parse = (
  bytes: Uint8Array,
  options: { url: string; headers: Readonly<Record<string, readonly string[]>> },
) => ParsedFeed

type Tools = {
  readonly createHttp: (settings: FetchSettings, tools: { now(): Date }) => Http
  readonly parse: Parse | undefined
}
type Info = { readonly http: string; readonly tls: Readonly<Record<string, string>> }
type Row = { readonly mode: string; readonly outcome: string; readonly right: boolean; readonly ms: number }

export async function runChaos(toolsFolder: string, tools: Tools): Promise<{ wrong: number; modes: number }> {
  const program = join(toolsFolder, 'chaos', 'chaos-server.mjs')
  if (!existsSync(program)) {
    console.log(`chaos: skipped, there is no ${program}`)
    return { wrong: 0, modes: 0 }
  }
  const { child, info } = await startChaos(program, [
    '--tls',
    '--max-hold-ms',
    '8000',
    '--max-response-mb',
    '64',
  ])
  const http = tools.createHttp(settingsFor(info), { now: () => new Date() })
  try {
    return await report(info, http, tools)
  } finally {
    await http.close()
    child.kill()
  }
}

async function report(info: Info, http: Http, tools: Tools): Promise<{ wrong: number; modes: number }> {
  const known = await readJson<string[]>(`${info.http}/_modes`)
  const missing = known.filter((mode) => !MODES.some(({ path }) => path.split('/')[0] === mode))
  const modes = await askAll(MODES, info, { http, ...tools })
  const variants = [
    ...(await askAll(VARIANTS, info, { http, ...tools })),
    ...(await askInOrder(HOLDING, info, { http, ...tools })),
  ]
  const tls = await Promise.all(
    Object.entries(TLS).map(([name, outcomes]) => askTls(name, outcomes, { info, http })),
  )
  const { canary } = await readJson<{ canary: unknown[] }>(`${info.http}/_stats`)
  for (const { mode, outcome, right, ms } of [...modes, ...variants, ...tls]) {
    console.log(
      `  ${mode.padEnd(26)} ${outcome.padEnd(40)} ${right ? 'right' : 'WRONG'} ${Math.round(ms)} ms`,
    )
  }
  const wrong = modes.filter(({ right }) => !right).length + missing.length
  const wrongOthers = [...variants, ...tls].filter(({ right }) => !right).length
  if (missing.length > 0) console.log(`  modes without an expectation: ${missing.join(', ')}`)
  console.log(
    `chaos: ${wrong} wrong of ${known.length} modes; ${wrongOthers} wrong of ${variants.length + tls.length} variants`,
  )
  console.log(`chaos: forbidden address reached ${canary.length} times (must be 0)`)
  return { wrong: wrong + wrongOthers + canary.length, modes: known.length }
}

function askAll(rows: readonly Expectation[], info: Info, tools: Tools & { http: Http }): Promise<Row[]> {
  return Promise.all(
    rows.map(async ({ path, wanted, outcomes }) => {
      const startedAt = performance.now()
      const result = await tools.http.fetch({ url: `${info.http}/${path}`, wanted })
      const outcome = nameOf(result, wanted === 'feed' ? tools.parse : undefined)
      const right = outcomes.some((expected) => outcome === expected || outcome.startsWith(`${expected}/`))
      return { mode: path, outcome, right, ms: performance.now() - startedAt }
    }),
  )
}

async function askInOrder(
  rows: readonly Expectation[],
  info: Info,
  tools: Tools & { http: Http },
): Promise<Row[]> {
  const asked: Row[] = []
  for (const row of rows) asked.push(...(await askAll([row], info, tools)))
  return asked
}

async function askTls(
  name: string,
  outcomes: readonly string[],
  { info, http }: { info: Info; http: Http },
): Promise<Row> {
  const startedAt = performance.now()
  const outcome = nameOf(await http.fetch({ url: `${info.tls[name]}/ok/a`, wanted: 'feed' }), undefined)
  return {
    mode: `tls ${name}`,
    outcome,
    right: outcomes.includes(outcome),
    ms: performance.now() - startedAt,
  }
}

/** The outcome as a source's report shows it: what the client says, and for a whole body what the parser says of it. */
function nameOf(result: FetchResult, parse: Parse | undefined): string {
  if (result.kind !== 'fetched') return 'code' in result ? `${result.kind}/${result.code}` : result.kind
  if (!parse) return 'fetched'
  const { page } = result
  const { feed, entries, problems } = parse(page.body, { url: page.url, headers: page.headers })
  if (feed.format === 'unknown') return 'invalid/not-a-feed'
  const cut = problems.find(({ code }) => code === 'cut-off')
  return cut ? `fetched/${cut.code}` : `fetched/${entries.length} items`
}

async function readJson<Shape>(url: string): Promise<Shape> {
  const response = await fetch(url)
  // The chaos server's own control documents, whose shape its README gives.
  return (await response.json()) as Shape
}

export function settingsFor(info: Info): FetchSettings {
  return {
    agent: 'broadsheetbot',
    connectTimeoutMs: 2_000,
    headersTimeoutMs: 2_500,
    idleTimeoutMs: 2_500,
    totalTimeoutMs: 5_000,
    maxFeedBytes: 20_000_000,
    maxPageBytes: 10_000_000,
    maxImageBytes: 20_000_000,
    maxRedirects: 5,
    concurrency: 32,
    domainConcurrency: 32,
    domainGapMs: 0,
    dropRepeatedLines: false,
    allowLoopback: [info.http, ...Object.values(info.tls)].map((address) => new URL(address).host),
  }
}

export function startChaos(
  program: string,
  options: readonly string[],
): Promise<{ child: ChildProcess; info: Info }> {
  const child = spawn(process.execPath, [program, '--quiet', '--max-seconds', '120', ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    let text = ''
    child.once('error', reject)
    child.stdout.on('data', (chunk) => {
      text += chunk
      if (text.includes('\n')) resolve({ child, info: { tls: {}, ...JSON.parse(text) } })
    })
  })
}
