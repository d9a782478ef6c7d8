/** `npm run bench -- NAME --data DIR`: runs bench/NAME.ts, which exports `run(options)` and prints a table. */
import { existsSync, readdirSync } from 'node:fs'
import { parseArgs } from 'node:util'

export type BenchOptions = {
  /** Folder with the corpora the benchmark reads. */
  readonly data: string
  /** Folder with the scorers; default `tools` beside the folder that holds the data. */
  readonly tools: string
  /** Folder with node_modules of the peers: `npm ci --prefix bench/peers`. */
  readonly peers: string
  readonly rest: readonly string[]
}

const { values, positionals } = parseArgs({
  args: process.argv.slice(2),
  allowPositionals: true,
  strict: false,
  options: { data: { type: 'string' }, tools: { type: 'string' }, peers: { type: 'string' } },
})
const name = positionals[0]
const here = import.meta.dirname
const known = readdirSync(here)
  .filter((file) => /^[a-z-]+\.ts$/.test(file) && file !== 'bench.ts')
  .map((file) => file.slice(0, -3))

if (!name || !known.includes(name)) {
  console.error(
    `usage: npm run bench -- NAME --data DIR [--tools DIR] [--peers DIR]\nbenchmarks: ${known.join(', ')}`,
  )
  process.exit(2)
}
const data = String(values.data ?? '../shared/corpora')
if (!existsSync(data)) {
  console.error(`There is no folder ${data}. Give the corpora with --data DIR.`)
  process.exit(2)
}
const bench: { run(options: BenchOptions): Promise<void> } = await import(`./${name}.ts`)
await bench.run({
  data,
  tools: String(values.tools ?? '../shared/tools'),
  peers: String(values.peers ?? `${here}/peers`),
  rest: process.argv.slice(2),
})
