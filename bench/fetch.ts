/** Does every fault end in the right named outcome, is nobody's private address reached, and what do 2,000 feeds cost against newsboat? */
import { existsSync } from 'node:fs'
import { createHttp } from '../dist/collect/fetch/create-http.js'
import type { BenchOptions } from './bench.ts'
import { runAttacks } from './fetch/attacks.ts'
import { type Parse, runChaos } from './fetch/chaos.ts'

export async function run(options: BenchOptions): Promise<void> {
  const parse = await findParser()
  const chaos = await runChaos(options.tools, { createHttp, parse })
  const wrongAttacks = await runAttacks(options.data)
  console.log(`fetch: ${chaos.wrong + wrongAttacks} wrong`)
  if (chaos.wrong + wrongAttacks > 0) process.exitCode = 1
}

/** The feed parser of the built library. */
async function findParser(): Promise<Parse | undefined> {
  const file = new URL('../dist/collect/feed/parse-feed.js', import.meta.url)
  if (!existsSync(file)) {
    console.log('There is no feed parser yet: bodies are not looked into.')
    return undefined
  }
  const { parseFeed } = await import(file.href)
  return parseFeed
}
