/** Small servers on loopback and a client that may ask them, for the tests of fetching. */
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2'
import { createServer as createTcpServer, type Server } from 'node:net'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createHttp, type HttpTools } from '../../src/collect/fetch/create-http.ts'
import type { Http } from '../../src/model/http.ts'
import type { FetchSettings } from '../../src/model/settings.ts'

export const NOW = new Date('2026-03-01T12:00:00Z')

export const SETTINGS: FetchSettings = {
  agent: 'broadsheetbot',
  connectTimeoutMs: 2_000,
  headersTimeoutMs: 2_000,
  idleTimeoutMs: 2_000,
  totalTimeoutMs: 4_000,
  maxFeedBytes: 100_000,
  maxPageBytes: 50_000,
  maxImageBytes: 50_000,
  maxRedirects: 5,
  concurrency: 8,
  domainConcurrency: 4,
  domainGapMs: 0,
  dropRepeatedLines: false,
  allowLoopback: [],
}

/** A client for the services at these addresses; closed when the test ends. */
export function clientFor(
  addresses: readonly string[],
  { settings, tools }: { settings?: Partial<FetchSettings>; tools?: Partial<HttpTools> } = {},
): Http {
  const allowLoopback = addresses.map((address) => new URL(address).host)
  const http = createHttp({ ...SETTINGS, allowLoopback, ...settings }, { now: () => NOW, ...tools })
  onTestFinished(() => http.close())
  return http
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void

/** An HTTP/1.1 server; its base address. */
export async function serve(answer: Answer): Promise<string> {
  const server = createServer(answer)
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${await listen(server)}`
}

/** A server that sends these bytes to whoever connects, then closes unless told to stay. */
export async function serveBytes(text: string, after: 'close' | 'stay' | 'reset' = 'close'): Promise<string> {
  const server = createTcpServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => {
      socket.write(text, 'latin1', () => {
        if (after === 'close') socket.end()
        if (after === 'reset') socket.resetAndDestroy()
      })
    })
    onTestFinished(() => {
      socket.destroy()
    })
  })
  onTestFinished(() => {
    server.close()
  })
  return `http://127.0.0.1:${await listen(server)}`
}

const FIXTURES = join(import.meta.dirname, '..', 'fixtures', 'fetch')
export const CERTIFICATE = readFileSync(join(FIXTURES, 'loopback.cert.pem'), 'utf8')

/** An HTTPS server that offers HTTP/2, with a certificate for loopback names. */
export async function serveSecure(
  answer: (request: Http2ServerRequest, response: Http2ServerResponse) => void,
): Promise<string> {
  const key = readFileSync(join(FIXTURES, 'loopback.key.pem'))
  const server = createSecureServer({ key, cert: CERTIFICATE, allowHTTP1: true }, answer)
  server.on('error', () => {})
  onTestFinished(() => {
    server.close()
  })
  return `https://127.0.0.1:${await listen(server)}`
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
}
