import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ParsedFeed } from '../../model/feed.ts'
import { parseFeed, parseFeedText } from './parse-feed.ts'

const FIXTURES = join(import.meta.dirname, '../../../test/fixtures/feeds')

function parseFixture(file: string, url = 'https://feeds.example/feed'): ParsedFeed {
  return parseFeed(new Uint8Array(readFileSync(join(FIXTURES, file))), { url })
}

/** An item inside the smallest feed around it. */
function parseItem(item: string) {
  const { entries } = parseFeedText(`<rss version="2.0"><channel><item>${item}</item></channel></rss>`, {
    url: 'https://a.example/feed',
  })
  return entries[0]
}

test('RSS 2.0 with its modules', () => {
  const { feed, entries, problems } = parseFixture('rss.xml')
  expect(problems).toEqual([])
  expect(feed).toEqual({
    format: 'rss',
    version: '2.0',
    encoding: 'utf-8',
    title: 'Harbour Post',
    link: 'https://harbour.example/',
    self: 'https://harbour.example/rss.xml',
    hub: 'https://hub.example/',
    description: 'News of the quay',
    language: 'en-gb',
    image: { url: 'https://harbour.example/logo.png', width: 88 },
    imageTitle: 'Logo of the Post',
    rsl: '<rsl:content url="/" server="https://rsl.example"><rsl:license><rsl:permits type="usage">search</rsl:permits></rsl:license></rsl:content>',
    rights: '2024 Harbour Post',
    authors: [{ name: 'The Desk', email: 'desk@harbour.example' }],
    categories: [],
    hints: { ttlMinutes: 30, updateMinutes: 30, skipHours: [0, 3], skipDays: ['sunday'] },
    textInput: { title: 'Search', link: 'https://harbour.example/search' },
  })
  expect(entries).toEqual([
    {
      id: 'post-1',
      title: 'Ferry & fog: late again',
      titleHtml: 'Ferry &amp; fog: <i>late</i> again',
      link: 'https://harbour.example/ferry',
      comments: 'https://harbour.example/ferry#talk',
      commentCount: 12,
      authors: [{ name: 'Ada Moor' }],
      published: new Date('2024-05-14T08:30:00Z'),
      summary: '<p>Fog <a href="https://feeds.example/fog">again</a></p>',
      content:
        '<p>The whole <img src="https://feeds.example/fog.jpg" srcset="https://feeds.example/fog.jpg 1x, https://feeds.example/fog2.jpg 2x"> story.</p>',
      categories: [{ term: 'Sea', scheme: 'https://harbour.example/tags' }, { term: 'Weather' }],
      enclosures: [{ url: 'https://harbour.example/fog.mp3', type: 'audio/mpeg', length: 99 }],
      images: [
        { url: 'https://harbour.example/fog.jpg', width: 640, height: 480 },
        { url: 'https://harbour.example/fog-s.jpg', width: 90, height: 60 },
      ],
      licence: 'https://creativecommons.example/by/4.0/',
      source: { title: 'The Wire', link: 'https://wire.example/rss' },
    },
    {
      id: 'https://harbour.example/two',
      link: 'https://harbour.example/two',
      authors: [],
      summary: 'Only a description',
      categories: [],
      enclosures: [],
      images: [],
    },
  ])
})

test('Atom 1.0 with base and language', () => {
  const { feed, entries, problems } = parseFixture('atom.xml')
  expect(problems).toEqual([])
  expect(feed).toMatchObject({
    format: 'atom',
    version: '1.0',
    title: 'The Lantern',
    titleHtml: 'The <b>Lantern</b>',
    link: 'https://lantern.example/blog/',
    self: 'https://lantern.example/blog/feed.atom',
    hub: 'https://hub.example/',
    licence: 'https://creativecommons.example/by/4.0/',
    icon: 'https://lantern.example/favicon.ico',
    language: 'en',
    generator: 'Wick 2.1',
    authors: [{ name: 'Ida Wick', email: 'ida@lantern.example', url: 'https://lantern.example/ida' }],
  })
  expect(entries).toEqual([
    {
      id: 'tag:lantern.example,2024:1',
      title: '1 < 2 & true',
      link: 'https://lantern.example/blog/one.html',
      commentCount: 7,
      authors: [],
      published: new Date('2024-05-13T06:00:00Z'),
      updated: new Date('2024-05-14T09:30:00Z'),
      summary: 'Plain &amp; short',
      content: '<div><p>See <a href="https://lantern.example/blog/two.html">two</a>.</p></div>',
      plain: ['summary'],
      categories: [{ term: 'glass', scheme: 'https://lantern.example/tags', label: 'Glass' }],
      enclosures: [{ url: 'https://lantern.example/blog/one.mp3', type: 'audio/mpeg', length: 1234 }],
      images: [],
      language: 'cy',
    },
  ])
})

