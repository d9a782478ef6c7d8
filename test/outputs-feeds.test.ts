import { expect, test } from 'vitest'
import type { Edition } from '../src/model/edition.ts'
import { publish } from '../src/publish/publish.ts'
import { EDITION } from './fixtures/edition.ts'
import { articleOf, editionOf } from './outputs-edition.ts'
import { findAll, parseXml, textsOf, type XmlElement } from './xml-tree.ts'

/** A rule of a format: the section that says it, and what holds for a document. */
type Rule<Document> = readonly [section: string, holds: (document: Document) => boolean]

const one = (element: XmlElement, name: string) => textsOf(element, name).length === 1
const atMostOne = (element: XmlElement, name: string) => textsOf(element, name).length <= 1
const isUnique = (values: readonly unknown[]) => new Set(values).size === values.length
const hasWords = (text: string | undefined) => text !== undefined && text.trim() !== ''
const isAbsolute = (url: string | undefined) =>
  /^https?:\/\/[^\s/]+/.test(url ?? '') && URL.canParse(url ?? '')
const children = (element: XmlElement | undefined, name: string) =>
  element?.children.filter((child) => child.name === name) ?? []

/** RFC 822 section 5 with the four-digit years of RFC 1123; the day of the week must be the date's own. */
function isRfc822(text: string): boolean {
  const form =
    /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT$/
  return form.test(text) && new Date(text).toUTCString() === text
}

/** RFC 3339 section 5.6. */
const isRfc3339 = (text: unknown) =>
  typeof text === 'string' &&
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) &&
  Number.isFinite(Date.parse(text))

const channelOf = (rss: XmlElement) => children(rss, 'channel')[0]
const itemsOf = (rss: XmlElement) => children(channelOf(rss), 'item')

/** https://www.rssboard.org/rss-specification and the RSS Advisory Board's profile. */
const RSS: readonly Rule<XmlElement>[] = [
  [
    'What is RSS: the root is rss, version 2.0',
    (rss) => rss.name === 'rss' && rss.attributes.version === '2.0',
  ],
  ['What is RSS: one channel', (rss) => rss.children.length === 1 && one(rss, 'channel')],
  [
    'Required channel elements',
    (rss) =>
      ['title', 'link', 'description'].every((name) => hasWords(children(channelOf(rss), name)[0]?.text)),
  ],
  [
    'Optional channel elements: each once',
    (rss) =>
      ['language', 'lastBuildDate', 'generator'].every((name) => children(channelOf(rss), name).length <= 1),
  ],
  [
    'Profile: dates are RFC 822',
    (rss) =>
      [...findAll(rss, 'pubDate'), ...findAll(rss, 'lastBuildDate')].every(({ text }) => isRfc822(text)),
  ],
  [
    'Elements of item: a title or a description',
    (rss) =>
      itemsOf(rss).every(
        (item) => hasWords(textsOf(item, 'title')[0]) || hasWords(textsOf(item, 'description')[0]),
      ),
  ],
  [
    'Elements of item: each at most once',
    (rss) =>
      itemsOf(rss).every((item) =>
        ['title', 'link', 'guid', 'pubDate', 'description'].every((name) => atMostOne(item, name)),
      ),
  ],
  ['Profile: links are absolute', (rss) => findAll(rss, 'link').every(({ text }) => isAbsolute(text))],
  [
    'guid: present, unique, no address unless said',
    (rss) =>
      isUnique(itemsOf(rss).map((item) => textsOf(item, 'guid')[0])) &&
      findAll(rss, 'guid').every(
        ({ text, attributes }) => hasWords(text) && attributes.isPermaLink === 'false',
      ),
  ],
  [
    'Profile: an atom:link to itself',
    (rss) =>
      children(channelOf(rss), 'atom:link').filter(
        ({ attributes }) => attributes.rel === 'self' && attributes.type === 'application/rss+xml',
      ).length === 1,
  ],
  [
    'Dublin Core: no empty creator',
    (rss) =>
      findAll(rss, 'dc:creator').every(({ text }) => hasWords(text)) &&
      itemsOf(rss).every((item) => textsOf(item, 'dc:creator').length > 0),
  ],
]

