import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { BroadsheetError } from '../lib/error.ts'
import { sha256 } from '../lib/hash.ts'
import { type DemoArticle, demoArticles } from './demo-articles.ts'
import { drawLogo, drawPicture } from './draw-picture.ts'
import { type DemoPublisher, PUBLISHERS, robotsOf } from './publishers.table.ts'
import { pathOf, renderFeed, renderHome, renderPage, type Shop } from './render-demo.ts'

export type DemoWeb = { readonly port: number; close(): Promise<void> }

type Answer = {
  readonly status: number
  readonly type?: string
  readonly body?: string | Uint8Array
  readonly headers?: Readonly<Record<string, string>>
}

/** Feeds of the demo's publishers, in the order a person would list them. */
export function demoSources(port: number): readonly { name: string; url: string }[] {
  return PUBLISHERS.map(({ slug, name }) => ({ name, url: `${originOf(slug, port)}/feed` }))
}

/** host:port of every publisher, to be allowed in the configuration. */
export function demoHosts(port: number): readonly string[] {
  return PUBLISHERS.map(({ slug }) => `${slug}.localhost:${port}`)
}

/** The article whose publisher asks for its removal. */
export function demoTakedown(epoch: Date, port: number): string {
  const removed = demoArticles(epoch).find((article) => article.id === 'removed-item')
  return removed ? `${originOf(removed.publisher, port)}${pathOf(removed)}` : ''
}

/** Serves the little web of invented publishers on 127.0.0.1. Port 0 takes a free one. Throws PORT_TAKEN. */
export function startDemoWeb(epoch: Date, port: number): Promise<DemoWeb> {
  const articles = demoArticles(epoch)
  return new Promise((resolve, reject) => {
    const server = createServer((request, response) => {
      void answer(request, articles).then(
        (given) => send(response, request, given),
        () => send(response, request, { status: 500 }),
      )
    })
    server.on('error', (cause) =>
      reject(
        new BroadsheetError('PORT_TAKEN', `Port ${port} on this machine is in use.`, {
          hint: 'Stop the program that uses it, or choose another with --port.',
          exitCode: 5,
          cause,
        }),
      ),
    )
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      const taken = typeof address === 'object' && address ? address.port : port
      resolve({
        port: taken,
        close: () =>
          new Promise((closed) => {
            server.closeAllConnections()
            server.close(() => closed())
          }),
      })
    })
  })
}

function originOf(slug: string, port: number): string {
  return `http://${slug}.localhost:${port}`
}

async function answer(request: IncomingMessage, articles: readonly DemoArticle[]): Promise<Answer> {
  const host = request.headers.host ?? ''
  const publisher = PUBLISHERS.find(({ slug }) => host.startsWith(`${slug}.localhost:`))
  if (!publisher) return { status: 404 }
  const shop: Shop = {
    publisher,
    origin: `http://${host}`,
    articles: articles.filter((article) => article.publisher === publisher.slug),
  }
  const path = new URL(request.url ?? '/', shop.origin).pathname
  return (await fixedAnswer(path, shop)) ?? pageAnswer(path, shop)
}

async function fixedAnswer(path: string, shop: Shop): Promise<Answer | undefined> {
  const { publisher } = shop
  if (path === '/robots.txt')
    return { status: 200, type: 'text/plain; charset=utf-8', body: robotsOf(publisher) }
  if (path === '/') return { status: 200, type: 'text/html; charset=utf-8', body: renderHome(shop) }
  if (path === '/feed') return feedAnswer(publisher, shop)
  if (path === '/new-feed' && publisher.quirk === 'moved') return feedBody(shop)
  if (path === '/pictures/logo.png')
    return { status: 200, type: 'image/png', body: await drawLogo(publisher.name, publisher.hue) }
  const picture = /^\/pictures\/([a-z]+)\.jpg$/.exec(path)?.[1]
  const drawn = picture && (await drawPicture(picture))
  return drawn ? { status: 200, type: 'image/jpeg', body: drawn } : undefined
}

function feedAnswer(publisher: DemoPublisher, shop: Shop): Answer {
  if (publisher.quirk === 'gone')
    return { status: 410, type: 'text/plain', body: 'The Old Lantern has closed.' }
  if (publisher.quirk === 'moved') return { status: 301, headers: { location: `${shop.origin}/new-feed` } }
  return feedBody(shop)
}

function feedBody(shop: Shop): Answer {
  const { type, body } = renderFeed(shop)
  // Declares UTF-8, sends windows-1252: the commonest lie about encodings there is.
  if (shop.publisher.quirk === 'mis-encoded') return { status: 200, type, body: Buffer.from(body, 'latin1') }
  return { status: 200, type, body }
}

function pageAnswer(path: string, shop: Shop): Answer {
  const wanted = path.startsWith('/amp/') ? path.slice('/amp'.length) : path
  const article = shop.articles.find((one) => pathOf(one) === wanted)
  if (!article || article.titleOnly)
    return { status: article ? 503 : 404, type: 'text/plain', body: 'Not here.' }
  return {
    status: 200,
    type: 'text/html; charset=utf-8',
    body: renderPage(shop, article),
    headers: shop.publisher.headers ?? {},
  }
}

function send(
  response: ServerResponse,
  request: IncomingMessage,
  { status, type, body, headers }: Answer,
): void {
  const etag = body === undefined ? undefined : `"${sha256(body, 16)}"`
  if (etag && request.headers['if-none-match'] === etag) {
    response.writeHead(304, { etag }).end()
    return
  }
  response.writeHead(status, {
    ...(type ? { 'content-type': type } : {}),
    ...(etag ? { etag } : {}),
    ...headers,
    'content-length': body === undefined ? 0 : Buffer.byteLength(body),
  })
  response.end(body)
}
