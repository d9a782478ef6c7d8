/**
 * Requests a second for one static JSON page: `serve`, nginx and Hono's static files, one process each, on loopback, uncompressed. The
 * load comes from wrk, which costs little beside what it measures. Rounds alternate; the table shows the
 * median rate and the median of each round's ratio to nginx, which a busy machine moves less. Needs `nginx` and `wrk` on
 * the PATH (both are Debian packages). Options: `--seconds N` a round (default 3), `--rounds N` (default 3).
 */
import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { publish } from '../dist/publish/publish.js'
import type { BenchOptions } from './bench.ts'
import { editionOf } from './build/edition.ts'
import { synthesize, TAXONOMY } from './build/synthetic.ts'

const PAGE = 'api/news/index.json'
const HERE = import.meta.dirname

type Server = { readonly name: string; readonly url: string; readonly process: ChildProcess }

export async function run({ rest }: BenchOptions): Promise<void> {
  const { values } = parseArgs({
    args: [...rest],
    strict: false,
    allowPositionals: true,
    options: { seconds: { type: 'string' }, rounds: { type: 'string' } },
  })
  if (isMissing('wrk', '-v') || isMissing('nginx', '-v')) {
    console.log('skipped: nginx and wrk are needed on the PATH')
    return
  }
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-serve-'))
  const servers: Server[] = []
  try {
    const bytes = writePage(folder)
    servers.push(await startNginx(folder))
    for (const name of ['serve', 'hono']) servers.push(await startStep(name, folder))
    const rates = await measure(servers, Number(values.rounds ?? 3), Number(values.seconds ?? 3))
    console.log(`${PAGE}, ${bytes} bytes, 32 connections`)
    const base = rates.get('nginx') ?? []
    for (const [name, all] of rates) {
      const rate = String(Math.round(medianOf(all))).padStart(8)
      const ratio = medianOf(all.map((one, round) => one / (base[round] ?? Number.NaN)))
      console.log(`${name.padEnd(8)} ${rate} requests/s ${ratio.toFixed(2)}`)
    }
  } finally {
    for (const { process } of servers) process.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

function isMissing(program: string, flag: string): boolean {
  return spawnSync(program, [flag]).error !== undefined
}

/** A page of the API of an invented edition. */
function writePage(folder: string): number {
  writeFileSync(join(folder, 'broadsheet.yaml'), 'site:\n  name: Bench\ntopics:\n  - name: All\n')
  const edition = editionOf({ ...synthesize(500), taxonomy: TAXONOMY })
  for (const file of publish(edition)) {
    if (file.path !== PAGE) continue
    const path = join(folder, 'public', PAGE)
    mkdirSync(dirname(path), { recursive: true })
    const content = Buffer.from(file.render())
    writeFileSync(path, content)
    return content.byteLength
  }
  throw new Error(`An edition has no ${PAGE}.`)
}

async function startNginx(folder: string): Promise<Server> {
  const port = await freePort()
  const file = join(folder, 'nginx.conf')
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join('\n')
  writeFileSync(
    file,
    `daemon off; master_process off; worker_processes 1; pid ${folder}/nginx.pid; error_log ${folder}/error.log;
events { worker_connections 512; }
http { access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; ${temporary}
types { application/json json; }
server { listen 127.0.0.1:${port}; root ${folder}/public; } }
`,
  )
  const child = spawn('nginx', ['-c', file, '-e', join(folder, 'error.log')], { stdio: 'ignore' })
  return ready({ name: 'nginx', url: `http://127.0.0.1:${port}/${PAGE}`, process: child })
}

async function startStep(name: string, folder: string): Promise<Server> {
  const port = await freePort()
  const args = [join(HERE, 'build', 'serve-step.ts'), name, folder, String(port)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  return ready({ name, url: `http://127.0.0.1:${port}/${PAGE}`, process: child })
}

async function ready(server: Server): Promise<Server> {
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await fetch(server.url).catch(() => undefined)
    if (answer?.ok) return server
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  server.process.kill()
  throw new Error(`${server.name} does not answer.`)
}

async function measure(servers: readonly Server[], rounds: number, seconds: number) {
  const rates = new Map<string, number[]>(servers.map(({ name }) => [name, []]))
  for (let round = 0; round <= rounds; round += 1) {
    for (const { name, url } of servers) {
      const rate = await load(url, seconds)
      // The first round warms up.
      if (round > 0) rates.get(name)?.push(rate)
    }
  }
  return rates
}

function load(url: string, seconds: number): Promise<number> {
  return new Promise((resolve, reject) => {
    execFile('wrk', ['-t1', '-c32', `-d${seconds}s`, url], (error, stdout) => {
      if (error) reject(error)
      else resolve(Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]))
    })
  })
}

function medianOf(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? Number.NaN
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
