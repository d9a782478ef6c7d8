import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { decodeStart } from './decode-start.ts'

const LIMIT = 10_000
const START = 'User-agent: *\nDisallow: /private/\n'
const EVEN = Buffer.from(`${START}${'# We count our tram tickets here.\n'.repeat(8_000)}`)
/** Hardly packs at all, so that the body itself is longer than the limit. */
const UNEVEN = Buffer.from(
  `${START}${Array.from({ length: 4_000 }, (_, line) => `# ${Math.sin(line)}\n`).join('')}`,
)

test.each([
  { case: 'plain', body: UNEVEN.subarray(0, LIMIT), coding: 'identity' },
  { case: 'gzip that unpacks to more', body: gzipSync(EVEN), coding: 'gzip' },
  { case: 'gzip cut at the limit', body: gzipSync(UNEVEN).subarray(0, LIMIT), coding: 'x-gzip' },
  { case: 'deflate', body: deflateSync(EVEN), coding: 'deflate' },
  { case: 'bare deflate', body: deflateRawSync(EVEN), coding: 'deflate' },
  { case: 'brotli', body: brotliCompressSync(EVEN), coding: 'br' },
  { case: 'brotli cut at the limit', body: brotliCompressSync(UNEVEN).subarray(0, LIMIT), coding: 'br' },
  { case: 'zstandard', body: zstdCompressSync(EVEN), coding: 'zstd' },
])('of $case the beginning is read', ({ body, coding }) => {
  const start = Buffer.from(decodeStart(body, [coding], LIMIT))
  expect(start.length).toBeLessThanOrEqual(LIMIT)
  expect(start.length).toBeGreaterThan(LIMIT / 2)
  expect(start.toString()).toMatch(START)
})

test.each([
  { case: 'half of a short one', body: gzipSync(START).subarray(0, 20), coding: 'gzip' },
  {
    case: 'a brotli that unpacks to far more',
    body: brotliCompressSync(Buffer.alloc(9_000_000)),
    coding: 'br',
  },
  { case: 'a long text that is no gzip', body: UNEVEN.subarray(0, LIMIT), coding: 'gzip' },
])('$case is an error', ({ body, coding }) => {
  expect(() => decodeStart(body, [coding], LIMIT)).toThrow()
})

test('a short one is read whole', () => {
  expect(Buffer.from(decodeStart(gzipSync(START), ['gzip'], LIMIT)).toString()).toBe(START)
})