const entriesOf = (feed: XmlElement) => children(feed, 'entry')
const withFeed = (feed: XmlElement) => [feed, ...entriesOf(feed)]

const ATOM: readonly Rule<XmlElement>[] = [
  ['RFC 4287 2: the namespace', (feed) => feed.attributes.xmlns === 'http://www.w3.org/2005/Atom'],
  [
    'RFC 4287 4.1.1, 4.1.2: one id, title and updated',
    (feed) =>
      withFeed(feed).every((element) => ['id', 'title', 'updated'].every((name) => one(element, name))),
  ],
  [
    'RFC 4287 4.1.1: an author of the feed or of each entry',
    (feed) => withFeed(feed).every((element) => children(element, 'author').length > 0),
  ],
  [
    'RFC 4287 3.2.1: a person has one name',
    (feed) =>
      findAll(feed, 'author').every((author) => one(author, 'name') && hasWords(textsOf(author, 'name')[0])),
  ],
  [
    'RFC 4287 3.3: dates are RFC 3339',
    (feed) =>
      [...findAll(feed, 'updated'), ...findAll(feed, 'published')].every(({ text }) => isRfc3339(text)),
  ],
  [
    'RFC 4287 4.2.6: ids are IRIs, and no two entries have one',
    (feed) =>
      isUnique(entriesOf(feed).map((entry) => textsOf(entry, 'id')[0])) &&
      findAll(feed, 'id').every(({ text }) => /^[a-z][a-z\d+.-]*:\S+$/.test(text)),
  ],
  [
    'RFC 4287 4.1.1: a link to itself',
    (feed) => children(feed, 'link').filter(({ attributes }) => attributes.rel === 'self').length === 1,
  ],
  [
    'RFC 4287 4.1.2: an entry without content has an alternate, one of a type and language',
    (feed) =>
      entriesOf(feed).every(
        (entry) =>
          children(entry, 'link').filter(({ attributes }) => attributes.rel === 'alternate').length === 1,
      ),
  ],
  [
    'RFC 4287 4.2.7.1: links are absolute',
    (feed) => findAll(feed, 'link').every(({ attributes }) => isAbsolute(attributes.href)),
  ],
  [
    'RFC 4287 4.2.2.1: a category has a term',
    (feed) => findAll(feed, 'category').every(({ attributes }) => hasWords(attributes.term)),
  ],
  [
    'RFC 4287 4.1.2: at most one published and summary',
    (feed) => entriesOf(feed).every((entry) => atMostOne(entry, 'published') && atMostOne(entry, 'summary')),
  ],
]

type JsonFeed = {
  readonly version?: string
  readonly title?: string
  readonly feed_url?: string
  readonly home_page_url?: string
  readonly authors?: readonly { readonly name?: string }[]
  readonly items: readonly {
    readonly id?: unknown
    readonly url?: string
    readonly content_text?: unknown
    readonly date_published?: string
    readonly date_modified?: string
    readonly authors?: readonly { readonly name?: string }[]
    readonly tags?: readonly string[]
  }[]
}

/** https://www.jsonfeed.org/version/1.1/ */
const JSON_FEED: readonly Rule<JsonFeed>[] = [
  ['Top-level: version', (feed) => feed.version === 'https://jsonfeed.org/version/1.1'],
  ['Top-level: title', (feed) => hasWords(feed.title)],
  ['Top-level: addresses', (feed) => isAbsolute(feed.feed_url) && isAbsolute(feed.home_page_url)],
  [
    'Items: an id that is a string and unique',
    (feed) =>
      feed.items.every(({ id }) => typeof id === 'string' && id !== '') &&
      isUnique(feed.items.map(({ id }) => id)),
  ],
  [
    'Items: content_html or content_text',
    (feed) => feed.items.every((item) => typeof item.content_text === 'string'),
  ],
  ['Items: addresses', (feed) => feed.items.every(({ url }) => isAbsolute(url))],
  [
    'Items: dates are RFC 3339',
    (feed) =>
      feed.items.every(
        (item) =>
          isRfc3339(item.date_published) &&
          (item.date_modified === undefined || isRfc3339(item.date_modified)),
      ),
  ],
  [
    'Authors: at least one of name, url, avatar',
    (feed) =>
      [feed, ...feed.items].every(
        ({ authors }) =>
          authors !== undefined && authors.length > 0 && authors.every(({ name }) => hasWords(name)),
      ),
  ],
  ['Items: tags are words', (feed) => feed.items.every(({ tags = [] }) => tags.every(hasWords))],
]

