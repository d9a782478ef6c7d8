import { Parser } from 'htmlparser2'
import { expect, test } from 'vitest'
import { articleOf, editionOf, manyArticles, storyOf } from '../../../test/outputs-edition.ts'
import type { Edition } from '../../model/edition.ts'
import { publish } from '../publish.ts'
import { hubRequest } from './hub-request.ts'

function feedsOf(edition: Edition): Map<string, string> {
  const feeds = [...publish(edition)].filter(({ path }) => /^feeds\/.*\.(?!html$)/.test(path))
  return new Map(feeds.map((file) => [file.path, String(file.render())]))
}

type Found = { readonly name: string; readonly attributes: Readonly<Record<string, string>>; text: string }

/** Elements of a document in order; throws where XML is not well-formed. */
function elementsOf(xml: string): Found[] {
  const open: Found[] = []
  const all: Found[] = []
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const element = { name, attributes, text: '' }
        open.push(element)
        all.push(element)
      },
      ontext(text) {
        const last = open.at(-1)
        if (last) last.text += text
      },
      onclosetag(name) {
        if (open.pop()?.name !== name) throw new Error(`<${name}> is not closed where it should be`)
      },
    },
    { xmlMode: true },
  )
  parser.end(xml)
  return all
}
const textsOf = (xml: string, name: string) =>
  elementsOf(xml)
    .filter((element) => element.name === name)
    .map((element) => element.text)

const HOSTILE = 'A <b>&amp; "quote" \' \u0007\ufffe ]]> \ud800 漢'
const CLEAN = 'A <b>&amp; "quote" \'  ]]> \ufffd 漢'
const ARTICLE = articleOf({
  url: 'https://a.example/?a=1&b=2',
  title: HOSTILE,
  excerpt: HOSTILE,
  updatedAt: new Date('2026-10-01T12:00:00Z'),
  authors: [HOSTILE],
  language: 'de',
})
const FEEDS = feedsOf(editionOf({ articles: [ARTICLE] }))

test('RSS says who, what, when and where, and hostile text is text', () => {
  const rss = FEEDS.get('feeds/all.rss') ?? ''
  expect(textsOf(rss, 'title')).toEqual(['Quay & Tide', CLEAN])
  expect(textsOf(rss, 'link')).toEqual(['https://quay.example/', 'https://a.example/?a=1&b=2'])
  expect(textsOf(rss, 'pubDate')).toEqual(['Thu, 01 Oct 2026 11:00:00 GMT'])
  expect(textsOf(rss, 'lastBuildDate')).toEqual(['Thu, 01 Oct 2026 12:00:00 GMT'])
  expect(textsOf(rss, 'dc:creator')).toEqual([CLEAN])
  expect(textsOf(rss, 'description')[1]).toContain('A &lt;b&gt;&amp;amp;')
})

test('Atom has what RFC 4287 asks for', () => {
  const atom = FEEDS.get('feeds/all.atom') ?? ''
  expect(textsOf(atom, 'id')).toEqual(['https://quay.example/feeds/all.atom', `urn:broadsheet:${ARTICLE.id}`])
  expect(textsOf(atom, 'updated')).toEqual(['2026-10-01T12:00:00Z', '2026-10-01T12:00:00Z'])
  expect(textsOf(atom, 'summary')).toEqual([CLEAN])
  expect(elementsOf(atom).find(({ name }) => name === 'entry')?.attributes).toEqual({ 'xml:lang': 'de' })
})

test('JSON Feed has what version 1.1 asks for', () => {
  expect(JSON.parse(FEEDS.get('feeds/all.json') ?? '')).toMatchObject({
    version: 'https://jsonfeed.org/version/1.1',
    home_page_url: 'https://quay.example/',
    feed_url: 'https://quay.example/feeds/all.json',
    items: [
      {
        id: `urn:broadsheet:${ARTICLE.id}`,
        url: ARTICLE.url,
        date_published: '2026-10-01T11:00:00Z',
        language: 'de',
      },
    ],
  })
})

