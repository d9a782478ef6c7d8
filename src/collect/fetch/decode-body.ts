import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync, zstdDecompressSync } from 'node:zlib'
import { FetchError } from './fetch-error.ts'

const MAX_CODINGS = 3
// Real text seldom packs better than 1:50; deflate's own limit is 1:1032.
const MAX_RATIO = 200
/** Below this size the ratio says nothing. */
const RATIO_FREE_BYTES = 4 * 1024 * 1024

type Decoder = (bytes: Uint8Array, options: { maxOutputLength: number }) => Uint8Array

const DECODERS: Readonly<Record<string, Decoder>> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  // RFC 9110 8.4.1.2 means the zlib format; servers that send bare deflate are as old as the header.
  deflate: (bytes, options) => (isZlib(bytes) ? inflateSync(bytes, options) : inflateRawSync(bytes, options)),
  br: brotliDecompressSync,
  zstd: zstdDecompressSync,
  identity: (bytes) => bytes,
}

/**
 * The body without its content codings. Throws FetchError: `incomplete` when a stream stops before its end, `bad-encoding` when it is
 * not what it says, `too-large` or `bomb` when it grows past `maxBytes` or past 200 times its size, `unknown-encoding`, `encoding-chain`.
 */
export function decodeBody(
  body: Uint8Array,
  contentEncoding: readonly string[],
  maxBytes: number,
): Uint8Array {
  const codings = contentEncoding
    .flatMap((value) => value.split(','))
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== '')
  if (codings.length > MAX_CODINGS) {
    throw new FetchError('encoding-chain', `The body is packed ${codings.length} times over.`)
  }
  return codings.reduceRight((bytes, coding) => decodeOnce(bytes, coding, maxBytes), body)
}

/** Unpacks a gzip file that is sent as a file, without a Content-Encoding, such as `sitemap.xml.gz`. */
export function unpackGzipFile(body: Uint8Array, maxBytes: number): Uint8Array {
  return body[0] === 0x1f && body[1] === 0x8b ? decodeOnce(body, 'gzip', maxBytes) : body
}

function decodeOnce(bytes: Uint8Array, coding: string, maxBytes: number): Uint8Array {
  const decode = Object.hasOwn(DECODERS, coding) ? DECODERS[coding] : undefined
  if (!decode)
    throw new FetchError('unknown-encoding', `The body is packed in an unknown way: ${coding.slice(0, 40)}.`)
  // An empty body has no stream to end, whatever the header says.
  if (bytes.length === 0) return bytes
  const ratioBytes = Math.max(RATIO_FREE_BYTES, bytes.length * MAX_RATIO)
  try {
    return decode(bytes, { maxOutputLength: Math.min(maxBytes, ratioBytes) })
  } catch (error) {
    throw namedError(error, coding, ratioBytes < maxBytes)
  }
}

function namedError(error: unknown, coding: string, ratioBinds: boolean): FetchError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'Z_BUF_ERROR')
    return new FetchError('incomplete', `The ${coding} stream stops before its end.`)
  if (code !== 'ERR_BUFFER_TOO_LARGE')
    return new FetchError('bad-encoding', `The body is not valid ${coding}.`)
  return ratioBinds
    ? new FetchError('bomb', `The body unpacks to more than ${MAX_RATIO} times its size.`)
    : new FetchError('too-large', 'The body unpacks to more than its limit.')
}

// RFC 1950 2.2: method 8 and a header divisible by 31.
function isZlib(bytes: Uint8Array): boolean {
  const [first = 0, second = 0] = bytes
  return (first & 0x0f) === 8 && ((first << 8) | second) % 31 === 0
}
