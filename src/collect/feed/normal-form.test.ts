import { expect, test } from 'vitest'
import { parseFeedText } from './parse-feed.ts'

// What each vocabulary means, one line a rule: the document, and the fields that must come of it.

const url = 'https://a.example/dir/feed'
const XHTML = 'xmlns="http://www.w3.org/1999/xhtml"'
const NAMESPACES = `xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:xhtml="http://www.w3.org/1999/xhtml"
  xmlns:media="http://search.yahoo.com/mrss/" xmlns:x="http://x.example/unknown"`

function rss(channel: string) {
  return parseFeedText(`<rss version="2.0" ${NAMESPACES}><channel>${channel}</channel></rss>`, { url })
}

function atom(feed: string) {
  return parseFeedText(`<feed xmlns="http://www.w3.org/2005/Atom">${feed}</feed>`, { url })
}

function atom03(feed: string) {
  return parseFeedText(`<feed version="0.3" xmlns="http://purl.org/atom/ns#">${feed}</feed>`, { url })
}

test.each([
  {
    case: 'escaped',
    given: '<title type="text/html" mode="escaped">A &lt;b&gt;B&lt;/b&gt;</title>',
    want: { title: 'A B', titleHtml: 'A <b>B</b>' },
  },
  {
    case: 'xml',
    given: `<title type="application/xhtml+xml" mode="xml"><div ${XHTML}>A <b>B</b></div></title>`,
    want: { title: 'A B', titleHtml: '<div>A <b>B</b></div>' },
  },
  {
    case: 'base64',
    given: '<title type="text/html" mode="base64">QSA8Yj5CPC9iPg==</title>',
    want: { title: 'A B', titleHtml: 'A <b>B</b>' },
  },
  { case: 'plain text', given: '<title type="text/plain">1 &lt; 2</title>', want: { title: '1 < 2' } },
  {
    case: 'several forms',
    given:
      '<content type="multipart/alternative"><content type="text/plain">B</content><content type="text/html" mode="escaped">&lt;b&gt;B&lt;/b&gt;</content></content>',
    want: { content: '<b>B</b>' },
  },
  {
    case: 'several forms, none of them HTML',
    given:
      '<content type="multipart/mixed"><content type="text/plain">A</content><content type="text/plain">B</content></content>',
    want: { content: 'B' },
  },
  {
    case: 'issued',
    given: '<issued>2004-01-01T00:00:00Z</issued>',
    want: { published: new Date('2004-01-01') },
  },
  {
    case: 'modified',
    given: '<modified>2004-01-01T00:00:00Z</modified>',
    want: { updated: new Date('2004-01-01') },
  },
  {
    case: 'created',
    given: '<created>2004-01-01T00:00:00Z</created>',
    want: { published: new Date('2004-01-01') },
  },
  {
    case: 'person',
    given: '<author><name>Ada</name><url>/ada</url><homepage>/other</homepage></author>',
    want: { authors: [{ name: 'Ada', url: 'https://a.example/ada' }] },
  },
])('Atom 0.3: $case', ({ given, want }) => {
  expect(atom03(`<entry>${given}</entry>`).entries[0]).toMatchObject(want)
})

test('Atom 0.3: a feed', () => {
  const { feed } = atom03(
    '<tagline>T</tagline><info>I</info><copyright>C</copyright><modified>2004-01-01T00:00:00Z</modified>',
  )
  expect(feed).toMatchObject({
    version: '0.3',
    description: 'T',
    rights: 'C',
    updated: new Date('2004-01-01'),
  })
})

