import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { clientFor, NOW, serve } from '../../../test/fetch/loopback.ts'
import type { FetchRequest, FetchResult, Http } from '../../model/http.ts'
import { recordHttp } from './record.ts'
import { replayHttp } from './replay.ts'

const LATER = new Date('2026-03-02T00:00:00Z')

function scratchFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-replay-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return join(folder, 'run.warc.gz')
}

async function answersOf(http: Http, requests: readonly FetchRequest[]): Promise<FetchResult[]> {
  const results: FetchResult[] = []
  for (const request of requests) results.push(await http.fetch(request))
  return results
}

/** What a replay must repeat: all but the moment and the packing. */
function lasting(result: FetchResult): unknown {
  if (result.kind !== 'fetched') return result
  const { fetchedAt: _fetchedAt, wireBytes: _wireBytes, body, ...page } = result.page
  return { ...page, body: Buffer.from(body).toString('latin1') }
}

async function publisher(): Promise<string> {
  let visits = 0
  return serve((request, response) => {
    if (request.url === '/moved') response.writeHead(301, { location: '/feed' }).end()
    else if (request.url === '/feed' && request.headers['if-none-match'])
      response.writeHead(304, { etag: '"2"' }).end()
    else if (request.url === '/feed') {
      response.writeHead(200, { 'content-encoding': 'gzip', link: ['<a>; rel=x', '<b>; rel=y'], etag: '"1"' })
      response.end(gzipSync(`<rss>Grüße ${visits++}</rss>`))
    } else if (request.url === '/image') response.end(Buffer.from([0, 255, 13, 10, 13, 10, 128]))
    else if (request.url === '/busy') response.writeHead(503, { 'retry-after': '30' }).end()
    else if (request.url === '/cut')
      response.writeHead(200, { 'content-length': 100 }).write('half', () => response.destroy())
    else response.writeHead(404).end()
  })
}

test('a replay repeats what was recorded, failures and redirects included, without the server', async () => {
  const file = scratchFile()
  const base = await publisher()
  const requests: readonly FetchRequest[] = [
    { url: `${base}/feed`, wanted: 'feed' },
    { url: `${base}/feed`, wanted: 'feed' },
    { url: `${base}/moved`, wanted: 'feed' },
    { url: `${base}/feed`, wanted: 'feed', etag: '"1"' },
    { url: `${base}/image`, wanted: 'image' },
    { url: `${base}/busy`, wanted: 'page' },
    { url: `${base}/cut`, wanted: 'page' },
    { url: `${base}/none`, wanted: 'page' },
    { url: 'http://10.0.0.1/', wanted: 'page' },
  ]
  const recorder = recordHttp(clientFor([base]), file)
  const live = await answersOf(recorder, requests)
  await recorder.close()
  const once = await replayHttp(file, { now: LATER })
  const again = await replayHttp(file, { now: LATER })
  const first = await answersOf(once, requests)
  const second = await answersOf(again, requests)
  await Promise.all([once.close(), again.close()])
  expect(first.map(lasting)).toEqual(live.map(lasting))
  expect(second).toEqual(first)
  expect(first.map(({ kind }) => kind)).toEqual([
    'fetched',
    'fetched',
    'fetched',
    'not-modified',
    'fetched',
    'unavailable',
    'unavailable',
    'missing',
    'refused',
  ])
  expect(first[0]).toMatchObject({
    page: { fetchedAt: LATER, headers: { link: ['<a>; rel=x', '<b>; rel=y'], 'content-encoding': ['gzip'] } },
  })
})

test.each([
  { wanted: 'feed', result: { kind: 'unavailable', code: 'not-in-archive' } },
  { wanted: 'page', result: { kind: 'unavailable', code: 'not-in-archive' } },
  { wanted: 'robots', result: { kind: 'missing', status: 404 } },
  { wanted: 'well-known', result: { kind: 'missing', status: 404 } },
] as const)('what was never recorded: $wanted is $result.kind', async ({ wanted, result }) => {
  const file = scratchFile()
  const recorder = recordHttp(clientFor([]), file)
  await recorder.fetch({ url: 'http://10.0.0.1/', wanted: 'page' })
  await recorder.close()
  const replay = await replayHttp(file, { now: NOW })
  expect(await replay.fetch({ url: 'https://news.example/robots.txt', wanted })).toMatchObject(result)
  await replay.close()
})

