/** What is asked of each class; an answer is what went wrong, or undefined. */
import { gunzipSync } from 'node:zlib'
import { loggable } from '../../dist/cli/loggable.js'
import { extractHtml } from '../../dist/collect/extract/extract-page.js'
import { parseFeed } from '../../dist/collect/feed/parse-feed.js'
import { retryAtOf } from '../../dist/collect/fetch/retry-after.js'
import { isSupportedPicture, resizePicture } from '../../dist/collect/images/resize-picture.js'
import { decodeBytes } from '../../dist/lib/charset/decode.js'
import { encodingOf } from '../../dist/lib/charset/find-encoding.js'
import { sniffHtml } from '../../dist/lib/charset/sniff-html.js'
import { parseDate } from '../../dist/lib/date/parse-date.js'
import { cleanHtml } from '../../dist/lib/html/clean-html.js'
import { canonicalUrl, domainOf } from '../../dist/lib/url/canonical-url.js'
import type { Attack } from '../attacks.ts'

type Check = {
  readonly file: string
  /** Rows of other classes are left to another benchmark; all when absent. */
  readonly classes?: readonly string[]
  readonly claim: string
  readonly problemOf: (attack: Attack) => string | undefined | Promise<string | undefined>
}

export const CHECKS: readonly Check[] = [
  {
    file: 'dates',
    classes: ['date', 'date-long'],
    claim: 'the right moment or none',
    problemOf: dateProblem,
  },
  { file: 'dates', classes: ['retry-after'], claim: 'waits as asked, a day at most', problemOf: waitProblem },
  { file: 'charsets', claim: 'the title reads as it was meant', problemOf: charsetProblem },
  { file: 'fetched/html-encoding-sniff', claim: "the HTML standard's encoding", problemOf: sniffProblem },
  {
    file: 'fetched/feeds-feedparser-encoding',
    claim: 'read or refused, nothing thrown',
    problemOf: documentProblem,
  },
  { file: 'documents', claim: 'bounded, inert, no entity of its own', problemOf: documentProblem },
  { file: 'stress', claim: 'under a second at 300,000, growing linearly', problemOf: stressProblem },
  { file: 'images', claim: 'a bounded copy or none, never SVG', problemOf: pictureProblem },
  { file: 'log', claim: 'one clean line without secrets', problemOf: logProblem },
  {
    file: 'unicode',
    classes: ['domain'],
    claim: 'a host that cannot pass for another',
    problemOf: hostProblem,
  },
  { file: 'urls', claim: 'a web address or none', problemOf: addressProblem },
]

const NOW = new Date('2026-01-01T00:00:00Z')
const DAY_SECONDS = 86_400
const ORIGIN = 'https://news.example/feed'

function textOf(attack: Attack, name: string): string {
  return typeof attack[name] === 'string' ? attack[name] : ''
}

function bytesOf(attack: Attack): Uint8Array {
  const packed = textOf(attack, 'gzip_b64')
  return packed
    ? gunzipSync(Buffer.from(packed, 'base64'))
    : Buffer.from(textOf(attack, 'bytes_b64'), 'base64')
}

/** Processor milliseconds that a piece of work takes: the least of a few tries, as others may be at work on the machine. */
function timeOf(work: () => unknown, tries = 3): number {
  let least = Number.POSITIVE_INFINITY
  for (let left = tries; left > 0; left--) {
    const start = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(start)
    least = Math.min(least, (user + system) / 1000)
  }
  return least
}

function dateProblem(attack: Attack): string | undefined {
  const repeated = textOf(attack, 'pattern').repeat(Number(attack.repeat ?? 0))
  const text = textOf(attack, 'text') || repeated
  const took = timeOf(() => parseDate(text))
  const read = parseDate(text)?.toISOString().replace('.000Z', 'Z') ?? null
  const accepted = Array.isArray(attack.accept) ? attack.accept : []
  if (!accepted.includes(read)) return `${text.slice(0, 60)} reads as ${read}, not ${accepted.join(' or ')}`
  return took > 10 ? `took ${took.toFixed(0)} ms` : undefined
}