test.each([
  { case: 'text', given: '<title type="text">&lt;b&gt; is bold</title>', want: { title: '<b> is bold' } },
  {
    case: 'html',
    given: '<title type="html">AT&amp;amp;T &lt;em&gt;x&lt;/em&gt;</title>',
    want: { title: 'AT&T x', titleHtml: 'AT&amp;T <em>x</em>' },
  },
  {
    case: 'xhtml',
    given: `<title type="xhtml"><div ${XHTML}>a &lt; b <em>c</em></div></title>`,
    want: { title: 'a < b c', titleHtml: '<div>a &lt; b <em>c</em></div>' },
  },
  {
    case: 'xhtml with a prefix',
    given:
      '<title type="xhtml"><x:div xmlns:x="http://www.w3.org/1999/xhtml">a <x:em>c</x:em></x:div></title>',
    want: { title: 'a c', titleHtml: '<div>a <em>c</em></div>' },
  },
  { case: 'elements nobody knows', given: '<title>a <q:z>b</q:z></title>', want: { title: 'a b' } },
  { case: 'a processing instruction', given: '<title>a<?php x() ?>b</title>', want: { title: 'ab' } },
  { case: 'XML', given: '<content type="application/xml"><z>y</z></content>', want: { content: 'y' } },
  {
    case: 'base64',
    given: '<content type="application/octet-stream">QSA8Yj5CPC9iPg==</content>',
    want: { content: 'A <b>B</b>' },
  },
  {
    case: 'content elsewhere',
    given: '<content type="video/mp4" src="/a.mp4"/>',
    want: { enclosures: [{ url: 'https://a.example/a.mp4', type: 'video/mp4' }] },
  },
  {
    case: 'a page elsewhere',
    given: '<content type="text/html" src="/a.html"/>',
    want: { link: 'https://a.example/a.html' },
  },
  {
    case: 'relation as an address',
    given: '<link rel="http://www.iana.org/assignments/relation/alternate" href="/l"/>',
    want: { link: 'https://a.example/l' },
  },
  {
    case: 'HTML before other forms',
    given: '<link href="/x" type="application/json"/><link href="/l" type="text/html"/>',
    want: { link: 'https://a.example/l' },
  },
  {
    case: 'base of each element',
    given: `<link xml:base="l/" href="x"/><content type="xhtml" xml:base="http://b.example/c/"><div ${XHTML}><p xml:base="p/"><a href="q">q</a></p><a href="r">r</a></div></content>`,
    want: {
      link: 'https://a.example/dir/l/x',
      content: '<div><p><a href="http://b.example/c/p/q">q</a></p><a href="http://b.example/c/r">r</a></div>',
    },
  },
  {
    case: 'a base that is no web address',
    given: '<link xml:base="javascript:x()" href="x"/>',
    want: { link: 'https://a.example/dir/x' },
  },
  {
    case: 'locale as a language',
    given: '<title xml:lang="en_GB">t</title><language>en_GB</language>',
    want: { language: 'en-GB' },
  },
])('Atom 1.0: $case', ({ given, want }) => {
  expect(atom(`<entry>${given}</entry>`).entries[0]).toMatchObject(want)
})

test('a file written into an Atom entry is no text', () => {
  const { entries } = atom('<entry><content type="image/png">iVBORw0KGgo=</content></entry>')
  expect(entries[0]).not.toHaveProperty('content')
})

test.each([
  { line: '"Moor, Ada" &lt;a@a.example&gt;', want: { name: 'Moor, Ada', email: 'a@a.example' } },
  { line: 'Ada (the elder) a@a.example', want: { name: 'Ada (the elder)', email: 'a@a.example' } },
  { line: 'Ada (the elder)', want: { name: 'Ada (the elder)' } },
  { line: 'mailto:a@a.example', want: { email: 'a@a.example' } },
  { line: 'a+b@a.example (Ada)', want: { name: 'Ada', email: 'a+b@a.example' } },
  { line: 'https://a.example/ada', want: { url: 'https://a.example/ada' } },
])('a person: $line', ({ line, want }) => {
  expect(rss(`<item><author>${line}</author></item>`).entries[0]?.authors).toEqual([want])
})