function warcRecord(url: string, http: string): Buffer {
  const block = Buffer.from(http, 'latin1')
  const head = `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: ${url}\r\nWARC-Date: 2026-01-15T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${block.length}\r\n\r\n`
  return Buffer.concat([Buffer.from(head), block, Buffer.from('\r\n\r\n')])
}

const packed = gzipSync('<p>packed</p>').toString('latin1')
test.each([
  { case: 'plain', http: 'HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc', body: 'abc' },
  {
    case: 'in chunks',
    http: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n',
    body: 'abcde',
  },
  {
    case: 'called chunked, stored whole',
    http: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n<p>x</p>',
    body: '<p>x</p>',
  },
  {
    case: 'packed',
    http: `HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n${packed}`,
    body: '<p>packed</p>',
  },
])("another program's archive, $case", async ({ http, body }) => {
  for (const pack of [gzipSync, (bytes: Buffer) => bytes]) {
    const file = scratchFile()
    writeFileSync(file, pack(warcRecord('https://first.example/', 'HTTP/1.1 200 OK\r\n\r\nfirst')))
    appendFileSync(file, pack(warcRecord('https://news.example/a', http)))
    const replay = await replayHttp(file, { now: NOW })
    const result = await replay.fetch({ url: 'https://news.example/a', wanted: 'page' })
    await replay.close()
    expect(result.kind === 'fetched' && Buffer.from(result.page.body).toString()).toBe(body)
  }
})

test.each([
  { case: 'not there', make: () => {} },
  { case: 'empty', make: (file: string) => writeFileSync(file, '') },
  { case: 'something else', make: (file: string) => writeFileSync(file, 'a letter to the editor\r\n\r\n') },
])('an archive that is $case is named', async ({ make }) => {
  const file = scratchFile()
  make(file)
  await expect(replayHttp(file, { now: NOW })).rejects.toMatchObject({ code: 'REPLAY_UNREADABLE' })
})

test('a recording that cannot be written is named', async () => {
  const recorder = recordHttp(clientFor([]), join(scratchFile(), 'below', 'a-file.warc.gz'))
  await expect(recorder.fetch({ url: 'http://10.0.0.1/', wanted: 'page' })).rejects.toMatchObject({
    code: 'RECORD_FAILED',
  })
})

test('a recording that was killed gives what is whole', async () => {
  const file = scratchFile()
  const base = await publisher()
  const recorder = recordHttp(clientFor([base]), file)
  await recorder.fetch({ url: `${base}/feed`, wanted: 'feed' })
  await recorder.fetch({ url: `${base}/image`, wanted: 'image' })
  await recorder.close()
  writeFileSync(file, readFileSync(file).subarray(0, -20))
  const replay = await replayHttp(file, { now: NOW })
  const kinds = [
    (await replay.fetch({ url: `${base}/feed`, wanted: 'feed' })).kind,
    (await replay.fetch({ url: `${base}/image`, wanted: 'image' })).kind,
  ]
  await replay.close()
  expect(kinds).toEqual(['fetched', 'unavailable'])
})

test('a recording is WARC 1.1, a gzip member a record', async () => {
  const file = scratchFile()
  const base = await publisher()
  const recorder = recordHttp(clientFor([base]), file)
  await recorder.fetch({ url: `${base}/moved`, wanted: 'feed' })
  await recorder.close()
  const text = gunzipSync(readFileSync(file)).toString('latin1')
  expect(text.match(/^WARC\/1\.1\r$/gm)).toHaveLength(3)
  expect(text.match(/^WARC-Type: \w+/gm)).toEqual([
    'WARC-Type: warcinfo',
    'WARC-Type: response',
    'WARC-Type: response',
  ])
})
