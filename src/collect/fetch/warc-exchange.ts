/**
 * How a FetchResult lies in a WARC file: a whole answer as `response` records (one for each redirect on the way), a 304 as a `response`
 * with that status, and everything that gave no answer as one `metadata` record with the outcome as JSON. Pure but for the compression.
 */
import { WARCParser, WARCRecord, WARCSerializer } from 'warcio'
import type { FetchedPage, FetchRequest, FetchResult, Redirect } from '../../model/http.ts'
import { decodeBody } from './decode-body.ts'

/** One recorded answer, or the recorded outcome of a question without one. */
export type Recorded =
  | { readonly status: number; readonly headers: FetchedPage['headers']; readonly body: Uint8Array }
  | { readonly outcome: FetchResult }

const HTTP_RESPONSE = 'application/http; msgtype=response'
const OUTCOME = 'application/vnd.broadsheet.outcome+json'
// The body is stored unpacked; these headers speak of the packed one, and keep their words under another name.
const OF_THE_WIRE: ReadonlySet<string> = new Set(['content-encoding', 'content-length', 'transfer-encoding'])
const ORIGINAL = 'x-archive-orig-'

/** The bytes of one gzip member a record for one exchange, in order. */
export async function recordsOf(request: FetchRequest, result: FetchResult, at: Date): Promise<Uint8Array> {
  const members = await Promise.all(plannedRecords(request, result).map((planned) => memberOf(planned, at)))
  return Buffer.concat(members)
}

export function infoRecord(at: Date): Promise<Uint8Array> {
  const record = WARCRecord.createWARCInfo(
    { date: at.toISOString(), warcVersion: 'WARC/1.1' },
    { software: 'Broadsheet', format: 'WARC File Format 1.1' },
  )
  return WARCSerializer.serialize(record, { gzip: true })
}

type Planned = { readonly url: string; readonly contentType: string; readonly parts: readonly Uint8Array[] }

function plannedRecords(request: FetchRequest, result: FetchResult): readonly Planned[] {
  if (result.kind === 'fetched') {
    const { page } = result
    return [...page.redirects.map(redirectRecord), response(page.url, page.status, page)]
  }
  if (result.kind === 'not-modified') {
    const url = result.redirects.at(-1)?.to ?? request.url
    return [
      ...result.redirects.map(redirectRecord),
      response(url, 304, { headers: result.headers, body: new Uint8Array() }),
    ]
  }
  return [{ url: request.url, contentType: OUTCOME, parts: [Buffer.from(JSON.stringify(result))] }]
}

function redirectRecord({ status, from, to }: Redirect): Planned {
  return response(from, status, { headers: { location: [to] }, body: new Uint8Array() })
}

function response(
  url: string,
  status: number,
  { headers, body }: Pick<FetchedPage, 'headers' | 'body'>,
): Planned {
  const lines = Object.entries(headers).flatMap(([name, values]) =>
    values.map((value) => `${OF_THE_WIRE.has(name) ? ORIGINAL : ''}${name}: ${value}\r\n`),
  )
  // No length of its own: the record's block ends with the body.
  const head = `HTTP/1.1 ${status} \r\n${lines.join('')}\r\n`
  return { url, contentType: HTTP_RESPONSE, parts: [Buffer.from(head), body] }
}

async function memberOf({ url, contentType, parts }: Planned, at: Date): Promise<Uint8Array> {
  const record = WARCRecord.create(
    {
      url,
      date: at.toISOString(),
      type: contentType === OUTCOME ? 'metadata' : 'response',
      warcVersion: 'WARC/1.1',
      warcHeaders: { 'Content-Type': contentType },
    },
    parts,
  )
  // The head is among the parts, byte for byte: warcio would fold repeated headers into one.
  record.httpHeaders = null
  return WARCSerializer.serialize(record, { gzip: true })
}