test.each([
  {
    case: 'link before guid',
    given: '<guid>https://a.example/g</guid><link>/l</link>',
    want: { id: 'https://a.example/g', link: 'https://a.example/l' },
  },
  {
    case: 'the first of two links',
    given: '<link>/1</link><link>/2</link>',
    want: { link: 'https://a.example/1' },
  },
  {
    case: 'a link with mark-up',
    given: '<link><a href="/x">https://a.example/l</a></link>',
    want: { link: 'https://a.example/l' },
  },
  {
    case: 'a link with references',
    given: '<link>/l?a=1&amp;amp;b=2</link>',
    want: { link: 'https://a.example/l?a=1&b=2' },
  },
  {
    case: 'a picture with a link and a title',
    given: '<image><url>/i.png</url><title>no</title><link>/no</link></image><title>t</title><link>/l</link>',
    want: { title: 't', link: 'https://a.example/l', images: [{ url: 'https://a.example/i.png' }] },
  },
  {
    case: 'an unknown vocabulary',
    given: '<x:title>no</x:title><x:link>/no</x:link><title>t</title>',
    want: { title: 't' },
  },
  {
    case: 'own title before others',
    given: '<dc:title>no</dc:title><title>t</title><media:title>no</media:title>',
    want: { title: 't' },
  },
  {
    case: 'summary beside content, in any order',
    given: '<content:encoded>c</content:encoded><description>d</description>',
    want: { summary: 'd', content: 'c' },
  },
  {
    case: 'a body of XHTML',
    given: `<body ${XHTML}><p>c <b>d</b></p></body>`,
    want: { content: '<p>c <b>d</b></p>' },
  },
  {
    case: 'mark-up that is not escaped',
    given: '<description>a <b>b</b> c</description>',
    want: { summary: 'a <b>b</b> c' },
  },
  {
    case: 'CDATA in CDATA',
    given: '<description><![CDATA[a <![CDATA[b]]> c]]></description>',
    want: { summary: 'a b c' },
  },
  {
    case: 'dates of Dublin Core',
    given: '<dcterms:created>2004-01-01</dcterms:created><dcterms:modified>2004-01-02</dcterms:modified>',
    want: { published: new Date('2004-01-01'), updated: new Date('2004-01-02') },
  },
  {
    case: 'categories',
    given: '<category domain="d">a</category><dc:subject>b</dc:subject><category>a, c</category>',
    want: { categories: [{ term: 'a', scheme: 'd' }, { term: 'b' }, { term: 'a, c' }] },
  },
])('RSS item: $case', ({ given, want }) => {
  expect(rss(`<item>${given}</item>`).entries[0]).toMatchObject(want)
})

test('a picture without an address is none', () => {
  expect(rss('<image><title>T</title><width>80</width></image>').feed).not.toHaveProperty('image')
})

test('CDF: base, icon, and the page of an item as a child', () => {
  const { feed, entries } = parseFeedText(
    `<CHANNEL HREF="https://c.example/" BASE="https://b.example/" LASTMOD="2004-01-01"><TITLE>T</TITLE>
      <ABSTRACT>A</ABSTRACT><LOGO HREF="l.gif" STYLE="IMAGE"/><LOGO HREF="i.gif" STYLE="ICON"/>
      <ITEM HREF="1.html" LASTMOD="2004-01-02"><TITLE>One</TITLE></ITEM><ITEM><A HREF="2.html">Two</A><TITLE>Two</TITLE></ITEM></CHANNEL>`,
    { url },
  )
  expect(feed).toMatchObject({
    format: 'cdf',
    title: 'T',
    description: 'A',
    image: { url: 'https://b.example/l.gif' },
    icon: 'https://b.example/i.gif',
  })
  expect(entries.map(({ link }) => link)).toEqual(['https://b.example/1.html', 'https://b.example/2.html'])
})

test.each([
  {
    case: 'any prefix',
    given:
      '<r:rss xmlns:r="http://backend.userland.com/rss2"><r:channel><r:item><r:title>T</r:title></r:item></r:channel></r:rss>',
  },
  {
    case: 'a namespace of its own',
    given: '<rss xmlns="http://x.example/mine"><channel><item><title>T</title></item></channel></rss>',
  },
  { case: 'upper case', given: '<RSS><CHANNEL><ITEM><TITLE>T</TITLE></ITEM></CHANNEL></RSS>' },
  {
    case: 'items beside the channel',
    given: '<rss><channel><title>F</title></channel><item><title>T</title></item></rss>',
  },
  {
    case: 'a page around it',
    given: '<html><body><rss><channel><item><title>T</title></item></channel></rss></body></html>',
  },
  {
    case: 'RSS 1.1',
    given:
      '<Channel xmlns="http://purl.org/net/rss1.1#"><items><item><title>T</title></item></items></Channel>',
  },
])('items of a document with $case', ({ given }) => {
  expect(parseFeedText(given).entries.map(({ title }) => title)).toEqual(['T'])
})

test('the publication of a news sitemap is the source', () => {
  const { entries } = parseFeedText(
    `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://a.example/1</loc>
      <n:news><n:publication><n:name>Harbour Post</n:name><n:language>en</n:language></n:publication><n:title>T</n:title></n:news></url></urlset>`,
  )
  expect(entries[0]).toMatchObject({ title: 'T', language: 'en', source: { title: 'Harbour Post' } })
})
