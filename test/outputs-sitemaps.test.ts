import { expect, test } from 'vitest'
import type { Edition, PlannedFile } from '../src/model/edition.ts'
import { publish, siteFiles } from '../src/publish/publish.ts'
import { readAssets } from '../src/publish/write/read-assets.ts'
import { EDITION } from './fixtures/edition.ts'
import { articleOf, editionOf } from './outputs-edition.ts'
import { findAll, parseXml, textsOf, type XmlElement } from './xml-tree.ts'

const assets = await readAssets()

function sitemapsOf(edition: Edition): Map<string, string> {
  const files = [...publish(edition, assets)]
  const sitemaps = files.filter(({ path }) => /^sitemap(?:s\/[\w-]+)?\.xml$/.test(path))
  return new Map(sitemaps.map((file) => [file.path, textOf(file)]))
}

/** Sitemaps of pages: all but the index and that of the news. */
const isOfPages = (path: string) => /^sitemaps\/(?:pages|\d{4}-\d\d)-\d+\.xml$/.test(path)

const textOf = (file: PlannedFile | undefined) => String(file?.render())

/**
 * Content models of the schemas, as the names of children in their order: sitemap.xsd and siteindex.xsd 0.9 of sitemaps.org,
 * sitemap-news.xsd 0.9 and sitemap-image.xsd 1.1 of Google.
 */
const CONTENT: Readonly<Record<string, RegExp>> = {
  sitemapindex: /^(?:sitemap )+$/,
  sitemap: /^loc (?:lastmod )?$/,
  urlset: /^(?:url )+$/,
  url: /^loc (?:lastmod )?(?:image:image ){0,1000}(?:news:news )?$/,
  'image:image': /^image:loc $/,
  'news:news': /^news:publication news:publication_date news:title $/,
  'news:publication': /^news:name news:language $/,
}

const LOCATION = /^https?:\/\/[^\s/]+\/\S*$/
const W3C_DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/

/** Simple types of the same schemas. */
const TEXT: Readonly<Record<string, (text: string) => boolean>> = {
  loc: (text) => LOCATION.test(text) && text.length >= 12 && text.length <= 2048,
  lastmod: (text) => W3C_DATE.test(text) && Number.isFinite(Date.parse(text)),
  'image:loc': (text) => LOCATION.test(text),
  'news:name': (text) => text.trim() !== '',
  'news:language': (text) => /^(?:zh-cn|zh-tw|[a-z]{2,3})$/.test(text),
  'news:publication_date': (text) => W3C_DATE.test(text),
  'news:title': (text) => text.trim() !== '',
}

const NAMESPACES = {
  xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9',
  'xmlns:image': 'http://www.google.com/schemas/sitemap-image/1.1',
  'xmlns:news': 'http://www.google.com/schemas/sitemap-news/0.9',
}

/** What is against the schemas, in words. */
function faultsOf(element: XmlElement): readonly string[] {
  const model = CONTENT[element.name]
  const names = element.children.map(({ name }) => `${name} `).join('')
  if (model) {
    const own = model.test(names) && element.text.trim() === '' ? [] : [`${element.name} holds ${names}`]
    return [...own, ...element.children.flatMap(faultsOf)]
  }
  return TEXT[element.name]?.(element.text) ? [] : [`${element.name} is ${element.text}`]
}

const EDITIONS: readonly { name: string; edition: Edition }[] = [
  { name: 'a whole paper', edition: EDITION },
  { name: 'a paper in Taiwan', edition: { ...EDITION, site: { ...EDITION.site, language: 'zh-Hant-TW' } } },
  {
    name: 'a paper in British English',
    edition: { ...EDITION, site: { ...EDITION.site, language: 'EN-gb' } },
  },
  { name: 'a paper without an article', edition: editionOf() },
  {
    name: 'a paper of lone articles',
    edition: editionOf({ articles: [articleOf({ url: 'https://a.example/1' })] }),
  },
]

test.each(EDITIONS)('the sitemaps of $name are as their schemas say', ({ edition }) => {
  for (const [path, xml] of sitemapsOf(edition)) {
    const root = parseXml(xml)
    expect({ path, faults: faultsOf(root) }).toEqual({ path, faults: [] })
    expect(xml).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/)
    expect(NAMESPACES).toMatchObject(root.attributes)
  }
})

test.each([
  { fault: 'a list without an entry', xml: '<urlset></urlset>' },
  {
    fault: 'a date before its address',
    xml: '<urlset><url><lastmod>2026-10-01T00:00:00Z</lastmod><loc>https://a.example/</loc></url></urlset>',
  },
  { fault: 'a relative address', xml: '<urlset><url><loc>/stories/</loc></url></urlset>' },
  {
    fault: 'news without a title',
    xml: '<url><loc>https://a.example/</loc><news:news><news:title></news:title></news:news></url>',
  },
])('the check sees $fault', ({ xml }) => {
  expect(faultsOf(parseXml(xml))).not.toEqual([])
})

test('the index names every sitemap there is, and no other', () => {
  const sitemaps = sitemapsOf(EDITION)
  const named = findAll(parseXml(sitemaps.get('sitemap.xml') ?? ''), 'loc').map(({ text }) => text)
  const others = [...sitemaps.keys()].filter((path) => path !== 'sitemap.xml')
  expect(named).toEqual(others.map((path) => `${EDITION.site.url}/${path}`))
  expect(sitemapsOf(editionOf()).has('sitemaps/news.xml')).toBe(false)
})

test('exactly the pages that may be indexed and are their own canonical address are listed', () => {
  const pages = [...siteFiles(EDITION, assets)].filter(({ path }) => path.endsWith('index.html'))
  const wanted = pages
    .map(textOf)
    .filter((page) => !page.includes('<meta name="robots" content="noindex">'))
    .map((page) => /<link rel="canonical" href="([^"]*)">/.exec(page)?.[1] ?? '')
    .filter((url) => url.startsWith(`${EDITION.site.url}/`))
  const listed = [...sitemapsOf(EDITION)].flatMap(([path, xml]) =>
    isOfPages(path) ? findAll(parseXml(xml), 'loc') : [],
  )
  expect(listed.map(({ text }) => text).sort()).toEqual(wanted.sort())
})

test('a picture is listed where its page shows our own copy of it, and is one of ours', () => {
  const urls = [...sitemapsOf(EDITION)].flatMap(([path, xml]) =>
    isOfPages(path) ? findAll(parseXml(xml), 'url') : [],
  )
  const pages = new Map([...siteFiles(EDITION, assets)].map((file) => [file.path, file]))
  const pictured = urls.filter((url) => findAll(url, 'image:loc').length > 0)
  expect(pictured.length).toBeGreaterThan(0)
  for (const url of pictured) {
    const picture = (findAll(url, 'image:loc')[0]?.text ?? '').slice(EDITION.site.url.length)
    const path = `${textsOf(url, 'loc')[0]?.slice(EDITION.site.url.length + 1)}index.html`
    expect(picture).toMatch(/^\/images\/[\da-z]+-\d+\.jpeg$/)
    expect(textOf(pages.get(path))).toContain(picture)
  }
  const without = sitemapsOf({ ...EDITION, outputs: { ...EDITION.outputs, images: false } })
  expect([...without.values()].join()).not.toContain('<image:')
})
