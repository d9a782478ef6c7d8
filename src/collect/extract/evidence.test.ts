import { expect, test } from 'vitest'
import { extractPage, type PageContext } from './extract-page.ts'

const LEAD =
  'The council of Harbour Town agreed on Tuesday to rebuild the old pier, after three years of talks.'
const SECOND =
  'Work is to begin in spring, the mayor said, and the first boats should land again within two summers.'
const ASKED = 'https://news.example/2024/05/17/pier'

function read(head: string, inside = '', context: Partial<PageContext> = {}) {
  const html = `<html lang="en"><head><title>Pier to be rebuilt</title>${head}</head><body>
    <article><h1>Pier to be rebuilt</h1>${inside}<p>${LEAD}</p><p>${SECOND}</p></article></body></html>`
  return extractPage(new TextEncoder().encode(html), { url: ASKED, ...context })
}

function ld(properties: Record<string, unknown>): string {
  return `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', ...properties })}</script>`
}

test.each([
  {
    case: 'one that og:url and JSON-LD both contradict is refused',
    head: `<link rel="canonical" href="/2024/05/17/"><meta property="og:url" content="${ASKED}">${ld({ url: ASKED })}`,
    url: ASKED,
  },
  {
    case: 'one that og:url confirms is taken',
    head: `<link rel="canonical" href="/pier"><meta property="og:url" content="https://news.example/pier">${ld({ url: ASKED })}`,
    url: 'https://news.example/pier',
  },
  {
    case: 'one that only JSON-LD contradicts is taken',
    head: `<link rel="canonical" href="/pier">${ld({ url: ASKED })}`,
    url: 'https://news.example/pier',
  },
  {
    case: 'a front page in another language is a home page',
    head: '<link rel="canonical" href="https://news.example/en/">',
    url: ASKED,
  },
  {
    case: 'another outlet is refused whatever og:url says',
    head: '<link rel="canonical" href="https://other.example/a"><meta property="og:url" content="https://other.example/a">',
    url: ASKED,
  },
])('canonical: $case', ({ head, url }) => {
  expect(read(head).canonicalUrl).toBe(url)
})

const img = (src: string, attributes = '') => `<img src="https://news.example/${src}" ${attributes}>`

test.each([
  {
    case: 'the one the publisher shares',
    head: '<meta property="og:image" content="/a.jpg">',
    inside: img('b.jpg'),
    url: 'a.jpg',
  },
  {
    case: 'not its logo',
    head: '<meta property="og:image" content="/logo.png">',
    inside: img('b.jpg', 'width=800 height=600'),
    url: 'b.jpg',
  },
  {
    case: 'not a tracking pixel',
    head: '',
    inside: img('p.gif', 'width=1 height=1') + img('b.jpg'),
    url: 'b.jpg',
  },
  {
    case: 'not a pixel of one stated side',
    head: '',
    inside: img('p.gif', 'width=1') + img('b.jpg'),
    url: 'b.jpg',
  },
  {
    case: 'not the writer’s face',
    head: '',
    inside: `<div class="author-box">${img('ann.jpg', 'width=400 height=400')}</div>${img('b.jpg')}`,
    url: 'b.jpg',
  },
  {
    case: 'the largest in the text',
    head: '',
    inside: img('s.jpg', 'width=120 height=90') + img('b.jpg', 'width=1200 height=800'),
    url: 'b.jpg',
  },
  {
    case: 'the largest of a set',
    head: '',
    inside: img('s.jpg', 'srcset="/m.jpg 640w, /l.jpg 1280w"'),
    url: 'l.jpg',
  },
])('lead image: $case', ({ head, inside, url }) => {
  expect(read(head, inside).images[0]?.url).toBe(`https://news.example/${url}`)
})

test('the size of a lead image is what the page states of its pixels', () => {
  const head =
    '<meta property="og:image" content="/a.jpg"><meta property="og:image:width" content="1200"><meta property="og:image:height" content="630">'
  expect(read(head).images[0]).toMatchObject({ width: 1200, height: 630 })
  expect(read('', img('s.jpg', 'width=300 height=200 srcset="/l.jpg 1280w"')).images[0]).toEqual({
    url: 'https://news.example/l.jpg',
    width: 1280,
    height: 853,
  })
})

