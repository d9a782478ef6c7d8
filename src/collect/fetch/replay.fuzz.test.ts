import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { clientFor, NOW, serve } from '../../../test/fetch/loopback.ts'
import { BroadsheetError } from '../../lib/error.ts'
import { recordHttp } from './record.ts'
import { replayHttp } from './replay.ts'

type Damage = { readonly at: number; readonly byte: number; readonly length: number }

const anyDamage: fc.Arbitrary<Damage> = fc.record({
  at: fc.double({ min: 0, max: 0.999, noNaN: true }),
  byte: fc.integer({ min: 0, max: 255 }),
  length: fc.integer({ min: 0, max: 40 }),
})

/** Overwrites one byte and takes some away after it. */
function damaged(bytes: Buffer, { at, byte, length }: Damage): Buffer {
  const place = Math.floor(at * bytes.length)
  return Buffer.concat([bytes.subarray(0, place), Buffer.from([byte]), bytes.subarray(place + length)])
}

test('a damaged archive, packed or not, is named or answers with results, and never breaks a run', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-fuzz-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'run.warc.gz')
  const base = await serve((request, response) => {
    if (request.url === '/feed') response.writeHead(200, { etag: '"1"' }).end('<rss/>')
    else response.writeHead(503, { 'retry-after': '30' }).end()
  })
  const addresses = [`${base}/feed`, `${base}/busy`]
  const recorder = recordHttp(clientFor([base]), file)
  for (const url of addresses) await recorder.fetch({ url, wanted: 'page' })
  await recorder.close()
  const packed = readFileSync(file)
  const plain = gunzipSync(packed)

  async function kindsOf(bytes: Buffer): Promise<readonly string[]> {
    writeFileSync(file, bytes)
    const replay = await replayHttp(file, { now: NOW })
    const results = await Promise.all(addresses.map((url) => replay.fetch({ url, wanted: 'page' })))
    await replay.close()
    return results.map(({ kind }) => kind)
  }
  const known = ['fetched', 'not-modified', 'unavailable', 'refused', 'missing', 'gone', 'invalid']
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(packed, plain), anyDamage, async (whole, damage) => {
      const kinds = await kindsOf(damaged(whole, damage)).catch((error: unknown) => {
        expect(error).toBeInstanceOf(BroadsheetError)
        return []
      })
      for (const kind of kinds) expect(known).toContain(kind)
    }),
    { numRuns: 150 },
  )
})
