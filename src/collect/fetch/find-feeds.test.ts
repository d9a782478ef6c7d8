import { expect, test } from 'vitest'
import { clientFor, serve } from '../../../test/fetch/loopback.ts'
import { parseFeed } from '../feed/parse-feed.ts'
import { findFeeds } from './find-feeds.ts'

const RSS = `<rss version="2.0"><channel><title>Harbour News</title>
<item><title>Crane repaired</title><link>https://harbour.example/1</link><pubDate>Mon, 02 Mar 2026 08:00:00 GMT</pubDate></item>
<item><title>Tide table</title><link>https://harbour.example/2</link><pubDate>Sun, 01 Mar 2026 08:00:00 GMT</pubDate></item></channel></rss>`
const page = (head: string) =>
  `<!doctype html><html><head><title>Harbour</title>${head}</head><body><p>Hello</p></body></html>`
const NOT_FOUND = page('<meta name="robots" content="noindex">')

/** A site that answers what it does not know with 200 and a page. */
async function site(documents: Readonly<Record<string, string>>): Promise<{ base: string; asked: string[] }> {
  const asked: string[] = []
  const base = await serve((request, response) => {
    asked.push(request.url ?? '')
    const body = documents[request.url ?? ''] ?? NOT_FOUND
    response.writeHead(200, { 'content-type': 'text/html' }).end(body)
  })
  return { base, asked }
}

test('the address is a feed itself', async () => {
  const { base, asked } = await site({ '/feed': RSS })
  const { feeds } = await findFeeds(`${base}/feed`, clientFor([base]), parseFeed)
  expect(feeds).toEqual([
    {
      url: `${base}/feed`,
      how: 'itself',
      format: 'rss',
      title: 'Harbour News',
      items: 2,
      newest: new Date('2026-03-02T08:00:00Z'),
    },
  ])
  expect(asked).toEqual(['/feed'])
})

test('what the page names is asked, and nothing is guessed then', async () => {
  const head =
    '<link rel="alternate" type="application/rss+xml" href="/news.rss"><link rel="alternate" type="application/atom+xml" href="/dead.atom">'
  const { base, asked } = await site({ '/': page(head), '/news.rss': RSS })
  const { feeds, refused } = await findFeeds(`${base}/`, clientFor([base]), parseFeed)
  expect(feeds.map(({ url, how }) => `${how} ${url}`)).toEqual([`link-tag ${base}/news.rss`])
  expect(refused).toEqual([{ url: `${base}/dead.atom`, reason: 'The answer is a page, not a feed.' }])
  expect(asked.sort()).toEqual(['/', '/dead.atom', '/news.rss'])
})

test('where the page names none, the usual places are asked until one answers', async () => {
  const { base, asked } = await site({ '/': page(''), '/rss.xml': RSS })
  const { feeds } = await findFeeds(`${base}/`, clientFor([base]), parseFeed)
  expect(feeds.map(({ url, how }) => `${how} ${url}`)).toEqual([`common-path ${base}/rss.xml`])
  expect(asked).toEqual(['/', '/feed', '/rss.xml'])
})

test('a site that answers everything with a page has no feed, after few questions', async () => {
  const { base, asked } = await site({})
  const { feeds, refused } = await findFeeds(`${base}/`, clientFor([base]), parseFeed)
  expect(feeds).toEqual([])
  expect(refused.length).toBeGreaterThan(3)
  expect(asked.length).toBeLessThanOrEqual(10)
})

test('a site that cannot be asked says why', async () => {
  const { feeds, refused } = await findFeeds('http://10.0.0.1/', clientFor([]), parseFeed)
  expect({ feeds, refused }).toEqual({
    feeds: [],
    refused: [{ url: 'http://10.0.0.1/', reason: '10.0.0.1 is not a public host: private.' }],
  })
})
