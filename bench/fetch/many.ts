/** 2,000 feeds with 40,000 items on loopback: CPU seconds of fetching, reading and storing them, against newsboat on the same feeds. */
import { execFile, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { promisify } from 'node:util'

const FEEDS = 2_000
const ITEMS = 20
const BAR = 0.2

type Measured = { readonly cpuSeconds: number; readonly wallSeconds: number; readonly output: string }

export async function runMany(parser: string | undefined): Promise<number> {
  const server = spawn(
    process.execPath,
    [join(import.meta.dirname, 'feed-server.ts'), `${FEEDS}`, `${ITEMS}`],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const scratch = mkdtempSync(join(tmpdir(), 'broadsheet-bench-'))
  try {
    const port = await new Promise<string>((resolve) =>
      server.stdout.once('data', (data) => resolve(String(data).trim())),
    )
    return await compare(port, { scratch, parser })
  } finally {
    server.kill()
    rmSync(scratch, { recursive: true, force: true })
  }
}

type Place = { readonly scratch: string; readonly parser: string | undefined }

async function compare(port: string, { scratch, parser }: Place): Promise<number> {
  const program = [
    join(import.meta.dirname, 'collect-many.ts'),
    port,
    `${FEEDS}`,
    join(scratch, 'store.db'),
    parser ?? '',
  ]
  const ours = await measure(process.execPath, program, scratch)
  print('broadsheet, first time', ours, ours.output.trim())
  print('broadsheet, nothing new', await measure(process.execPath, program, scratch), '')
  if (spawnSync('newsboat', ['--version']).status !== 0) {
    console.log('many: newsboat is not installed (Debian: apt-get install newsboat); no ratio')
    return 0
  }
  const theirs = await measureNewsboat(port, scratch)
  print('newsboat, first time', theirs, `${countNewsboat(scratch)} items`)
  const ratio = ours.cpuSeconds / theirs.cpuSeconds
  console.log(
    `many: ${ratio.toFixed(2)}x newsboat's CPU (bar ${BAR}x)${parser ? '' : '; fetched only, there is no parser yet'}`,
  )
  return ratio <= BAR ? 0 : 1
}

function measureNewsboat(port: string, scratch: string): Promise<Measured> {
  const [urls, config, cache] = ['urls', 'config', 'cache.db'].map((name) => join(scratch, name))
  writeFileSync(
    urls ?? '',
    Array.from({ length: FEEDS }, (_, feed) => `http://127.0.0.1:${port}/feed/${feed}\n`).join(''),
  )
  writeFileSync(config ?? '', 'reload-threads 8\nmax-items 0\nauto-reload no\n')
  return measure(
    'newsboat',
    ['-u', urls ?? '', '-C', config ?? '', '-c', cache ?? '', '-x', 'reload'],
    scratch,
  )
}

function countNewsboat(scratch: string): number {
  const file = join(scratch, 'cache.db')
  if (!existsSync(file)) return 0
  const row = new DatabaseSync(file, { readOnly: true })
    .prepare('select count(*) as items from rss_item')
    .get()
  return Number(row?.items ?? 0)
}

/** CPU seconds of a program and all it started, start-up included, as the shell counts them (POSIX `times`). */
async function measure(command: string, args: readonly string[], home: string): Promise<Measured> {
  const startedAt = performance.now()
  const { stdout } = await promisify(execFile)('sh', ['-c', '"$@"; times', 'sh', command, ...args], {
    env: { ...process.env, HOME: home },
    maxBuffer: 64 * 1024 * 1024,
  })
  const lines = stdout.trimEnd().split('\n')
  const seconds = [...(lines.at(-1) ?? '').matchAll(/(\d+)m([\d.]+)s/g)].map(
    ([, minutes, rest]) => Number(minutes) * 60 + Number(rest),
  )
  return {
    cpuSeconds: seconds.reduce((sum, part) => sum + part, 0),
    wallSeconds: (performance.now() - startedAt) / 1000,
    output: lines.slice(0, -2).join('\n'),
  }
}

function print(name: string, { cpuSeconds, wallSeconds }: Measured, note: string): void {
  console.log(`  ${name.padEnd(26)} ${cpuSeconds.toFixed(2)} CPU s  ${wallSeconds.toFixed(1)} s  ${note}`)
}
