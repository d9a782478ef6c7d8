/**
 * Times one parser in a process of its own: `node feeds-speed.ts PARSER FOLDER PEERS`. The folder holds small feeds as
 * files and one `big.xml`; the answer is one line of JSON. Times are CPU time, which other work on the machine disturbs less.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

type Parse = (text: string) => unknown

const WARM_UP = 5
const PASSES = 7
const [, file = '', parser = '', folder = '', peers = ''] = process.argv

if (import.meta.url === pathToFileURL(file).href) {
  const parse = await load(parser)
  const texts = readdirSync(folder)
    .filter((name) => name !== 'big.xml' && !name.startsWith('half'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
  const big = readFileSync(join(folder, 'big.xml'), 'utf8')
  const half = readFileSync(join(folder, 'half.xml'), 'utf8')
  // A pipeline reads thousands of feeds: what is measured is a parser that is warm.
  for (let pass = 0; pass < WARM_UP; pass++) for (const text of [...texts, half]) parse(text)
  const small = median(() => {
    for (const text of texts) parse(text)
  })
  const whole = median(() => parse(big))
  console.log(JSON.stringify({ small, big: whole, half: median(() => parse(half)) }))
}

async function load(name: string): Promise<Parse> {
  if (name === 'broadsheet') return (await import('./feeds-adapter.ts')).raw
  const { parseFeed } = createRequire(join(peers, 'x.js'))(name)
  return parseFeed
}

function median(run: () => void): number {
  const times = Array.from({ length: PASSES }, () => {
    const start = process.cpuUsage()
    run()
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000
  })
  return times.sort((a, b) => a - b)[PASSES >> 1] ?? 0
}