function waitProblem(attack: Attack): string | undefined {
  const at = retryAtOf([textOf(attack, 'value')], NOW)
  const seconds = at ? (at.getTime() - NOW.getTime()) / 1000 : undefined
  const wanted = attack.seconds === 'cap' ? DAY_SECONDS : Number(attack.seconds ?? 0)
  // No wait and a wait of no time are the same to us: the usual back-off.
  return (seconds ?? 0) === wanted ? undefined : `${textOf(attack, 'value')} waits ${seconds}, not ${wanted}`
}

function charsetProblem(attack: Attack): string | undefined {
  const headers = { 'content-type': [textOf(attack, 'content_type')] }
  const { title } = parseFeed(bytesOf(attack), { url: ORIGIN, headers }).feed
  const wanted = textOf(attack, 'title')
  return title === wanted || wanted.split('|').includes(title ?? '') ? undefined : `${title}, not ${wanted}`
}

// Encodings that read the same are the same: bytes that are ASCII or whole UTF-8 are read as UTF-8.
function sniffProblem(attack: Attack): string | undefined {
  const bytes = bytesOf(attack)
  const wanted = encodingOf(textOf(attack, 'encoding')) ?? 'windows-1252'
  const { encoding, text } = decodeBytes(bytes, { declared: () => sniffHtml(bytes) })
  return encoding === wanted || text === new TextDecoder(wanted).decode(bytes)
    ? undefined
    : `${encoding}, not ${wanted}`
}

