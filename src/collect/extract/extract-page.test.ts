import { expect, test } from 'vitest'
import { extractPage, type PageContext } from './extract-page.ts'

const LEAD =
  'The council of Harbour Town agreed on Tuesday to rebuild the old pier, after three years of talks.'
const SECOND =
  'Work is to begin in spring, the mayor said, and the first boats should land again within two summers.'
const THIRD =
  'Fishing crews had asked for shelter from the north wind since the storm took half of the planks away.'
const URL_OF_PAGE = 'https://news.example/2024/05/17/pier'

function read(html: string, context: Partial<PageContext> = {}) {
  return extractPage(new TextEncoder().encode(html), { url: URL_OF_PAGE, ...context })
}

function article(inside: string, head = ''): string {
  return `<html lang="en-GB"><head><title>Pier to be rebuilt | Harbour News</title>
    <meta property="og:site_name" content="Harbour News">${head}</head><body>
    <nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
    <article><h1>Pier to be rebuilt</h1>${inside}<p>${LEAD}</p><p>${SECOND}</p><p>${THIRD}</p></article>
    <aside class="related"><h3>Read more</h3><ul><li><a href="/a">Other story about a road</a></li></ul></aside>
    <footer>© Harbour News</footer></body></html>`
}

test('the main text is its paragraphs, one a line', () => {
  const page = read(article(''))
  expect(page.kind).toBe('article')
  expect(page.text).toBe(`${LEAD}\n${SECOND}\n${THIRD}`)
  expect(page.title).toBe('Pier to be rebuilt')
  expect(page.siteName).toBe('Harbour News')
  expect(page.language).toBe('en-GB')
})

test('data-nosnippet enters neither text nor excerpt', () => {
  const secret =
    'This paragraph is kept from search results by its publisher, and so it is kept from us as well.'
  const page = read(article(`<p data-nosnippet>${secret}</p>`))
  expect(page.text).toContain(SECOND)
  expect(JSON.stringify(page)).not.toContain(secret)
})

test.each([
  {
    case: 'a person in JSON-LD',
    head: ld({ author: { '@type': 'Person', name: 'Ann Lee' } }),
    authors: ['Ann Lee'],
  },
  {
    case: 'two in a meta tag',
    head: '<meta name="author" content="By Ann Lee and Bo Chan, Reuters">',
    authors: ['Ann Lee', 'Bo Chan'],
  },
  {
    case: 'a hyphen in a name',
    head: ld({ author: 'Eva Muster-Beispiel' }),
    authors: ['Eva Muster-Beispiel'],
  },
  { case: 'an agency where no person is named', head: ld({ author: { name: 'dpa' } }), authors: ['dpa'] },
  {
    case: 'a name that starts like a preposition',
    head: ld({ author: 'Denis Test' }),
    authors: ['Denis Test'],
  },
  { case: 'a name that is a month', head: ld({ author: 'April Sample' }), authors: ['April Sample'] },
])('authors: $case', ({ head, authors }) => {
  expect(read(article('', head)).authors).toEqual(authors)
})

test.each([
  {
    case: 'a link to a writer’s page',
    inside: '<p>By <a href="/staff/ann-lee">Ann Lee</a></p>',
    authors: ['Ann Lee'],
  },
  {
    case: 'not a link to all of them',
    inside: '<a href="/autoren/ann-lee">Alle Artikel von Ann Lee</a>',
    authors: ['Ann Lee'],
  },
  {
    case: 'one word where a class says so',
    inside: '<span class="author vcard">von <a href="/author/heiko">Heiko</a></span>',
    authors: ['Heiko'],
  },
  {
    case: 'an account',
    inside: '<a href="/profile/77">pier_fan77</a>',
    authors: ['pier_fan77'],
  },
  {
    case: 'nobody whom only a comment names',
    inside: '<div class="comment"><a href="/author/bo" class="author">Bochan</a></div>',
    authors: [],
  },
])('authors: $case', ({ inside, authors }) => {
  expect(read(article(inside)).authors).toEqual(authors)
})

test.each([
  {
    case: 'JSON-LD',
    head: ld({ datePublished: '2024-05-17T08:00:00+02:00' }),
    at: '2024-05-17T06:00:00.000Z',
    on: '2024-05-17',
  },
  {
    case: 'its own zone',
    head: ld({ datePublished: '2024-05-17T00:30:00+02:00' }),
    at: '2024-05-16T22:30:00.000Z',
    on: '2024-05-17',
  },
  {
    case: 'published, not modified',
    head: `<meta property="article:modified_time" content="2024-06-01"><meta property="article:published_time" content="2024-05-17">`,
    at: '2024-05-17T00:00:00.000Z',
    on: '2024-05-17',
  },
  {
    case: 'a zone of its own, whatever day the edition bears',
    head: `${ld({ datePublished: '2024-05-16T19:30:00+02:00' })}`,
    at: '2024-05-16T17:30:00.000Z',
    on: '2024-05-16',
  },
  {
    case: 'JSON-LD that a quotation mark breaks',
    head: `<script type="application/ld+json">{"@type": "NewsArticle", "headline": "The "old" pier",
      "datePublished": "2024-05-27T08:00:00Z", "dateModified": "2024-05-27T08:00:00Z"}</script>`,
    at: '2024-05-27T08:00:00.000Z',
    on: '2024-05-27',
  },
  { case: 'the address', head: '', at: '2024-05-17T00:00:00.000Z', on: '2024-05-17' },
])('date: $case', ({ head, at, on }) => {
  const page = read(article('', head))
  expect(page.publishedAt?.toISOString()).toBe(at)
  expect(page.publishedOn).toBe(on)
})