test('JSON Feed, with an item that is none', () => {
  const { feed, entries, problems } = parseFixture('feed.json')
  expect(problems).toEqual([{ code: 'bad-item', message: 'The item is no object.', at: '2' }])
  expect(feed).toMatchObject({
    format: 'json',
    version: '1.1',
    title: 'Tin Drum',
    hub: 'https://hub.example/',
    language: 'de',
  })
  expect(entries[0]).toEqual({
    id: '7',
    title: 'Seven < eight',
    link: 'https://feeds.example/seven',
    authors: [{ name: 'Oskar', url: 'https://feeds.example/oskar' }],
    published: new Date('2024-05-14T07:30:00Z'),
    content: '<p>Rat-tat</p>',
    categories: [{ term: 'drums' }],
    enclosures: [{ url: 'https://feeds.example/seven.mp3', type: 'audio/mpeg', length: 5 }],
    images: [{ url: 'https://feeds.example/seven.jpg' }],
  })
  expect(entries[1]).toMatchObject({ id: '8', content: 'a &lt; b', plain: ['content'] })
})

test.each([
  { file: 'rdf.xml', format: 'rdf', titles: ['Heron'], links: ['https://reed.example/1'] },
  { file: 'cdf.xml', format: 'cdf', titles: ['Planks'], links: ['https://feeds.example/one'] },
  {
    file: 'news-sitemap.xml',
    format: 'news-sitemap',
    titles: ['Quay wall holds'],
    links: ['https://quay.example/a'],
  },
  {
    file: 'sitemap-index.xml',
    format: 'sitemap-index',
    titles: [undefined],
    links: ['https://quay.example/s1.xml'],
  },
  { file: 'list.opml', format: 'opml', titles: ['Harbour Post'], links: ['https://harbour.example/rss.xml'] },
])('reads $format', ({ file, format, titles, links }) => {
  const { feed, entries } = parseFixture(file)
  expect(feed.format).toBe(format)
  expect(entries.map(({ title }) => title)).toEqual(titles)
  expect(entries.map(({ link }) => link)).toEqual(links)
})

test('OPML folders become categories, and a bad address a problem', () => {
  const { entries, problems } = parseFixture('list.opml')
  expect(entries[0]?.categories).toEqual([{ term: 'Sea' }])
  expect(problems.map(({ code }) => code)).toEqual(['bad-address'])
})

test('a broken feed keeps every item', () => {
  const { feed, entries, problems } = parseFixture('broken.xml')
  expect([feed.title, feed.link]).toEqual(['Leaky & sons', 'https://leaky.example/?a=1&b=2'])
  expect(entries).toMatchObject([
    { title: 'No end tag', link: 'https://leaky.example/1', published: new Date('2024-05-14T09:30:00Z') },
    {
      title: 'AT&T & bold',
      link: 'https://leaky.example/2?x=1&copy=2',
      summary: '5 &lt; 6',
      images: [{ url: 'https://leaky.example/t.jpg' }],
    },
    { title: 'Cut off &unknown;', summary: 'The rest is mi' },
  ])
  expect(problems.map(({ code }) => code)).toEqual(['unclosed', 'unclosed', 'cut-off'])
})