const RUNS =
  /<(?:script|iframe|object|embed|base|meta|link|form|style)\b|<[^>]*\son\w+\s*=|(?:href|src)\s*=\s*["']?\s*(?:javascript|data|vbscript):/i
const MAX_DOCUMENT_MS = 1_000
const MAX_ADDRESS = 2_048

function documentProblem(attack: Attack): string | undefined {
  const bytes = bytesOf(attack)
  const headers = { 'content-type': [textOf(attack, 'content_type')] }
  const { feed, entries } = parseFeed(bytes, { url: ORIGIN, headers })
  const took = timeOf(() => parseFeed(bytes, { url: ORIGIN, headers }))
  const words = JSON.stringify({ feed, entries })
  if (took > MAX_DOCUMENT_MS) return `took ${took.toFixed(0)} ms`
  if (words.length > 8 * bytes.length + 10_000)
    return `grew from ${bytes.length} to ${words.length} characters`
  if (Object.keys(Object.prototype).length > 0) return 'changed Object.prototype'
  const marked = entries.flatMap(({ titleHtml, summary, content }) => [titleHtml, summary, content])
  const running = marked.find((html) => RUNS.test(html ?? ''))
  if (running) return `lets run ${running.slice(0, 80)}`
  const long = entries.find(({ link }) => (link?.length ?? 0) > MAX_ADDRESS)
  return long ? `keeps an address of ${long.link?.length} characters` : undefined
}

const SHORT = 50_000
const LONG = 300_000
/** Below this a ratio measures the clock. */
const NOISE_MS = 60

const STRESSED: readonly (readonly [string, (text: string) => unknown])[] = [
  ['clean', (text) => cleanHtml(text, { baseUrl: ORIGIN })],
  ['date', (text) => parseDate(text)],
  ['page body', (text) => extractHtml(`<body><article><p>${text}</p></article>`, { url: ORIGIN })],
  ['page title', (text) => extractHtml(`<title>${text}</title><p>${text}`, { url: ORIGIN })],
  ['feed title', (text) => parseFeed(feedAround(text), { url: ORIGIN })],
]

function stressProblem(attack: Attack): string | undefined {
  const grown = (length: number) => {
    const pattern = textOf(attack, 'pattern')
    return (
      pattern.repeat(Math.ceil(length / Math.max(1, pattern.length))).slice(0, length) +
      textOf(attack, 'suffix')
    )
  }
  for (const [name, work] of STRESSED) {
    const [shortText, longText] = [grown(SHORT), grown(LONG)]
    const problem = growthProblem((tries) => ({
      short: timeOf(() => work(shortText), tries),
      long: timeOf(() => work(longText), tries),
    }))
    if (problem) return `${name} ${problem}`
  }
  return undefined
}

type Growth = { readonly short: number; readonly long: number }

/** What is wrong with times; looked at again with more tries first, for what else the machine did does not come nine times. */
function growthProblem(measure: (tries: number) => Growth): string | undefined {
  return isTooSlow(measure(3)) ? wordsOf(measure(9)) : undefined
}

function isTooSlow({ short, long }: Growth): boolean {
  return long > MAX_DOCUMENT_MS || (long > NOISE_MS && long > 8 * Math.max(short, NOISE_MS / 8))
}

function wordsOf(growth: Growth): string | undefined {
  if (!isTooSlow(growth)) return undefined
  const { short, long } = growth
  return long > MAX_DOCUMENT_MS
    ? `took ${long.toFixed(0)} ms`
    : `grew from ${short.toFixed(0)} to ${long.toFixed(0)} ms`
}

function feedAround(text: string): Uint8Array {
  const xml = `<rss version="2.0"><channel><title>x</title><item><title>${text}</title><description>${text}</description></item></channel></rss>`
  return Buffer.from(xml)
}

const MAX_PICTURE_MS = 2_000

async function pictureProblem(attack: Attack): Promise<string | undefined> {
  const bytes = bytesOf(attack)
  if (!isSupportedPicture(bytes)) return undefined
  if (/svg|html|text|eps|ico|tiff/.test(textOf(attack, 'name'))) return 'is taken for a picture'
  const start = performance.now()
  const made = await resizePicture(bytes, 1280)
  const took = performance.now() - start
  if (took > MAX_PICTURE_MS) return `took ${took.toFixed(0)} ms`
  return 'problem' in made || made.copies.every(({ bytes: copy }) => copy.length > 0)
    ? undefined
    : 'an empty copy'
}

const UNPRINTABLE = /[\p{Cc}\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/u
const SECRET = /hunter2|user:pass|s3cr3t/

function logProblem(attack: Attack): string | undefined {
  const line = JSON.stringify(loggable({ message: textOf(attack, 'text') }))
  if (line.includes('\n') || UNPRINTABLE.test(line)) return 'raw control characters'
  if (Buffer.byteLength(line) > 4_096 + 20) return `${line.length} characters`
  return SECRET.test(line) ? `tells ${line}` : undefined
}

// A host is shown as what goes over the wire (punycode), which no other script can imitate.
function hostProblem(attack: Attack): string | undefined {
  const domain = textOf(attack, 'domain')
  const url = canonicalUrl(`https://${domain}/`)
  const shown = url ? domainOf(url) : undefined
  const expected = textOf(attack, 'expect')
  if (shown !== undefined && !/^[\x20-\x7e]*$/.test(shown)) return `shown as ${shown}`
  const same = /(?:same as|provider) (\S+)/.exec(expected)?.[1]
  if (same) return shown === same ? undefined : `${shown}, not ${same}`
  return /wired\.com$|paypal\.com$/.test(shown ?? '') ? `passes for ${shown}` : undefined
}

function addressProblem(attack: Attack): string | undefined {
  const found = canonicalUrl(textOf(attack, 'url'), ORIGIN)
  const html = cleanHtml(`<a href="${textOf(attack, 'url').replaceAll('"', '&quot;')}">x</a>`, {
    baseUrl: ORIGIN,
  })
  if (found !== undefined && !/^https?:\/\/[^/]/.test(found)) return `kept as ${found}`
  const href = /href="([^"]*)"/.exec(html)?.[1]
  return href === undefined || /^https?:\/\/[^/]/.test(href) ? undefined : `linked as ${href}`
}