test.each([
  {
    case: 'a class',
    inside: '<abbr class="published" title="2024-05-18T08:00:00+00:00">Saturday</abbr>',
    on: '2024-05-18',
  },
  { case: 'a line', inside: '<p>18. Mai 2024</p>', on: '2024-05-18' },
])('date without an address that names it: $case', ({ inside, on }) => {
  expect(read(article(inside), { url: 'https://news.example/pier' }).publishedOn).toBe(on)
})

test.each([
  {
    case: 'the day that is shown twice, where the system dates the page',
    head: '<meta property="article:published_time" content="2013-01-02T08:00:00Z">',
    inside: '<time datetime="2024-05-18">18 May 2024</time>',
    on: '2024-05-18',
  },
  {
    case: 'not a day that is shown as one of change',
    head: '<meta property="article:published_time" content="2013-01-02T08:00:00Z">',
    inside: '<p class="date">Last updated 18 May 2024</p>',
    on: '2013-01-02',
  },
  {
    case: 'not the day of the last change',
    head: ld({ datePublished: '2013-01-02', dateModified: '2024-05-18' }),
    inside: '<time datetime="2024-05-18">18 May 2024</time>',
    on: '2013-01-02',
  },
  {
    case: 'the line under the title, not today’s day over it',
    head: '',
    inside: '<p>18 May 2024</p>',
    on: '2024-05-18',
  },
])('date: $case', ({ head, inside, on }) => {
  const html = article(inside, head).replace('<article>', '<p>Monday, 20 May 2024</p><p>a</p><article>')
  expect(read(html, { url: 'https://news.example/pier' }).publishedOn).toBe(on)
})

test('a time element a little below the text is its date when there is no other', () => {
  const share = `<ul class="share">${'<li><a href="/s">Share</a></li>'.repeat(9)}</ul><time datetime="2024-05-18">x</time>`
  const html = article('').replace('</article>', `</article>${share}`)
  expect(read(html, { url: 'https://news.example/pier' }).publishedOn).toBe('2024-05-18')
})

test('a head that is never closed hides nothing', () => {
  expect(read(article('').replace('</head><body>', '')).text).toContain(SECOND)
})

test.each([
  { case: 'same site', href: '/2024/05/17/pier?id=1', url: 'https://news.example/2024/05/17/pier?id=1' },
  { case: 'the home page is refused', href: 'https://news.example/', url: URL_OF_PAGE },
  { case: 'another outlet is refused', href: 'https://other.example/2024/05/17/pier', url: URL_OF_PAGE },
])('canonical address: $case', ({ href, url }) => {
  expect(read(article('', `<link rel="canonical" href="${href}">`)).canonicalUrl).toBe(url)
})

test.each([
  {
    kind: 'not-found',
    html: '<title>404 - Page not found</title><h1>Page not found</h1><p>Try the search.</p>',
  },
  { kind: 'challenge', html: '<title>Just a moment...</title><p>Verify you are human to continue.</p>' },
  {
    kind: 'login',
    html: '<title>Log in</title><h1>Log in</h1><form>Please log in to continue <input type=password></form>',
  },
  {
    kind: 'consent',
    html: '<title>Before you continue</title><p>We value your privacy. Accept all cookies and continue.</p>',
  },
  { kind: 'empty', html: '<div id="app"></div>' },
])('a page that is $kind is no article', ({ kind, html }) => {
  const page = read(html)
  expect(page.kind).toBe(kind)
  expect(page.text).toBe('')
})

test('a paywall is labelled', () => {
  expect(read(article('', ld({ isAccessibleForFree: false }))).access).toBe('subscription')
})

const PAID =
  'Readers who pay for the paper learn here what the harbour master wrote to the council in the winter.'

test.each([
  { case: 'a class', selector: '.paywall', open: '<div class="more paywall">', close: '</div>' },
  { case: 'an id', selector: '#rest', open: '<section id="rest">', close: '</section>' },
  { case: 'a list', selector: '.none, div.paid', open: '<div class="paid">', close: '</div>' },
  { case: 'several', selector: ['.none', '.paid'], open: '<div class="paid">', close: '</div>' },
  { case: 'a descendant', selector: 'article > .paid p', open: '<div class="paid">', close: '</div>' },
  { case: 'a condition', selector: 'div.paid:not(.free)', open: '<div class="paid">', close: '</div>' },
  { case: 'part of a class', selector: '[class*="paid"]', open: '<div class="x-paid-y">', close: '</div>' },
  { case: 'an inline element', selector: 'span.paid', open: '<span class="paid">', close: '</span>' },
])('a part named by $case that is not free enters neither text nor excerpt', ({ selector, open, close }) => {
  const part = { '@type': 'WebPageElement', isAccessibleForFree: 'False', cssSelector: selector }
  const page = read(
    article(
      `<p>${SECOND}</p>${open}<p>${PAID}</p>${close}`,
      ld({ isAccessibleForFree: true, hasPart: part }),
    ),
  )
  expect(page.text).toContain(THIRD)
  expect(JSON.stringify(page)).not.toContain(PAID)
  expect(page.access).toBe('subscription')
})

