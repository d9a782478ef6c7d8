/** How right, how safe and how fast is `parseFeed`? Assertions, dates, real feeds and throughput, beside feedsmith. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { BenchOptions } from './bench.ts'
import { reportHostile } from './feeds-hostile.ts'

type Tally = { readonly n: number; readonly exact: number; readonly pass: number }
type Scores = Readonly<Record<string, Tally>>
type RealFeed = { readonly file: string; readonly bytes: Uint8Array; readonly text: string }

const FEEDSMITH = 'feedsmith'
const BIG_BYTES = 10_000_000

/** Keys of the scorer that are bars, with the share that must pass. */
const BARS: readonly (readonly [name: string, key: string, must: number])[] = [
  ['core, current formats', 'modern-core-without-sanitize', 97],
  ['core, all eras', 'core-without-sanitize', 95],
  ['relative URLs', 'core/relative-url', 95],
  ['script-bearing cases stripped', 'sanitize:strip', 100],
  ['allowed markup kept', 'sanitize:keep', 95],
]

export async function run({ data, tools, peers }: BenchOptions): Promise<void> {
  const hasPeer = existsSync(join(peers, 'node_modules', FEEDSMITH))
  if (!hasPeer)
    console.log('feedsmith is not installed (npm ci --prefix bench/peers): compared with nothing.')
  await reportAssertions({ data, tools, peers, hasPeer })
  await reportDates(data)
  await reportHostile(data, peers)
  const feeds = readRealFeeds(join(data, 'real-feeds'))
  const readable = await reportRealFeeds(feeds, hasPeer ? peers : undefined)
  reportSpeed(readable, hasPeer ? peers : undefined)
}

type Asked = {
  readonly data: string
  readonly tools: string
  readonly peers: string
  readonly hasPeer: boolean
}

async function reportAssertions({ data, tools, peers, hasPeer }: Asked): Promise<void> {
  const ours = score(join(import.meta.dirname, 'feeds-adapter.ts'), { data, tools, peers })
  const theirs = hasPeer ? score(join(tools, 'feeds/adapters/feedsmith.mjs'), { data, tools, peers }) : {}
  console.log(
    `\n${'assertions'.padEnd(40)}${'cases'.padStart(7)}${'must'.padStart(7)}${'ours'.padStart(8)}${'feedsmith'.padStart(11)}`,
  )
  for (const [name, key, must] of BARS)
    printScore(name, { must: String(must), ours: ours[key], theirs: theirs[key] })
  const rest = Object.keys(ours).filter((key) => /^(tier|era|cat|core|modern)/.test(key))
  for (const key of rest.sort()) printScore(key, { must: '', ours: ours[key], theirs: theirs[key] })
}

