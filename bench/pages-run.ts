/**
 * Runs our extractor over one pages.jsonl in its own process and prints one line of figures; predictions go to a file.
 * usage: node bench/pages-run.ts PAGES.jsonl OUT.json
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'

type Row = { readonly id: string; readonly url: string; readonly html: string }

const [pagesFile = '', outFile = ''] = process.argv.slice(2)
const built = new URL('../dist/collect/extract/extract-page.js', import.meta.url).href
const { extractPage }: typeof import('../src/collect/extract/extract-page.ts') = await import(built)
const rows: Row[] = readFileSync(pagesFile, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))
// Pages are unpacked one at a time outside the clock, so that peak memory is the extractor's and not the corpus's.
function bytesOf(row: Row): Uint8Array {
  const bytes = readFileSync(resolve(dirname(pagesFile), row.html))
  return row.html.endsWith('.gz') ? gunzipSync(bytes) : bytes
}
const CONTEXT = { headers: { 'content-type': 'text/html; charset=utf-8' } }
// As for the peers, a warm-up over the first pages is not counted.
for (const row of rows.slice(0, 5)) extractPage(bytesOf(row), { ...CONTEXT, url: row.url })

const output: Record<string, unknown> = {}
const times: number[] = []
let cpuMs = 0
for (const page of rows) {
  const bytes = bytesOf(page)
  const used = process.cpuUsage()
  const from = performance.now()
  const result = extractPage(bytes, { ...CONTEXT, url: page.url })
  times.push(performance.now() - from)
  const { user, system } = process.cpuUsage(used)
  cpuMs += (user + system) / 1000
  output[page.id] = {
    articleBody: result.text,
    kind: result.kind,
    metadata: {
      title: result.title,
      authors: result.authors,
      date: result.publishedOn,
      description: result.description,
      image: result.images[0]?.url,
      canonical: result.canonicalUrl,
      siteName: result.siteName,
      language: result.language,
      logo: result.logo,
    },
  }
}
times.sort((a, b) => a - b)
writeFileSync(outFile, JSON.stringify({ version: 'broadsheet', output }))
console.log(
  JSON.stringify({
    peer: 'broadsheet',
    pages: rows.length,
    pagesPerCpuS: (rows.length / cpuMs) * 1000,
    p95ms: times[Math.floor(times.length * 0.95)],
    maxMs: times.at(-1),
    peakRssMB: Math.round(process.resourceUsage().maxRSS / 1024),
  }),
)
