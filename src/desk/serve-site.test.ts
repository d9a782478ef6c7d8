import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { request as ask } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { Worker } from 'node:worker_threads'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseConfig } from '../config/read-config.ts'
import { openStore } from '../store/open-store.ts'
import { type Desk, serveSite } from './serve-site.ts'

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-desk-'))
const store = openStore({ file: join(folder, '.broadsheet', 'store.sqlite') })
const LONG = 'Ferries leave early. '.repeat(200)
const LARGE = `<p>${LONG.repeat(200)}</p>`
const FILES: Readonly<Record<string, string>> = {
  'public/index.html': '<h1>The Quay</h1>',
  'public/404.html': '<h1>Not here</h1>',
  'public/topics/tides/index.html': LONG,
  'public/api/news/index.json': '{"value":[]}',
  'public/feeds/all.rss': '<rss/>',
  'public/large.html': LARGE,
  'public/.hidden': 'hidden',
  'public/.well-known/tdmrep.json': '[]',
  'public/name with space.txt': 'spaced',
  'secret.txt': 'secret',
}
let desk: Desk

beforeAll(async () => {
  for (const [path, content] of Object.entries(FILES)) {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  const yaml = 'site:\n  name: P\n  url: https://quay.example/paper\ntopics:\n  - name: Tides\n'
  await store.migrate()
  desk = await serveSite({
    config: parseConfig(yaml, { folder, file: 'broadsheet.yaml' }),
    store,
    host: '127.0.0.1',
    port: 0,
  })
})
afterAll(async () => {
  await desk.close()
  await store.close()
  rmSync(folder, { recursive: true })
})

const get = (path: string, init: RequestInit = {}) => fetch(new URL(path, desk.address), init)

test.each([
  { path: '', status: 200, type: 'text/html; charset=utf-8', body: '<h1>The Quay</h1>' },
  { path: 'topics/tides/', status: 200, type: 'text/html; charset=utf-8', body: LONG },
  { path: 'api/news/', status: 200, type: 'application/json; charset=utf-8', body: '{"value":[]}' },
  { path: 'api/news/?page=2', status: 200, type: 'application/json; charset=utf-8', body: '{"value":[]}' },
  { path: 'feeds/all.rss', status: 200, type: 'application/rss+xml; charset=utf-8', body: '<rss/>' },
  { path: 'name%20with%20space.txt', status: 200, type: 'text/plain; charset=utf-8', body: 'spaced' },
  {
    path: '.well-known/tdmrep.json',
    status: 200,
    type: 'application/json; charset=utf-8',
    body: '[]',
  },
  { path: 'large.html', status: 200, type: 'text/html; charset=utf-8', body: LARGE },
  { path: 'no/such/page/', status: 404, type: 'text/html; charset=utf-8', body: '<h1>Not here</h1>' },
  { path: 'topics', status: 404, type: 'text/html; charset=utf-8', body: '<h1>Not here</h1>' },
  { path: '/index.html', status: 404, type: 'text/html; charset=utf-8', body: '<h1>Not here</h1>' },
])('/paper/$path is $status', async ({ path, status, type, body }) => {
  const answer = await get(path)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([status, type])
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  const policy = answer.headers.get('content-security-policy') ?? ''
  if (status === 200 && type.startsWith('text/html'))
    expect(policy).toMatch(/^default-src 'none';.*frame-ancestors 'none'$/)
  expect(await answer.text()).toBe(body)
})

/** Sends a path as it is; `fetch` would tidy it first. */
async function sendRaw(path: string): Promise<string> {
  const { hostname, port } = new URL(desk.address)
  const socket = connect(Number(port), hostname)
  socket.write(`GET ${path} HTTP/1.1\r\nHost: quay.example\r\nConnection: close\r\n\r\n`)
  return text(socket)
}

test.each([
  '/paper/../secret.txt',
  '/paper/../../secret.txt',
  '/paper/%2e%2e/secret.txt',
  '/paper/..%2fsecret.txt',
  '/paper/%2e%2e%2fsecret.txt',
  '/paper/..%5csecret.txt',
  '/paper/topics/../../secret.txt',
  '/paper/.well-known/../../secret.txt',
  '/paper/.hidden',
  '/paper/%2ehidden',
  '/paper/index.html%00.txt',
  '/paper/%',
  '/paper//etc/passwd',
  '//paper/index.html',
  `/paper/${'a'.repeat(5_000)}`,
  '/',
  'paper/index.html',
])('%s reaches nothing', async (path) => {
  const answer = await sendRaw(path)
  expect(answer).toMatch(/^HTTP\/1\.1 40[04] /)
  expect(answer).not.toContain('secret')
})

test('HEAD has the head of GET and no body', async () => {
  for (const path of ['topics/tides/', 'large.html']) {
    const head = await get(path, { method: 'HEAD', headers: { 'accept-encoding': 'identity' } })
    expect(head.headers.get('content-length')).toBe(String((await (await get(path)).text()).length))
    expect(await head.text()).toBe('')
  }
})

test('another method is not allowed', async () => {
  const answer = await get('', { method: 'POST', body: 'x' })
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
})

test('what the reader has is not sent again, until it changes', async () => {
  const etag = (await get('')).headers.get('etag') ?? ''
  const strong = etag.replace('W/', '')
  for (const tags of [etag, strong, `"other", ${etag}`, '*']) {
    const answer = await get('', { headers: { 'if-none-match': tags } })
    expect([answer.status, answer.headers.get('etag'), await answer.text()], tags).toEqual([304, etag, ''])
  }
  expect((await get('', { headers: { 'if-none-match': '"other"' } })).status).toBe(200)

  writeFileSync(join(folder, 'public/index.html'), '<h1>The Pier</h1>')
  utimesSync(join(folder, 'public/index.html'), 1_800_000_000, 1_800_000_000)
  const askAgain = () => get('', { headers: { 'if-none-match': etag } })
  await expect.poll(async () => (await askAgain()).status).toBe(200)
  expect(await (await askAgain()).text()).toBe('<h1>The Pier</h1>')
  writeFileSync(join(folder, 'public/index.html'), FILES['public/index.html'] ?? '')
})

test.each([
  { path: 'topics/tides/', accepts: 'gzip, br', encoding: 'gzip' },
  { path: 'large.html', accepts: 'gzip', encoding: 'gzip' },
  { path: 'topics/tides/', accepts: 'gzip;q=0', encoding: undefined },
  { path: 'topics/tides/', accepts: 'identity', encoding: undefined },
  { path: 'api/news/', accepts: 'gzip', encoding: undefined },
])('$path for a reader of $accepts comes as $encoding', async ({ path, accepts, encoding }) => {
  const { head, body } = await getPacked(path, accepts)
  expect([head['content-encoding'], head.vary]).toEqual([encoding, 'accept-encoding'])
  const plain = encoding ? gunzipSync(body).toString() : body.toString()
  expect(plain).toBe(await (await get(path)).text())
})

function getPacked(path: string, accepts: string) {
  return new Promise<{ head: Record<string, unknown>; body: Buffer }>((resolve, reject) => {
    const asked = ask(new URL(path, desk.address), { headers: { 'accept-encoding': accepts } }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () => resolve({ head: answer.headers, body: Buffer.concat(chunks) }))
    })
    asked.on('error', reject).end()
  })
}

test('the search answers below the base path', async () => {
  const answer = await get('api/search/?q=ferries')
  expect(await answer.json()).toEqual({ query: 'ferries', value: [] })
})

/** Asks for a page from a thread of its own and leaves the status in shared memory. */
const CLIENT = `const { workerData: { address, status } } = require('node:worker_threads')
fetch(address).then((answer) => { status[0] = answer.status; Atomics.notify(status, 0) })`

test('a reader is answered while the program computes', () => {
  const status = new Int32Array(new SharedArrayBuffer(4))
  const client = new Worker(CLIENT, { eval: true, workerData: { address: desk.address, status } })
  // This thread does nothing else until the answer is there, as in the middle of a run.
  expect(Atomics.wait(status, 0, 0, 30_000)).toBe('ok')
  expect(status[0]).toBe(200)
  void client.terminate()
})
