/**
 * Runs our extractor over one pages.jsonl in its own process and prints one line of figures; predictions go to a file.
 * JavaScript, as the peers' runner is: Node's own stripper of types would share the process and its clock.
 * usage: node run-own.mjs PAGES.jsonl OUT.json
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'

const [pagesFile = '', outFile = ''] = process.argv.slice(2)
const { extractPage } = await import(
  new URL('../../dist/collect/extract/extract-page.js', import.meta.url).href
)
const rows = readFileSync(pagesFile, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))
// Pages are unpacked one at a time outside the clock, so that peak memory is the extractor's and not the corpus's.
function bytesOf(row) {
  const bytes = readFileSync(resolve(dirname(pagesFile), row.html))
  return row.html.endsWith('.gz') ? gunzipSync(bytes) : bytes
}
const CONTEXT = { headers: { 'content-type': 'text/html; charset=utf-8' } }
// As for the peers, a warm-up over the first pages is not counted.
for (const row of rows.slice(0, 5)) extractPage(bytesOf(row), { ...CONTEXT, url: row.url })

const output = {}
const times = []
const first = pass((page, result) => {
  output[page.id] = prediction(result)
})
const peakRssMB = Math.round(process.resourceUsage().maxRSS / 1024)
times.sort((a, b) => a - b)
const figures = {
  pages: rows.length,
  pagesPerCpuS: first,
  p95ms: times[Math.floor(times.length * 0.95)],
  maxMs: times.at(-1),
}
writeFileSync(outFile, JSON.stringify({ version: 'broadsheet', output }))
console.log(JSON.stringify({ peer: 'broadsheet', ...figures, warmPagesPerCpuS: pass(() => {}), peakRssMB }))

/** Pages per CPU second, all threads of the process counted. */
function pass(use) {
  let cpuMs = 0
  for (const page of rows) {
    const bytes = bytesOf(page)
    const used = process.cpuUsage()
    const from = performance.now()
    const result = extractPage(bytes, { ...CONTEXT, url: page.url })
    times.push(performance.now() - from)
    const { user, system } = process.cpuUsage(used)
    cpuMs += (user + system) / 1000
    use(page, result)
  }
  return (rows.length / cpuMs) * 1000
}

function prediction(result) {
  return {
    articleBody: result.text,
    kind: result.kind,
    metadata: {
      title: result.title,
      authors: result.authors,
      date: dateAsStated(result),
      description: result.description,
      image: result.images[0]?.url,
      canonical: result.canonicalUrl,
      siteName: result.siteName,
      language: result.language,
      logo: result.logo,
    },
  }
}

/** The time with the offset that the page states, as the peers give it; the day alone where it states none. */
function dateAsStated({ publishedAt, publishedOn, publishedOffset }) {
  if (!publishedAt || publishedOffset === undefined) return publishedOn
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(publishedOffset) ?? []
  const offsetMs = Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) * 60_000
  return `${new Date(publishedAt.getTime() + offsetMs).toISOString().slice(0, 19)}${publishedOffset}`
}
