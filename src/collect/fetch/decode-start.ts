import {
  brotliDecompressSync,
  constants,
  gunzipSync,
  inflateRawSync,
  inflateSync,
  zstdDecompressSync,
} from 'node:zlib'
import { decodeBody } from './decode-body.ts'
import { FetchError } from './fetch-error.ts'

type StartDecoder = (bytes: Uint8Array, maxOutputLength: number) => Uint8Array

const UNFINISHED = { finishFlush: constants.Z_SYNC_FLUSH }

/** Decoders that take what there is of a stream and do not ask for its end. */
const DECODERS: ReadonlyMap<string, readonly StartDecoder[]> = new Map([
  ['gzip', [(bytes, maxOutputLength) => gunzipSync(bytes, { ...UNFINISHED, maxOutputLength })]],
  [
    'deflate',
    [
      (bytes, maxOutputLength) => inflateSync(bytes, { ...UNFINISHED, maxOutputLength }),
      (bytes, maxOutputLength) => inflateRawSync(bytes, { ...UNFINISHED, maxOutputLength }),
    ],
  ],
  [
    'br',
    [
      (bytes, maxOutputLength) =>
        brotliDecompressSync(bytes, { finishFlush: constants.BROTLI_OPERATION_FLUSH, maxOutputLength }),
    ],
  ],
  [
    'zstd',
    [
      (bytes, maxOutputLength) =>
        zstdDecompressSync(bytes, { finishFlush: constants.ZSTD_e_flush, maxOutputLength }),
    ],
  ],
])

/** Memory for one try, as a multiple of what is wanted. */
const ROOM = 32

/**
 * The first `maxBytes` of a body without its content coding, where more is not needed: RFC 9309 section 2.5 lets a crawler read
 * 500 KiB of robots.txt. A body that is shorter must be whole. Throws FetchError as `decodeBody` does; `too-large` when less than
 * that can be had of it.
 */
export function decodeStart(
  body: Uint8Array,
  contentEncoding: readonly string[],
  maxBytes: number,
): Uint8Array {
  // A body as long as the limit was cut off there.
  if (body.length >= maxBytes) return startOf(body, contentEncoding, maxBytes)
  try {
    return decodeBody(body, contentEncoding, maxBytes)
  } catch (error) {
    const isLarge = error instanceof FetchError && (error.code === 'too-large' || error.code === 'bomb')
    if (!isLarge) throw error
    return startOf(body, contentEncoding, maxBytes)
  }
}

function startOf(body: Uint8Array, contentEncoding: readonly string[], maxBytes: number): Uint8Array {
  const coding = contentEncoding.join().trim().toLowerCase().replace(/^x-/, '')
  const decoders = DECODERS.get(coding)
  if (!decoders) return decodeBody(body, contentEncoding, maxBytes)
  for (let size = body.length; size > 0; size = Math.floor(size / 2)) {
    for (const decode of decoders) {
      const start = tryToDecode(() => decode(body.subarray(0, size), maxBytes * ROOM))
      // Of a body we shortened ourselves less than the limit would be less than there is; nothing at all has no rules.
      const least = size === body.length ? 1 : maxBytes
      if (start && start.length >= least) return start.subarray(0, maxBytes)
    }
  }
  throw new FetchError('too-large', `Too little of the body can be unpacked as ${coding}.`)
}

function tryToDecode(decode: () => Uint8Array): Uint8Array | undefined {
  try {
    return decode()
  } catch {
    // zlib has no other way to say that the output is too large or the input broken; a shorter input tells which.
    return undefined
  }
}