/** Reads one record's bytes as they lie in the file; undefined for kinds of records that answer nothing. */
export async function readRecorded(bytes: Uint8Array, maxBytes: number): Promise<Recorded | undefined> {
  const record = await WARCParser.parse([bytes], { parseHttp: false })
  if (!record) return undefined
  const block = await record.readFully(false)
  // The last record of a recording that was killed; half a document is no document.
  if (block.length < record.warcContentLength) return undefined
  if (record.warcContentType?.startsWith(OUTCOME)) return { outcome: parseOutcome(block) }
  return record.warcType === 'response' ? parseResponse(block, maxBytes) : undefined
}

/** Kinds that are stored as an outcome. */
const OUTCOMES = ['unavailable', 'refused', 'missing', 'gone', 'invalid'] as const

function parseOutcome(block: Uint8Array): FetchResult {
  const stored: unknown = JSON.parse(Buffer.from(block).toString())
  const fields = new Map(Object.entries(typeof stored === 'object' && stored !== null ? stored : {}))
  const kind = OUTCOMES.find((known) => known === fields.get('kind')) ?? 'invalid'
  const code = String(fields.get('code') ?? 'bad-record')
  const message = String(fields.get('message') ?? 'The recorded outcome cannot be read.')
  const status = Number(fields.get('status') ?? Number.NaN)
  const retryAt = new Date(String(fields.get('retryAt')))
  if (kind === 'gone') return { kind, message }
  if (kind === 'missing') return { kind, code, message, status: Number.isNaN(status) ? 404 : status }
  const known = { kind, code, message, ...(Number.isNaN(status) ? {} : { status }) }
  return kind === 'unavailable' && !Number.isNaN(retryAt.getTime()) ? { ...known, kind, retryAt } : known
}

function parseResponse(block: Uint8Array, maxBytes: number): Recorded | undefined {
  const buffer = Buffer.from(block.buffer, block.byteOffset, block.length)
  const end = buffer.indexOf('\r\n\r\n')
  const [statusLine = '', ...lines] = buffer
    .toString('utf8', 0, end === -1 ? buffer.length : end)
    .split('\r\n')
  const status = Number(/^HTTP\/\S+ (\d{3})/.exec(statusLine)?.[1])
  if (!status) return undefined
  const stored = headersOf(lines)
  const packed = end === -1 ? buffer.subarray(0, 0) : buffer.subarray(end + 4)
  const whole = stored['transfer-encoding']?.includes('chunked') ? dechunked(packed) : packed
  const body = decodeBody(whole, stored['content-encoding'] ?? [], maxBytes)
  return { status, headers: originalHeaders(stored), body }
}

function headersOf(lines: readonly string[]): Record<string, readonly string[]> {
  const headers: Record<string, readonly string[]> = Object.create(null)
  for (const line of lines) {
    const colon = line.indexOf(':')
    if (colon < 1) continue
    const name = line.slice(0, colon).trim().toLowerCase()
    headers[name] = [...(headers[name] ?? []), line.slice(colon + 1).trim()]
  }
  return headers
}

/** The headers the server sent: what we wrote for the stored body gives way to what was kept under another name. */
function originalHeaders(stored: FetchedPage['headers']): FetchedPage['headers'] {
  const names = Object.keys(stored)
  if (!names.some((name) => name.startsWith(ORIGINAL))) return stored
  const kept = names.filter((name) => !OF_THE_WIRE.has(name))
  const entries = kept.map((name) => [name.replace(ORIGINAL, ''), stored[name] ?? []] as const)
  return Object.assign(Object.create(null), Object.fromEntries(entries))
}

/** Archives of other programs keep the chunks of the wire (RFC 9112 7.1). */
function dechunked(bytes: Buffer): Buffer {
  const chunks: Buffer[] = []
  let at = 0
  for (;;) {
    const lineEnd = bytes.indexOf('\r\n', at)
    const size = Number.parseInt(bytes.toString('latin1', at, lineEnd === -1 ? at : lineEnd), 16)
    // A body that was stored unpacked under its old header is taken as it is.
    if (Number.isNaN(size)) return at === 0 ? bytes : Buffer.concat(chunks)
    if (size === 0) return Buffer.concat(chunks)
    chunks.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + size))
    at = lineEnd + 2 + size + 2
  }
}
