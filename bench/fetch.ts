/** Does every fault end in the right named outcome, is nobody's private address reached, and what do 2,000 feeds cost against newsboat? */
import { existsSync } from 'node:fs'
import { createHttp } from '../dist/collect/fetch/create-http.js'
import type { BenchOptions } from './bench.ts'
import { runAttacks } from './fetch/attacks.ts'
import { type Parse, runChaos } from './fetch/chaos.ts'
import { runMany } from './fetch/many.ts'
import { runNetwork } from './fetch/network.ts'
import { runSources } from './fetch/sources.ts'

/** `--only chaos`, `attacks`, `sources`, `network` or `many` runs one part. */
export async function run(options: BenchOptions): Promise<void> {
  const only = options.rest[options.rest.indexOf('--only') + 1]
  const wants = (part: string) => !options.rest.includes('--only') || only === part
  const parser = findParser()
  const parse: Parse | undefined = parser ? (await import(parser)).parseFeed : undefined
  const wrong = [
    wants('chaos') ? (await runChaos(options.tools, { createHttp, parse })).wrong : 0,
    wants('attacks') ? await runAttacks(options.data) : 0,
    wants('sources') && parse ? await runSources(options.tools, { createHttp, parse }) : 0,
    wants('network') && parser ? await runNetwork(options.tools, sourcesOf(options.rest)) : 0,
    wants('many') ? await runMany(parser) : 0,
  ]
  const sum = wrong.reduce((total, part) => total + part, 0)
  console.log(`fetch: ${sum} wrong`)
  if (sum > 0) process.exitCode = 1
}

/** `--sources=N`: fewer sources for a quick look. */
function sourcesOf(rest: readonly string[]): number | undefined {
  const count = Number(rest.find((option) => option.startsWith('--sources='))?.slice('--sources='.length))
  return Number.isInteger(count) && count > 0 ? count : undefined
}

/** The feed parser of the built library. */
function findParser(): string | undefined {
  const file = new URL('../dist/collect/feed/parse-feed.js', import.meta.url)
  if (existsSync(file)) return file.href
  console.log('There is no feed parser yet: bodies are not looked into.')
  return undefined
}