test.each([
  { case: 'bare ampersand', given: 'Salt & pepper', want: 'Salt & pepper' },
  { case: 'encoded twice', given: 'Salt &amp;amp; pepper', want: 'Salt & pepper' },
  { case: 'less than', given: '1 &lt; 2', want: '1 < 2' },
  { case: 'unknown tag is text', given: 'Use of &lt;T&gt; in types', want: 'Use of <T> in types' },
  { case: 'script', given: '&lt;script&gt;x()&lt;/script&gt;Quiet', want: 'Quiet' },
  { case: 'windows-1252 reference', given: 'Don&#146;t', want: 'Don’t' },
  { case: 'HTML entity without DTD', given: 'Caf&eacute;', want: 'Café' },
  { case: 'closed by the item', given: 'Open</item>', want: 'Open' },
])('title: $case', ({ given, want }) => {
  expect(parseItem(`<title>${given}</title>`)?.title).toBe(want)
})

test.each([
  { case: 'script address', item: '<link>javascript:x()</link>', want: undefined },
  { case: 'guid that is an address', item: '<guid>https://a.example/1</guid>', want: 'https://a.example/1' },
  { case: 'guid that is not', item: '<guid isPermaLink="false">https://a.example/1</guid>', want: undefined },
  { case: 'relative', item: '<link>one</link>', want: 'https://a.example/one' },
  { case: 'Atom link', item: '<link href="/one" rel="alternate"/>', want: 'https://a.example/one' },
])('link: $case', ({ item, want }) => {
  expect(parseItem(item)?.link).toBe(want)
})

test.each([
  { line: 'mail@a.example (Ada Moor)', want: { name: 'Ada Moor', email: 'mail@a.example' } },
  { line: 'Ada Moor (mail@a.example)', want: { name: 'Ada Moor', email: 'mail@a.example' } },
  { line: 'Ada Moor &lt;mail@a.example&gt;', want: { name: 'Ada Moor', email: 'mail@a.example' } },
  { line: 'Ada Moor', want: { name: 'Ada Moor' } },
  { line: 'mail@a.example', want: { email: 'mail@a.example' } },
])('author: $line', ({ line, want }) => {
  expect(parseItem(`<author>${line}</author>`)?.authors).toEqual([want])
})

test.each([
  {
    given: 'Article &lt;p&gt;Points: 90&lt;/p&gt;&lt;p&gt;# Comments: 12&lt;/p&gt;',
    points: 90,
    comments: 12,
  },
  { given: '57 points | &lt;a href="/c"&gt;12 comments&lt;/a&gt;', points: 57, comments: 12 },
  { given: 'Three points decide the match', points: undefined, comments: undefined },
])('points of $given', ({ given, points, comments }) => {
  const entry = parseItem(`<description>${given}</description>`)
  expect([entry?.points, entry?.commentCount]).toEqual([points, comments])
})

test('Content-Location is the base, and Content-Language the language', () => {
  const bytes = new TextEncoder().encode('<rss><channel><item><link>one</link></item></channel></rss>')
  const headers = { 'content-location': ['/x/feed'], 'content-language': 'fi' }
  const { feed, entries } = parseFeed(bytes, { url: 'https://a.example/feed', headers })
  expect([feed.language, entries[0]?.link]).toEqual(['fi', 'https://a.example/x/one'])
})

test('entities of the document itself are never read', () => {
  const laughs = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>
    <rss><channel><item><title>One &b;&f; two</title></item></channel></rss>`
  const { entries, problems } = parseFeedText(laughs)
  expect(entries[0]?.title).toBe('One two')
  expect(problems.map(({ code }) => code)).toEqual(['own-entities'])
})

test.each(['', '\ufeff', '<', '{', '<html><title>Hello</title></html>', '{"items": 1}', 'null'])(
  'no feed: %j',
  (text) => {
    const { feed, entries, problems } = parseFeedText(text)
    expect([feed.format, entries.length, problems[0]?.code]).toEqual(['unknown', 0, 'not-a-feed'])
  },
)

// A search that finds nothing must not be taken for the start of the document.
test.each([
  '<![CDATA[x]]></title><rss><item><title>cut off',
  '</title><rss><item><title>cut off',
  '</q><q:q>',
])('reading ends: %s', (text) => {
  expect(parseFeedText(text).problems.map(({ code }) => code)).toContain('cut-off')
})

test('two documents in one file are one feed', () => {
  const one = '<rss><channel><item><title>A</title></item></channel></rss>'
  expect(parseFeedText(`${one}\n<?xml version="1.0"?>${one}`).entries).toHaveLength(2)
})
