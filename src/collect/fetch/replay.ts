import { createReadStream } from 'node:fs'
import { type FileHandle, open, stat } from 'node:fs/promises'
import { WARCParser } from 'warcio'
import { BroadsheetError } from '../../lib/error.ts'
import { canonicalUrl } from '../../lib/url/canonical-url.ts'
import type { FetchRequest, FetchResult, Http, Redirect } from '../../model/http.ts'
import { nameFailure } from './name-failure.ts'
import { readAnswer } from './read-answer.ts'
import { isRedirect, nextHop } from './redirect.ts'
import { type Recorded, readRecorded } from './warc-exchange.ts'

type Place = { readonly offset: number; readonly length: number }
/** Address -> its records in the order of the file. */
type Index = ReadonlyMap<string, readonly Place[]>

const MAX_REDIRECTS = 5
const MAX_BODY_BYTES = 256 * 1024 * 1024

/**
 * Answers from a WARC file (ours or another program's, packed or not) without opening a socket. Only places are kept in memory; a record is
 * read when it is asked for. The n-th question for an address gets its n-th record, further ones the last. An address that is not
 * there is `unavailable` with code `not-in-archive`; a robots or well-known document that is not there is `missing` with 404. Throws
 * `REPLAY_UNREADABLE` for a file that is no WARC.
 */
export async function replayHttp(file: string, options: { readonly now: Date }): Promise<Http> {
  const index = await indexOf(file)
  const handle = await open(file, 'r')
  const asked = new Map<string, number>()

  async function next(url: string): Promise<Recorded | undefined> {
    const key = keyOf(url)
    const places = index.get(key)
    if (!places) return undefined
    const turn = asked.get(key) ?? 0
    asked.set(key, turn + 1)
    const place = places[Math.min(turn, places.length - 1)]
    return place && readRecorded(await readPlace(handle, place), MAX_BODY_BYTES)
  }

  return {
    fetch: (request) => answerFrom(next, request, options.now).catch(nameFailure),
    setCrawlDelay() {},
    close: () => handle.close(),
  }
}

type Next = (url: string) => Promise<Recorded | undefined>

async function answerFrom(next: Next, request: FetchRequest, now: Date): Promise<FetchResult> {
  if (request.post) return notThere(request)
  const redirects: Redirect[] = []
  let url = request.url
  for (;;) {
    const recorded = await next(url)
    if (!recorded) return notThere(request)
    if ('outcome' in recorded) return recorded.outcome
    if (!isRedirect(recorded.status)) return asResult(recorded, { request, url, redirects, now })
    const hop = nextHop({ from: new URL(url), answer: recorded, redirects, maxRedirects: MAX_REDIRECTS })
    if ('kind' in hop) return hop
    const bar = await request.barOf?.(hop.to)
    if (bar) return bar
    redirects.push(hop)
    url = hop.to
  }
}

type Situation = {
  readonly request: FetchRequest
  readonly url: string
  readonly redirects: readonly Redirect[]
  readonly now: Date
}

type RecordedAnswer = Extract<Recorded, { status: number }>

function asResult(recorded: RecordedAnswer, { request, url, redirects, now }: Situation): FetchResult {
  // A recorded 304 answers as it did then, whatever validators are sent now.
  if (recorded.status === 304) return { kind: 'not-modified', headers: recorded.headers, redirects }
  const unpacked = { ...recorded, headers: { ...recorded.headers, 'content-encoding': [] } }
  const result = readAnswer(unpacked, { request, url, redirects, maxBytes: MAX_BODY_BYTES, now })
  return result.kind === 'fetched'
    ? { ...result, page: { ...result.page, headers: recorded.headers } }
    : result
}

function notThere({ url, wanted }: FetchRequest): FetchResult {
  if (wanted === 'robots' || wanted === 'well-known') {
    return { kind: 'missing', code: 'not-in-archive', message: `The archive has no ${url}.`, status: 404 }
  }
  return { kind: 'unavailable', code: 'not-in-archive', message: `The archive has no ${url}.` }
}

function keyOf(url: string): string {
  return canonicalKey(url) ?? url
}

// Parameters that only track count here too: the archive is asked for exactly what was recorded.
function canonicalKey(url: string): string | undefined {
  const parsed = URL.parse(url)
  if (!parsed) return canonicalUrl(url)
  parsed.hash = ''
  return parsed.href
}

async function indexOf(file: string): Promise<Index> {
  const places = new Map<string, Place[]>()
  try {
    await readPlaces(file, (url, place) => {
      const key = keyOf(url.replace(/^<|>$/g, ''))
      const known = places.get(key)
      if (known) known.push(place)
      else places.set(key, [place])
    })
  } catch (cause) {
    // A recording that was killed ends in the middle of a record; what lies before it is whole.
    if (places.size > 0) return places
    throw new BroadsheetError('REPLAY_UNREADABLE', `${file} cannot be read as a WARC archive.`, {
      hint: 'Give a file made by `run --record`, or any WARC file, packed with gzip or not.',
      cause,
    })
  }
  return places
}

async function readPlaces(file: string, add: (url: string, place: Place) => void): Promise<void> {
  if ((await stat(file)).size === 0) throw new Error('The file is empty.')
  const parser = new WARCParser(createReadStream(file), { parseHttp: false })
  for await (const record of parser) {
    if (!record.warcHeaders.statusline.startsWith('WARC/'))
      throw new Error('A record does not begin with WARC/.')
    const url = record.warcTargetURI
    await record.skipFully()
    if (url && ['response', 'metadata'].includes(record.warcType)) {
      add(url, { offset: parser.offset, length: parser.recordLength })
    }
  }
}

async function readPlace(handle: FileHandle, { offset, length }: Place): Promise<Uint8Array> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, offset)
  return buffer.subarray(0, bytesRead)
}
