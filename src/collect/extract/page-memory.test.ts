import { expect, test } from 'vitest'
import { livingBytes } from '../../../test/living-bytes.ts'
import { extractPage } from './extract-page.ts'

const PAGES = 20
const FILLER = `<!-- ${'the tide comes in, the tide goes out '.repeat(15_000)} -->`

/** Says each thing in every place that is read, in words long enough to be cut out of the page. */
function pageOf(number: number): Uint8Array {
  const pier = `Pier number ${number} of Harbour Town is to be rebuilt`
  const data = {
    '@type': 'NewsArticle',
    headline: pier,
    author: { '@type': 'Person', name: `Ann Boatwright the ${number}th` },
    publisher: { name: 'Harbour Town Courier', logo: `https://quay.example/logo-${number}.png` },
    datePublished: '2024-05-17T09:30:00+02:00',
  }
  const html = `<html lang="en-x-harbour-town"><head><title>${pier} | Harbour Town Courier</title>
    <meta name="description" content="${pier}, the council of the town has said.">
    <meta name="keywords" content="piers and quays ${number}, ferries and tides">
    <meta property="og:title" content="${pier}"><meta property="og:site_name" content="Harbour Town Courier">
    <meta property="og:image" content="https://quay.example/picture-${number}.jpg">
    <meta property="article:published_time" content="2024-05-17T09:30:00+02:00">
    <link rel="canonical" href="https://quay.example/2024/05/pier-${number}">
    <link rel="license something-else" type="application/rsl+xml" href="https://quay.example/licence-${number}">
    <link rel="amphtml" href="https://quay.example/amp/pier-${number}">
    <script type="application/ld+json">${JSON.stringify(data)}</script></head><body>${FILLER}
    <article itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">${pier}</h1>
    <a rel="author" href="/authors/ann-boatwright">By Ann Boatwright the ${number}th</a>
    <time datetime="2024-05-17T09:30:00+02:00">17 May 2024</time>
    <img src="https://quay.example/large-${number}.jpg" width="1200" height="800" alt="${pier}, seen from the sea">
    <iframe src="https://www.youtube.com/embed/harbourtown${number}"></iframe>
    ${`<p>${pier}, and <a href="/more/about/the/pier">more of it</a> and
      <a href="https://tide.example/what/others/say">what others say</a> can be read below, said the council.</p>`.repeat(
      5,
    )}
    </article></body></html>`
  return new TextEncoder().encode(html)
}

test('what was read of a page does not keep the page in memory', () => {
  const kept = [extractPage(pageOf(0), { url: 'https://quay.example/2024/05/pier-0' })]
  const before = livingBytes()
  for (let number = 1; number <= PAGES; number++) {
    kept.push(extractPage(pageOf(number), { url: `https://quay.example/2024/05/pier-${number}` }))
  }
  const perPage = (livingBytes() - before) / PAGES
  expect(kept.at(-1)).toMatchObject({ kind: 'article', siteName: 'Harbour Town Courier' })
  expect(perPage).toBeLessThan(FILLER.length / 5)
})