function score(adapter: string, { data, tools, peers }: Pick<Asked, 'data' | 'tools' | 'peers'>): Scores {
  const folder = mkdtempSync(join(tmpdir(), 'feeds-'))
  const out = join(folder, 'scores.json')
  const args = ['--adapter', adapter, '--data', join(data, 'feedparser'), '--json', out]
  const { status, stderr } = spawnSync(process.execPath, [join(tools, 'feeds/score.mjs'), ...args], {
    env: { ...process.env, PEERS: resolve(peers) },
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`The scorer failed for ${basename(adapter)}: ${stderr}`)
  const { T } = JSON.parse(readFileSync(out, 'utf8'))
  rmSync(folder, { recursive: true })
  return T
}

function printScore(
  name: string,
  { must, ours, theirs }: { must: string; ours: Tally | undefined; theirs: Tally | undefined },
): void {
  const percent = (tally: Tally | undefined) => (tally ? ((100 * tally.pass) / tally.n).toFixed(1) : '-')
  console.log(
    `${name.padEnd(40)}${String(ours?.n ?? 0).padStart(7)}${must.padStart(7)}${percent(ours).padStart(8)}${percent(theirs).padStart(11)}`,
  )
}

async function reportDates(data: string): Promise<void> {
  const { parseDate }: typeof import('../src/lib/date/parse-date.ts') = await import(
    new URL('../dist/lib/date/parse-date.js', import.meta.url).href
  )
  const cases = readLines(join(data, 'feedparser/dates.jsonl')).filter(({ instant }) => instant)
  const seconds = (date: Date | undefined) => (date ? Math.floor(date.getTime() / 1000) : undefined)
  const read = cases.map(
    ({ input, instant }) => [seconds(parseDate(input)), seconds(new Date(instant ?? 0))] as const,
  )
  const right = read.filter(([got, want]) => got === want).length
  const absent = read.filter(([got]) => got === undefined).length
  console.log(
    `\nvalid dates: ${right} of ${read.length} right, ${read.length - right - absent} silently wrong`,
  )
}

type DateCase = { readonly input: string; readonly instant: string | null }

function readLines(file: string): DateCase[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

function readRealFeeds(folder: string): readonly RealFeed[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.gz'))
    .map((file) => {
      const bytes = new Uint8Array(gunzipSync(readFileSync(join(folder, file))))
      return { file, bytes, text: new TextDecoder().decode(bytes) }
    })
}

/** Prints where we and the peer differ; gives the feeds both read. */
async function reportRealFeeds(
  feeds: readonly RealFeed[],
  peers: string | undefined,
): Promise<readonly RealFeed[]> {
  const { parse } = await import('./feeds-adapter.ts')
  const peer = peers && createRequire(join(resolve(peers), 'x.js'))(FEEDSMITH).parseFeed
  const rows = feeds.map((feed) => {
    const { entries, format } = parse(feed.bytes, { url: 'https://feeds.example/feed' })
    return { feed, format, ours: entries.length, theirs: peer ? countOf(peer, feed.text) : undefined }
  })
  const refused = rows.filter((row) => row.ours === 0 && (row.theirs ?? 0) > 0)
  const fewer = rows.filter((row) => row.theirs !== undefined && row.ours < row.theirs)
  const theirRefused = rows.filter((row) => row.theirs === undefined)
  console.log(
    `\nreal feeds: ${rows.length}; refused ${refused.length} (feedsmith ${peer ? theirRefused.length : '-'}); fewer items than feedsmith: ${fewer.length}`,
  )
  for (const { feed, format, ours, theirs } of rows.filter((row) => row.ours !== row.theirs)) {
    console.log(
      `  ${feed.file.padEnd(60)}${format.padEnd(10)}ours ${String(ours).padStart(5)}  feedsmith ${theirs ?? 'refused'}`,
    )
  }
  return peer ? rows.filter((row) => row.theirs !== undefined).map((row) => row.feed) : feeds
}

function countOf(
  parse: (text: string) => { feed: { items?: unknown[]; entries?: unknown[] } },
  text: string,
): number | undefined {
  try {
    const { feed } = parse(text)
    return (feed.items ?? feed.entries ?? []).length
  } catch {
    return undefined // A peer that throws has refused the feed.
  }
}

function reportSpeed(feeds: readonly RealFeed[], peers: string | undefined): void {
  const folder = mkdtempSync(join(tmpdir(), 'feeds-'))
  mkdirSync(folder, { recursive: true })
  for (const { file, text } of feeds) writeFileSync(join(folder, `${file}.xml`), text)
  writeFileSync(join(folder, 'big.xml'), bigFeed(feeds, BIG_BYTES))
  writeFileSync(join(folder, 'half.xml'), bigFeed(feeds, BIG_BYTES / 2))
  const ours = timesOf('broadsheet', folder, '')
  console.log(`\nspeed, CPU ms (warm, median of 7) small feeds    10 MB     5 MB`)
  printTimes('ours', ours)
  if (peers) {
    const theirs = timesOf(FEEDSMITH, folder, resolve(peers))
    printTimes('feedsmith', theirs)
    console.log(
      `times as fast (must 2.5)           ${(theirs.small / ours.small).toFixed(2).padStart(9)}${(theirs.big / ours.big).toFixed(2).padStart(9)}`,
    )
  }
  console.log(`linear: 10 MB costs ${(ours.big / ours.half).toFixed(2)} times 5 MB`)
  rmSync(folder, { recursive: true })
}

type Times = { readonly small: number; readonly big: number; readonly half: number }

function timesOf(parser: string, folder: string, peers: string): Times {
  const script = join(import.meta.dirname, 'feeds-speed.ts')
  // Three rounds, the best of each: what else the machine does only ever adds.
  const rounds: Times[] = Array.from({ length: 3 }, () => {
    const { stdout, stderr } = spawnSync(process.execPath, [script, parser, folder, peers], {
      encoding: 'utf8',
    })
    if (!stdout) throw new Error(`Timing ${parser} failed: ${stderr}`)
    return JSON.parse(stdout)
  })
  const best = (key: keyof Times) => Math.min(...rounds.map((round) => round[key]))
  return { small: best('small'), big: best('big'), half: best('half') }
}

function printTimes(name: string, { small, big, half }: Times): void {
  console.log(
    `${name.padEnd(33)}${small.toFixed(0).padStart(11)}${big.toFixed(0).padStart(9)}${half.toFixed(0).padStart(9)}`,
  )
}

/** One feed made of the items of all RSS feeds, over and over. */
function bigFeed(feeds: readonly RealFeed[], bytes: number): string {
  const items = feeds.flatMap(({ text }) =>
    text.includes('<rss') ? (text.match(/<item[\s>][\s\S]*?<\/item>/g) ?? []) : [],
  )
  const parts = [
    `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" ${NAMESPACES}><channel><title>Big</title>`,
  ]
  let length = 0
  for (let at = 0; length < bytes && items.length > 0; at++) {
    const item = items[at % items.length] ?? ''
    parts.push(item)
    length += item.length
  }
  return `${parts.join('')}</channel></rss>`
}

const NAMESPACES = [
  'xmlns:content="http://purl.org/rss/1.0/modules/content/"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:media="http://search.yahoo.com/mrss/"',
  'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"',
  'xmlns:atom="http://www.w3.org/2005/Atom"',
].join(' ')
