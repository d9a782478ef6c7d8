import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { decodeBody } from './decode-body.ts'

const TEXT = Buffer.from('<rss>'.padEnd(5_000, 'a plain sentence. '))
const flipped = (bytes: Buffer) =>
  Buffer.concat([bytes.subarray(0, -6), Buffer.from([1]), bytes.subarray(-5)])

function outcomeOf(body: Uint8Array, encoding: string, maxBytes = 100_000): string {
  try {
    return Buffer.from(decodeBody(body, [encoding], maxBytes)).equals(TEXT) ? 'whole' : 'other'
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'unnamed'
  }
}

test.each([
  { case: 'gzip', body: gzipSync(TEXT), encoding: 'gzip', outcome: 'whole' },
  { case: 'x-gzip in capitals', body: gzipSync(TEXT), encoding: 'X-GZIP', outcome: 'whole' },
  { case: 'brotli', body: brotliCompressSync(TEXT), encoding: 'br', outcome: 'whole' },
  { case: 'zstandard', body: zstdCompressSync(TEXT), encoding: 'zstd', outcome: 'whole' },
  { case: 'deflate as zlib', body: deflateSync(TEXT), encoding: 'deflate', outcome: 'whole' },
  {
    case: 'deflate as old servers mean it',
    body: deflateRawSync(TEXT),
    encoding: 'deflate',
    outcome: 'whole',
  },
  { case: 'two codings', body: brotliCompressSync(gzipSync(TEXT)), encoding: 'gzip, br', outcome: 'whole' },
  { case: 'identity', body: TEXT, encoding: 'identity', outcome: 'whole' },
  { case: 'half a gzip', body: gzipSync(TEXT).subarray(0, 30), encoding: 'gzip', outcome: 'incomplete' },
  {
    case: 'gzip without its last byte',
    body: gzipSync(TEXT).subarray(0, -1),
    encoding: 'gzip',
    outcome: 'incomplete',
  },
  {
    case: 'half a brotli',
    body: brotliCompressSync(TEXT).subarray(0, 20),
    encoding: 'br',
    outcome: 'incomplete',
  },
  {
    case: 'half a zstandard',
    body: zstdCompressSync(TEXT).subarray(0, 20),
    encoding: 'zstd',
    outcome: 'incomplete',
  },
  {
    case: 'half a deflate',
    body: deflateRawSync(TEXT).subarray(0, 20),
    encoding: 'deflate',
    outcome: 'incomplete',
  },
  { case: 'a wrong check sum', body: flipped(gzipSync(TEXT)), encoding: 'gzip', outcome: 'bad-encoding' },
  { case: 'text called gzip', body: TEXT, encoding: 'gzip', outcome: 'bad-encoding' },
  { case: 'an unknown name', body: TEXT, encoding: 'x-made-up', outcome: 'unknown-encoding' },
  { case: 'a name of every object', body: TEXT, encoding: 'constructor', outcome: 'unknown-encoding' },
  { case: 'packed four times', body: TEXT, encoding: 'gzip, gzip, gzip, gzip', outcome: 'encoding-chain' },
])('decoding: $case is $outcome', ({ body, encoding, outcome }) => {
  expect(outcomeOf(body, encoding)).toBe(outcome)
})

test.each([
  { case: 'past its limit', bytes: 200_000, maxBytes: 100_000, outcome: 'too-large' },
  { case: 'far out of proportion', bytes: 6_000_000, maxBytes: 50_000_000, outcome: 'bomb' },
  { case: 'within its limit', bytes: 90_000, maxBytes: 100_000, outcome: 'other' },
])('growing: $case is $outcome', ({ bytes, maxBytes, outcome }) => {
  expect(outcomeOf(gzipSync(Buffer.alloc(bytes)), 'gzip', maxBytes)).toBe(outcome)
})
