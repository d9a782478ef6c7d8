import { createServer } from 'node:http'
import { connect, type Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import {
  CERTIFICATE,
  clientFor,
  NOW,
  SETTINGS,
  serve,
  serveBytes,
  serveSecure,
} from '../../../test/fetch/loopback.ts'
import type { FetchResult, Wanted } from '../../model/http.ts'
import { createHttp } from './create-http.ts'

const FEED = '<rss version="2.0"><channel><title>Harbour News</title></channel></rss>'

function nameOf(result: FetchResult): string {
  return 'code' in result ? `${result.kind} ${result.code}` : result.kind
}

test('a whole answer: body, headers apart, final address, moment', async () => {
  const base = await serve((_request, response) => {
    response.writeHead(200, {
      'content-type': 'text/xml',
      link: ['<a>; rel=x', '<b>; rel=y'],
      'content-encoding': 'gzip',
    })
    response.end(gzipSync(FEED))
  })
  const result = await clientFor([base]).fetch({ url: `${base}/feed`, wanted: 'feed' })
  expect(result).toMatchObject({
    kind: 'fetched',
    page: { url: `${base}/feed`, status: 200, redirects: [], fetchedAt: NOW },
  })
  if (result.kind !== 'fetched') return
  expect(Buffer.from(result.page.body).toString()).toBe(FEED)
  expect(result.page.headers.link).toEqual(['<a>; rel=x', '<b>; rel=y'])
  expect(result.page.wireBytes).toBe(gzipSync(FEED).length)
})

test('says who it is and what it has already', async () => {
  let heard: Readonly<Record<string, string | string[] | undefined>> = {}
  const base = await serve((request, response) => {
    heard = request.headers
    response.writeHead(304, { etag: 'W/"2"' }).end()
  })
  const http = clientFor([base], { settings: { contact: 'https://paper.example/bot)\r\nx: y' } })
  const result = await http.fetch({ url: base, wanted: 'feed', etag: 'W/"1"', lastModified: 'yesterday' })
  expect(result).toMatchObject({ kind: 'not-modified', headers: { etag: ['W/"2"'] } })
  expect(heard['user-agent']).toBe(
    'Mozilla/5.0 (compatible; BroadsheetBot/1.0; +https://paper.example/botx:y)',
  )
  expect(heard['if-none-match']).toBe('W/"1"')
  expect(heard['if-modified-since']).toBe('yesterday')
  expect(heard['accept-encoding']).toBe('gzip, deflate, br, zstd')
})

const whole = `HTTP/1.1 200 OK\r\nContent-Length: ${FEED.length}\r\n\r\n${FEED}`
const chunked = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n'
test.each<{
  case: string
  bytes: string
  after?: 'close' | 'stay' | 'reset'
  outcome: string
  wanted?: Wanted
}>([
  { case: 'whole by its length', bytes: whole, outcome: 'fetched' },
  {
    case: 'whole by its chunks',
    bytes: `${chunked}${FEED.length.toString(16)}\r\n${FEED}\r\n0\r\n\r\n`,
    outcome: 'fetched',
  },
  { case: 'whole when the connection ends', bytes: `HTTP/1.1 200 OK\r\n\r\n${FEED}`, outcome: 'fetched' },
  { case: 'cut by its length', bytes: whole.slice(0, -9), outcome: 'unavailable incomplete' },
  { case: 'cut and reset', bytes: whole.slice(0, -9), after: 'reset', outcome: 'unavailable incomplete' },
  { case: 'cut in a chunk', bytes: `${chunked}ff\r\nhalf`, outcome: 'unavailable incomplete' },
  {
    case: 'cut where only the connection tells the end',
    bytes: `HTTP/1.1 200 OK\r\n\r\n${FEED.slice(0, -5)}`,
    outcome: 'unavailable incomplete',
  },
  { case: 'not a chunk', bytes: `${chunked}zz\r\n`, outcome: 'invalid not-http' },
  { case: 'not HTTP', bytes: 'GIF89a', outcome: 'invalid not-http' },
  {
    case: 'two lengths',
    bytes: 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
    outcome: 'invalid not-http',
  },
  { case: 'no answer', bytes: '', outcome: 'unavailable empty-reply' },
  { case: 'reset', bytes: '', after: 'reset', outcome: 'unavailable reset' },
  { case: 'empty', bytes: 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n', outcome: 'unavailable empty' },
  {
    case: 'an empty robots.txt',
    bytes: 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n',
    wanted: 'robots',
    outcome: 'fetched',
  },
  {
    case: 'too large a header',
    bytes: `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`,
    outcome: 'invalid headers-too-large',
  },
  {
    case: 'too many headers',
    bytes: `HTTP/1.1 200 OK\r\n${'x: y\r\n'.repeat(300)}\r\n`,
    outcome: 'invalid too-many-headers',
  },
  {
    case: 'hints without end',
    bytes: 'HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(30),
    outcome: 'invalid too-many-hints',
  },
  {
    case: 'too large',
    bytes: `HTTP/1.1 200 OK\r\nContent-Length: 200000\r\n\r\n${'x'.repeat(150_000)}`,
    outcome: 'invalid too-large',
  },
])('an answer that is $case: $outcome', async ({ bytes, after, outcome, wanted }) => {
  const base = await serveBytes(bytes, after)
  expect(nameOf(await clientFor([base]).fetch({ url: base, wanted: wanted ?? 'feed' }))).toBe(outcome)
})

test.each([
  {
    case: 'no headers',
    bytes: 'HTTP/1.1 200 OK\r\n',
    settings: { headersTimeoutMs: 50 },
    outcome: 'unavailable timeout-headers',
  },
  {
    case: 'no more body',
    bytes: whole.slice(0, -9),
    settings: { idleTimeoutMs: 50 },
    outcome: 'unavailable timeout-idle',
  },
  {
    case: 'no end in time',
    bytes: whole.slice(0, -9),
    settings: { totalTimeoutMs: 50 },
    outcome: 'unavailable timeout-total',
  },
])('a server that sends $case: $outcome', async ({ bytes, settings, outcome }) => {
  const base = await serveBytes(bytes, 'stay')
  expect(nameOf(await clientFor([base], { settings }).fetch({ url: base, wanted: 'feed' }))).toBe(outcome)
})

test.each([
  { status: 401, headers: {}, outcome: 'refused login-required' },
  { status: 402, headers: {}, outcome: 'refused payment-required' },
  { status: 403, headers: {}, outcome: 'refused forbidden' },
  { status: 403, headers: { 'cf-mitigated': 'challenge' }, outcome: 'refused challenge' },
  { status: 503, headers: { 'cf-mitigated': 'challenge' }, outcome: 'refused challenge' },
  { status: 202, headers: { 'x-amzn-waf-action': 'challenge' }, outcome: 'refused challenge' },
  { status: 404, headers: {}, outcome: 'missing not-found' },
  { status: 405, headers: {}, outcome: 'missing http-405' },
  { status: 410, headers: {}, outcome: 'gone' },
  { status: 304, headers: {}, outcome: 'invalid unasked-304' },
  { status: 500, headers: {}, outcome: 'unavailable server-error' },
  { status: 204, headers: {}, outcome: 'unavailable empty' },
  { status: 206, headers: {}, outcome: 'invalid unexpected-status' },
])('status $status $headers: $outcome', async ({ status, headers, outcome }) => {
  const base = await serve((_request, response) => response.writeHead(status, headers).end())
  expect(nameOf(await clientFor([base]).fetch({ url: base, wanted: 'page' }))).toBe(outcome)
})

test.each([
  { case: 'three steps', hops: ['/2', '/3', '/end'], outcome: 'fetched' },
  { case: 'five steps', hops: ['/2', '/3', '/4', '/5', '/end'], outcome: 'fetched' },
  { case: 'six steps', hops: ['/2', '/3', '/4', '/5', '/6', '/end'], outcome: 'invalid too-many-redirects' },
  { case: 'itself', hops: ['/1'], outcome: 'invalid redirect-loop' },
  { case: 'a circle', hops: ['/2', '/3', '/1'], outcome: 'invalid redirect-loop' },
  { case: 'nowhere', hops: [''], outcome: 'invalid redirect-without-target' },
  { case: 'a file', hops: ['file:///etc/passwd'], outcome: 'refused redirect-scheme' },
  { case: 'a private address', hops: ['http://10.0.0.1/'], outcome: 'refused blocked-address' },
  {
    case: 'a loopback address that is not allowed',
    hops: ['http://127.0.0.1:2/'],
    outcome: 'refused blocked-address',
  },
  { case: 'a hidden loopback address', hops: ['//news.example@127.1/'], outcome: 'refused blocked-address' },
])('redirects to $case: $outcome', async ({ hops, outcome }) => {
  const targets = new Map(hops.map((hop, index) => [`/${index + 1}`, hop]))
  const base = await serve((request, response) => {
    const location = targets.get(request.url ?? '')
    if (location === undefined) response.end(FEED)
    else response.writeHead(301, location === '' ? {} : { location }).end()
  })
  expect(nameOf(await clientFor([base]).fetch({ url: `${base}/1`, wanted: 'feed' }))).toBe(outcome)
})

test("a stranger may not redirect to the operator's own services", async () => {
  const own = await serve((_request, response) => response.end('secret'))
  const stranger = await serve((_request, response) => response.writeHead(302, { location: own }).end())
  const http = clientFor([own], {
    settings: { contact: 'mailto:desk@paper.example' },
    tools: {
      resolve: async () => [{ address: '93.184.216.34', family: 4 }],
      dial: (_target, _addresses, callback) => {
        const socket = connect(Number(new URL(stranger).port), '127.0.0.1', () => callback(null, socket))
      },
    },
  })
  expect(nameOf(await http.fetch({ url: 'http://news.example/', wanted: 'page' }))).toBe(
    'refused blocked-address',
  )
})

test('waiting in the queue does not count as time of the question', async () => {
  const base = await serve((request, response) => {
    if (request.url === '/old') response.writeHead(302, { location: '/new' }).end()
    else response.end(FEED)
  })
  const http = clientFor([base], { settings: { domainGapMs: 900, totalTimeoutMs: 800 } })
  expect(nameOf(await http.fetch({ url: `${base}/old`, wanted: 'feed' }))).toBe('fetched')
})

test('of rules that never end the beginning is read', async () => {
  const base = await serve((_request, response) => response.end('#'.repeat(2_000_000)))
  const result = await clientFor([base]).fetch({ url: `${base}/robots.txt`, wanted: 'robots' })
  expect(result.kind === 'fetched' && result.page.body.length).toBe(1_048_576)
})

test('a proxy is asked where one is configured, and addresses are checked before', async () => {
  const base = await serve((_request, response) => response.end(FEED))
  const asked: string[] = []
  const proxy = createServer().on('connect', (request, socket: Socket) => {
    asked.push(request.url ?? '')
    const { hostname, port } = new URL(`http://${request.url}`)
    const upstream = connect(Number(port), hostname, () => {
      socket.write('HTTP/1.1 200 Connected\r\n\r\n')
      socket.pipe(upstream).pipe(socket)
    })
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    proxy.closeAllConnections()
    proxy.close()
  })
  const address = proxy.address()
  const http = clientFor([base], {
    settings: { proxy: `http://127.0.0.1:${typeof address === 'object' && address?.port}` },
  })
  const outcomes = [
    nameOf(await http.fetch({ url: base, wanted: 'feed' })),
    nameOf(await http.fetch({ url: 'http://10.0.0.1/', wanted: 'feed' })),
  ]
  expect(outcomes).toEqual(['fetched', 'refused blocked-address'])
  expect(asked).toEqual([new URL(base).host])
})

test('redirects are reported step by step', async () => {
  const base = await serve((request, response) => {
    if (request.url === '/old') response.writeHead(308, { location: '/new#part' }).end()
    else response.end(FEED)
  })
  const result = await clientFor([base]).fetch({ url: `${base}/old`, wanted: 'feed' })
  expect(result).toMatchObject({
    kind: 'fetched',
    page: {
      url: `${base}/new`,
      requestedUrl: `${base}/old`,
      redirects: [{ status: 308, from: `${base}/old`, to: `${base}/new` }],
    },
  })
})

test.each([
  { case: 'long, the whole host', header: '3600', second: '/other', outcome: 'unavailable held' },
  { case: 'short, on loopback only that address', header: '5', second: '/other', outcome: 'fetched' },
  { case: 'short, that address', header: '5', second: '/busy', outcome: 'unavailable held' },
])('Retry-After binds: $case', async ({ header, second, outcome }) => {
  const base = await serve((request, response) => {
    if (request.url === '/busy') response.writeHead(429, { 'retry-after': header }).end()
    else response.end(FEED)
  })
  const http = clientFor([base])
  const first = await http.fetch({ url: `${base}/busy`, wanted: 'feed' })
  expect(first).toMatchObject({
    kind: 'unavailable',
    retryAt: new Date(NOW.getTime() + Number(header) * 1000),
  })
  expect(nameOf(await http.fetch({ url: `${base}${second}`, wanted: 'feed' }))).toBe(outcome)
})

test('a wait of an earlier run binds the host', async () => {
  const base = await serve((_request, response) => response.end(FEED))
  const http = clientFor([base])
  http.hold?.(`${base}/other`, new Date(NOW.getTime() + 3_600_000))
  expect(nameOf(await http.fetch({ url: base, wanted: 'feed' }))).toBe('unavailable held')
})

test('nobody outside loopback is asked without a contact', async () => {
  const http = createHttp(SETTINGS, { now: () => NOW })
  await expect(http.fetch({ url: 'https://news.example/feed', wanted: 'feed' })).rejects.toMatchObject({
    code: 'CONTACT_MISSING',
  })
  await http.close()
})

test('a name that turns private is not connected to', async () => {
  const answers = [['93.184.216.34', '10.0.0.1'], ['127.0.0.1']]
  const contacted: string[] = []
  const http = clientFor([], {
    settings: { contact: 'mailto:desk@paper.example' },
    tools: {
      resolve: async () => (answers.shift() ?? []).map((address) => ({ address, family: 4 })),
      dial: (_target, addresses, callback) => {
        contacted.push(...addresses.map(({ address }) => address))
        callback(Object.assign(new Error('no network in tests'), { code: 'ECONNREFUSED' }), null)
      },
    },
  })
  const outcomes = [
    nameOf(await http.fetch({ url: 'http://rebind.example/1', wanted: 'feed' })),
    nameOf(await http.fetch({ url: 'http://rebind.example/2', wanted: 'feed' })),
  ]
  expect(outcomes).toEqual(['unavailable connection-refused', 'refused blocked-address'])
  expect(contacted).toEqual(['93.184.216.34'])
})

test('speaks HTTP/2 where it is offered', async () => {
  const base = await serveSecure((request, response) => {
    response.setHeader('x-version', request.httpVersion)
    response.end(FEED)
  })
  const result = await clientFor([base], { tools: { ca: [CERTIFICATE] } }).fetch({
    url: base,
    wanted: 'feed',
  })
  expect(result).toMatchObject({ kind: 'fetched', page: { headers: { 'x-version': ['2.0'] } } })
})

test('a stream of HTTP/2 that is cut is incomplete', async () => {
  const base = await serveSecure((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/xml' })
    response.write(FEED.slice(0, 20), () => response.stream.destroy())
  })
  const result = await clientFor([base], { tools: { ca: [CERTIFICATE] } }).fetch({
    url: base,
    wanted: 'feed',
  })
  expect(nameOf(result)).toBe('unavailable incomplete')
})

test('a stream of HTTP/2 that is shorter than announced is incomplete', async () => {
  const base = await serveSecure((_request, response) => {
    response.writeHead(200, { 'content-length': '900' })
    response.end(FEED)
  })
  const result = await clientFor([base], { tools: { ca: [CERTIFICATE] } }).fetch({
    url: base,
    wanted: 'feed',
  })
  expect(nameOf(result)).toBe('unavailable incomplete')
})

test('a certificate nobody signed is not trusted', async () => {
  const base = await serveSecure((_request, response) => response.end(FEED))
  expect(nameOf(await clientFor([base]).fetch({ url: base, wanted: 'feed' }))).toBe(
    'unavailable certificate-untrusted',
  )
})

test('a kept connection that was closed meanwhile is asked again', async () => {
  let requests = 0
  const base = await serve((request, response) => {
    requests++
    // The second question on a connection is answered by closing it, as a server does that just gave it up.
    if (requests === 2) request.socket.destroy()
    else response.end(FEED)
  })
  const http = clientFor([base])
  await http.fetch({ url: base, wanted: 'feed' })
  expect(nameOf(await http.fetch({ url: base, wanted: 'feed' }))).toBe('fetched')
  expect(requests).toBe(3)
})

test('posts a body and takes any 2xx for an answer', async () => {
  let heard = ''
  const base = await serve((request, response) => {
    request.on('data', (chunk) => {
      heard += `${request.method} ${request.headers['content-type']} ${chunk}`
    })
    request.on('end', () => response.writeHead(202).end())
  })
  const post = { body: 'a=1', contentType: 'application/x-www-form-urlencoded' }
  const result = await clientFor([base]).fetch({ url: base, wanted: 'well-known', post })
  expect(result).toMatchObject({ kind: 'fetched', page: { status: 202 } })
  expect(heard).toBe('POST application/x-www-form-urlencoded a=1')
})
