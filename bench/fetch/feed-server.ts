/** Serves N feeds of M items each on loopback, with validators, as a program of its own so that its CPU is not counted. */
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'

const [feeds = 2_000, items = 20] = process.argv.slice(2).map(Number)
const FIRST_DAY = Date.UTC(2026, 0, 1)
const WORDS =
  'a council voted on the new bridge after months of debate while engineers warned of rising costs and delays'

function feedXml(feed: number): string {
  const list = Array.from({ length: items }, (_, item) => {
    const url = `https://site${feed}.example/story/${item}`
    const date = new Date(FIRST_DAY + (feed * items + item) * 60_000).toUTCString()
    return `<item><title>Story ${item} of site ${feed}: ${WORDS.slice(0, 40 + (item % 20))}</title><link>${url}</link><guid>${url}</guid><pubDate>${date}</pubDate><description>&lt;p&gt;${WORDS}. ${WORDS}.&lt;/p&gt;</description></item>`
  })
  return `<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel><title>Site ${feed}</title><link>https://site${feed}.example/</link><description>News of site ${feed}</description>\n${list.join('\n')}\n</channel></rss>\n`
}

const server = createServer((request, response) => {
  const feed = Number(/^\/feed\/(\d+)$/.exec(request.url ?? '')?.[1] ?? -1)
  if (feed < 0 || feed >= feeds) {
    response.writeHead(404).end()
    return
  }
  const body = feedXml(feed)
  const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, { etag }).end()
    return
  }
  response
    .writeHead(200, {
      'content-type': 'application/rss+xml; charset=utf-8',
      'content-length': Buffer.byteLength(body),
      etag,
    })
    .end(body)
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  console.log(typeof address === 'object' ? address?.port : '')
})