/** http://opml.org/spec2.opml */
const OPML: readonly Rule<XmlElement>[] = [
  ['What is OPML: version 2.0', (opml) => opml.name === 'opml' && opml.attributes.version === '2.0'],
  [
    'What is OPML: a head, then a body',
    (opml) => opml.children.map(({ name }) => name).join() === 'head,body',
  ],
  [
    'Subscription lists: type, text and xmlUrl',
    (opml) =>
      findAll(opml, 'outline').every(
        ({ attributes }) =>
          attributes.type === 'rss' && hasWords(attributes.text) && isAbsolute(attributes.xmlUrl),
      ),
  ],
]

const broken = <Document>(rules: readonly Rule<Document>[], document: Document) =>
  rules.filter(([, holds]) => !holds(document)).map(([section]) => section)

function faultsOf(path: string, text: string): readonly string[] {
  if (path.endsWith('.rss')) return broken(RSS, parseXml(text))
  if (path.endsWith('.atom')) return broken(ATOM, parseXml(text))
  if (path.endsWith('.opml')) return broken(OPML, parseXml(text))
  return broken(JSON_FEED, JSON.parse(text))
}

const NAMELESS = articleOf({
  url: 'https://a.example/1',
  authors: ['', ' ', '\u200b', '\u0007'],
  provider: { name: ' ', domain: 'a.example', images: [] },
})
const EDITIONS: readonly { name: string; edition: Edition }[] = [
  { name: 'a whole paper', edition: EDITION },
  {
    name: 'a paper with a hub',
    edition: { ...EDITION, outputs: { ...EDITION.outputs, hub: 'https://hub.example/' } },
  },
  { name: 'a paper without an article', edition: editionOf() },
  { name: 'an article whose authors have no names', edition: editionOf({ articles: [NAMELESS] }) },
]

const feedsOf = (edition: Edition) =>
  [...publish(edition)].filter(({ path }) => /^feeds\/.*\.(?!html$)/.test(path))

test.each(EDITIONS)('every feed of $name is as its format says', ({ edition }) => {
  for (const file of feedsOf(edition)) {
    const faults = faultsOf(file.path, String(file.render()))
    expect({ path: file.path, faults }).toEqual({ path: file.path, faults: [] })
  }
})

test('each feed says where it is', () => {
  for (const file of feedsOf(EDITION)) {
    const self = `${EDITION.site.url}/${file.path}`
    if (!file.path.endsWith('.opml')) expect(String(file.render()), file.path).toContain(`"${self}"`)
  }
})

test.each([
  {
    fault: 'a date of no day',
    path: 'x.rss',
    text: '<rss version="2.0"><channel><pubDate>Mon, 01 Oct 2026 11:00:00 GMT</pubDate></channel></rss>',
    section: 'Profile: dates are RFC 822',
  },
  {
    fault: 'an empty creator',
    path: 'x.rss',
    text: '<rss><channel><item><dc:creator> </dc:creator></item></channel></rss>',
    section: 'Dublin Core: no empty creator',
  },
  {
    fault: 'two entries of one id',
    path: 'x.atom',
    text: '<feed><entry><id>urn:a:1</id></entry><entry><id>urn:a:1</id></entry></feed>',
    section: 'RFC 4287 4.2.6: ids are IRIs, and no two entries have one',
  },
  {
    fault: 'a relative link',
    path: 'x.atom',
    text: '<feed><link href="/a"/></feed>',
    section: 'RFC 4287 4.2.7.1: links are absolute',
  },
  {
    fault: 'a number for an id',
    path: 'x.json',
    text: '{"items":[{"id":1}]}',
    section: 'Items: an id that is a string and unique',
  },
])('the check sees $fault', ({ path, text, section }) => {
  expect(faultsOf(path, text)).toContain(section)
})