test.each([
  {
    case: 'a person before the agency beside it',
    head: ld({ author: [{ name: 'Reuters' }, { name: 'Ann Lee' }] }),
    authors: ['Ann Lee'],
  },
  {
    case: 'the newsroom where nobody else signs',
    head: ld({ author: { name: 'Redaktion Hafen24' } }),
    authors: ['Redaktion Hafen24'],
  },
  {
    case: 'the writer in the page before the site’s account',
    head: ld({ author: { name: 'news' } }),
    inside: '<p>By Ann Lee</p>',
    authors: ['Ann Lee'],
  },
  {
    case: 'a catalogue’s family name first',
    head: '<meta name="citation_author" content="Lee, Ann"><meta name="citation_author" content="Chan, Bo">',
    authors: ['Ann Lee', 'Bo Chan'],
  },
  {
    case: 'a job behind a name is none',
    head: '<meta name="author" content="Ann Lee, Content Coordinator">',
    authors: ['Ann Lee'],
  },
  {
    case: 'two visible places against the system’s account',
    head: ld({ author: 'Editor K' }),
    inside: '<p class="byline">By <a href="/author/ann-lee">Ann Lee</a></p>',
    authors: ['Ann Lee'],
  },
  {
    case: 'a signature below the text',
    head: '',
    inside: '',
    after: '<p>Written by Ann Lee</p>',
    authors: ['Ann Lee'],
  },
  { case: 'Chinese', head: '', inside: '<p class="author">作者：王小明</p>', authors: ['王小明'] },
  {
    case: 'Russian',
    head: '',
    inside: '<p class="author">Автор: Анна Иванова</p>',
    authors: ['Анна Иванова'],
  },
  { case: 'Arabic', head: ld({ author: { name: 'ليلى حسن' } }), authors: ['ليلى حسن'] },
  {
    case: 'German',
    head: '',
    inside: '<p>Von Anna Müller und Jörg Weiß</p>',
    authors: ['Anna Müller', 'Jörg Weiß'],
  },
  { case: 'Spanish', head: '', inside: '<p class="autor">Por María Pérez</p>', authors: ['María Pérez'] },
])('authors: $case', ({ head, inside = '', after = '', authors }) => {
  const page = extractPage(
    new TextEncoder().encode(
      `<html><head><title>Pier to be rebuilt</title>${head}</head><body><article><h1>Pier to be rebuilt</h1>${inside}<p>${LEAD}</p><p>${SECOND}</p>${after}</article></body></html>`,
    ),
    { url: ASKED },
  )
  expect(page.authors).toEqual(authors)
})

test.each([
  {
    case: 'references encoded twice',
    title: 'Pier',
    head: ld({ headline: 'And then&amp;#8230; a pier' }),
    h1: 'And then… a pier',
    expected: 'And then… a pier',
  },
  {
    case: 'the site’s heading over the article’s',
    title: 'Boats, Planks, and Rope - The Harbour Works',
    head: '',
    h1: 'The Harbour Blog</h1><h1>Boats, Planks, and Rope',
    expected: 'Boats, Planks, and Rope',
  },
  {
    case: 'a name that only the document’s title shows',
    title: 'Quay Notes: Small boats with small sails',
    head: '<meta property="og:title" content="Small boats with small sails">',
    h1: 'Quay Notes',
    expected: 'Small boats with small sails',
  },
  {
    case: 'several sections behind bars',
    title: 'No app store over mobile data? | Phones | Forum',
    head: '',
    h1: '',
    expected: 'No app store over mobile data?',
  },
  {
    case: 'a Korean bar',
    title: '부두가 다시 지어진다ㅣ항구일보',
    head: '<meta property="og:site_name" content="항구일보">',
    h1: '',
    expected: '부두가 다시 지어진다',
  },
])('title: $case', ({ title, head, h1, expected }) => {
  const html = `<html><head><title>${title}</title>${head}</head><body><h1>${h1}</h1><p>${LEAD}</p><p>${SECOND}</p></body></html>`
  expect(extractPage(new TextEncoder().encode(html), { url: ASKED }).title).toBe(expected)
})

test('published and modified are two things', () => {
  const page = read(
    ld({ datePublished: '2024-05-17T08:00:00+02:00', dateModified: '2024-05-20T10:00:00+02:00' }),
  )
  expect(page.publishedAt?.toISOString()).toBe('2024-05-17T06:00:00.000Z')
  expect(page.updatedAt?.toISOString()).toBe('2024-05-20T08:00:00.000Z')
})

test.each([
  { stated: '2024-05-17T00:30:00+09:00', on: '2024-05-17', offset: '+09:00' },
  { stated: '2024-05-17T00:30:00-0500', on: '2024-05-17', offset: '-05:00' },
  { stated: '2024-05-17T00:30:00Z', on: '2024-05-17', offset: undefined },
  { stated: '2024-05-17', on: '2024-05-17', offset: undefined },
])('the time zone of "$stated" is kept', ({ stated, on, offset }) => {
  const page = read(ld({ datePublished: stated }))
  expect(page.publishedOn).toBe(on)
  expect(page.publishedOffset).toBe(offset)
})

test.each([
  { case: 'a day is in no zone', stated: '2024-05-18T00:00:00', on: '2024-05-18' },
  {
    case: 'an instant in UTC is shown as the day it was there',
    stated: '2024-05-18T02:30:00Z',
    on: '2024-05-17',
  },
])('beside a line that shows the day before, $case', ({ stated, on }) => {
  const context = { url: 'https://news.example/pier' }
  expect(read(ld({ datePublished: stated }), '<p>17 May 2024</p>', context).publishedOn).toBe(on)
})

test('licence, AMP form and type are what the page says', () => {
  const page = read(
    `<link rel="license" href="https://creativecommons.org/licenses/by/4.0/"><link rel="amphtml" href="/amp/pier">
     ${ld({})}<meta property="og:type" content="article">`,
  )
  expect(page.signals.licence).toBe('https://creativecommons.org/licenses/by/4.0/')
  expect(page.ampUrl).toBe('https://news.example/amp/pier')
  expect(page.type).toBe('article')
})

test.each([
  { type: 'podcast', head: ld({ '@type': 'PodcastEpisode' }) },
  { type: 'paper', head: '<meta name="citation_title" content="On piers">' },
  { type: 'video', head: '<meta property="og:type" content="video.other">' },
])('a page that declares it is a $type', ({ type, head }) => {
  expect(read(head).type).toBe(type)
})