test('where all of the text is paid for, none of it is shown', () => {
  const part = [{ isAccessibleForFree: false, cssSelector: 'article' }]
  const page = read(article('', ld({ hasPart: part })))
  expect(page.kind).toBe('article')
  expect(page.text).toBe('')
  expect(page.excerpt).toBeUndefined()
})

test('a part said to be free stays', () => {
  const part = { isAccessibleForFree: true, cssSelector: '.open' }
  expect(read(article(`<p class="open">${PAID}</p>`, ld({ hasPart: part }))).text).toContain(PAID)
})

test.each([
  {
    case: 'JSON-LD',
    html: '<div id="app"></div>',
    head: ld({ isAccessibleForFree: false, articleBody: PAID.repeat(4) }),
  },
  {
    case: 'JSON-LD of the page',
    html: '<div id="app"></div>',
    head: ld({ articleBody: PAID.repeat(4) }) + ld({ '@type': 'WebPage', isAccessibleForFree: 'false' }),
  },
  {
    case: 'a hidden element',
    html: `<article><h1>Pier</h1><p>${LEAD}</p><div hidden><p>${PAID}</p><p>${PAID}!</p></div></article>`,
    head: ld({ isAccessibleForFree: false }),
  },
  {
    case: 'microdata',
    html: `<article><h1>Pier</h1><p>${LEAD}</p><p class="paid">${PAID}</p></article>`,
    head: '<meta itemprop="isAccessibleForFree" content="false"><meta itemprop="cssSelector" content=".paid">',
  },
])('text for subscribers in $case is not used', ({ html, head }) => {
  const page = read(`<html><head><title>Pier</title>${head}</head><body>${html}</body></html>`)
  expect(JSON.stringify(page)).not.toContain(PAID)
})

test('a player is kept only from the allow list, at its private address', () => {
  const frames =
    '<iframe src="https://evil.example/x"></iframe><iframe src="https://www.youtube.com/embed/abcdefghijk?rel=0"></iframe>'
  expect(read(article(frames)).embed).toBe('https://www.youtube-nocookie.com/embed/abcdefghijk')
})

test('blocks a site shows on many pages leave the text', () => {
  const slogan =
    'Harbour News is read by everyone who has ever stood at the water and wondered about the boats.'
  const html = article('').replace(`<p>${SECOND}</p>`, `<p>${SECOND}</p><p>${slogan}</p>`)
  expect(read(html).text).toContain(slogan)
  expect(read(html, { boilerplate: new Set([slogan]) }).text).not.toContain(slogan)
})

test('a short label stays though the site shows it on many pages', () => {
  const html = article('').replace(`<p>${SECOND}</p>`, `<p>${SECOND}</p><p>What comes next:</p>`)
  expect(read(html, { boilerplate: new Set(['What comes next:']) }).text).toContain('What comes next:')
})

test('text that a script was to show is read from the script', () => {
  const markup = JSON.stringify(`<p>${LEAD}</p><p>${SECOND}</p><p>${THIRD}</p>`).replaceAll('<', '\\u003c')
  expect(read(`<div id="app"></div><script>show(${markup})</script>`).text).toBe(
    `${LEAD}\n${SECOND}\n${THIRD}`,
  )
})

test('bytes that are UTF-8 are read as such whatever the page declares', () => {
  expect(
    read(
      article('', '<meta charset="iso-8859-1"><meta property="og:title" content="Pier">').replaceAll(
        'Pier to',
        'Piér to',
      ),
    ).title,
  ).toBe('Piér to be rebuilt')
})

test.each([
  { case: 'nothing', html: '' },
  { case: 'an open tag', html: '<' },
  { case: 'a lone end tag', html: '</p>' },
  { case: 'text alone', html: 'hello' },
  { case: 'broken JSON-LD', html: '<script type="application/ld+json">{"@type":</script>' },
  {
    case: 'JSON-LD that points at itself',
    html: '<script type="application/ld+json">{"@id":"#a","@type":"Article","author":{"@id":"#a"}}</script>',
  },
  { case: 'elements 5,000 deep', html: `${'<div>'.repeat(5000)}text` },
  { case: 'an open table', html: '<table><tr><td>'.repeat(2000) },
])('$case does not throw', ({ html }) => {
  expect(() => read(html)).not.toThrow()
})

function ld(properties: Record<string, unknown>): string {
  return `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', ...properties })}</script>`
}