test('the site, each topic, provider and story have feeds, and OPML names topics and sources', () => {
  const one = articleOf({ url: 'https://a.example/1' })
  const two = articleOf({
    url: 'https://b.example/2',
    provider: { name: 'B', domain: 'b.example', images: [] },
  })
  const paths = [...feedsOf(editionOf({ articles: [one, two], stories: [storyOf('s1', [one, two])] })).keys()]
  const names = [
    'all',
    'topics/harbours',
    'topics/bridges',
    'providers/coast-courier.example',
    'providers/b.example',
    'stories/s1',
  ]
  expect(paths.sort()).toEqual(
    [
      ...names.flatMap((name) => ['rss', 'atom', 'json'].map((ending) => `feeds/${name}.${ending}`)),
      'feeds/sources.opml',
      'feeds/topics.opml',
    ].sort(),
  )
})

test('a feed holds as many items as configured, newest first, and no moment of a run', () => {
  const feeds = feedsOf(editionOf({ articles: manyArticles(60) }))
  expect(textsOf(feeds.get('feeds/all.rss') ?? '', 'pubDate').length).toBe(50)
  expect(textsOf(feeds.get('feeds/all.rss') ?? '', 'lastBuildDate')).toEqual([
    'Thu, 01 Oct 2026 12:00:00 GMT',
  ])
})

test('an empty feed is a feed', () => {
  const feeds = feedsOf(editionOf())
  expect(elementsOf(feeds.get('feeds/all.rss') ?? '').map(({ name }) => name)).toContain('channel')
  expect(textsOf(feeds.get('feeds/all.atom') ?? '', 'updated')).toEqual(['1970-01-01T00:00:00Z'])
  expect(JSON.parse(feeds.get('feeds/all.json') ?? '')).toMatchObject({ items: [] })
})

test('a hub is told of the feeds that changed and of nothing else', () => {
  const request = hubRequest('https://hub.example/', 'https://quay.example', [
    'feeds/all.rss',
    'feeds/topics.opml',
    'index.html',
  ])
  expect(request?.body).toBe('hub.mode=publish&hub.url=https%3A%2F%2Fquay.example%2Ffeeds%2Fall.rss')
  expect(hubRequest('https://hub.example/', 'https://quay.example', ['index.html'])).toBeUndefined()
})

function plannedFor(edition: Edition): Map<string, string> {
  const files = [...publish(edition)]
  expect(new Set(files.map(({ path }) => path)).size).toBe(files.length)
  return new Map(files.map((file) => [file.path, String(file.render())]))
}

test('news sitemaps hold stories of the 48 hours before the newest article', () => {
  const [newest, second, ...others] = manyArticles(60)
  const [old, older] = others.slice(-2)
  if (!newest || !second || !old || !older) throw new Error('four articles')
  const stories = [storyOf('s1', [newest, second]), storyOf('s2', [old, older])]
  const files = plannedFor(editionOf({ articles: [newest, second, ...others], stories }))
  const news = files.get('sitemaps/news.xml') ?? ''
  expect(textsOf(news, 'loc')).toEqual(['https://quay.example/stories/s1/'])
  expect(textsOf(news, 'news:title')).toEqual([newest.title])
  expect(files.get('robots.txt')).toContain('Sitemap: https://quay.example/sitemap.xml')
  expect(files.get('llms.txt')).toContain('[Harbours](https://quay.example/api/news/harbours/index.json)')
})

test('the same edition is planned with the same versions, whenever it is planned', () => {
  const versions = () =>
    [...publish(editionOf({ articles: manyArticles(30) }))].map(({ path, version }) => `${path} ${version}`)
  expect(versions()).toEqual(versions())
})

test('another time of the front page alone changes no file', () => {
  const articles = manyArticles(30)
  const versions = (at: string) =>
    [
      ...publish(
        editionOf({ articles, frontPage: { at: new Date(at), rising: [], sections: [], leftOut: [] } }),
      ),
    ].map(({ version }) => version)
  expect(versions('2026-10-02T06:00:00Z')).toEqual(versions('2026-10-02T07:00:00Z'))
})
