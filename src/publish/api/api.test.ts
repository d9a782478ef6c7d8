import { expect, test } from 'vitest'
import { articleOf, editionOf, manyArticles, storyOf } from '../../../test/outputs-edition.ts'
import type { Edition } from '../../model/edition.ts'
import { publish } from '../publish.ts'

function apiOf(edition: Edition): Map<string, unknown> {
  const files = [...publish(edition)].filter(({ path }) => path.startsWith('api/'))
  expect(new Set(files.map((file) => file.path)).size).toBe(files.length)
  return new Map(files.map((file) => [file.path, JSON.parse(String(file.render()))]))
}

const OLD_KEYS = [
  'path',
  'title',
  'excerpt',
  'sourceUrl',
  'webUrl',
  'originalUrl',
  'featuredContent',
  'highlight',
  'heat',
  'tags',
  'images',
  'content',
  'type',
  'ampWebUrl',
  'cdnAmpWebUrl',
  'publishedDateTime',
  'updatedDateTime',
  'provider',
  'locale',
  'categories',
  'topics',
]

test('an item has the 21 keys in the old order, null where unknown, then the new ones', () => {
  const page = apiOf(editionOf({ articles: [articleOf({ url: 'https://a.example/1' })] })).get(
    'api/news/index.json',
  )
  const item = (page as { value: Record<string, unknown>[] }).value[0] ?? {}
  expect(Object.keys(item)).toEqual([...OLD_KEYS, 'id', 'quality', 'language', 'story', 'rights'])
  expect(item).toMatchObject({
    path: '_news/2026-10-01-harbour-bridge-opens.md',
    sourceUrl: null,
    featuredContent: null,
    highlight: null,
    heat: 40,
    tags: null,
    images: null,
    content: '',
    ampWebUrl: null,
    cdnAmpWebUrl: null,
    publishedDateTime: '2026-10-01T11:00:00Z',
    updatedDateTime: null,
    provider: {
      name: 'Coast Courier',
      domain: 'coast-courier.example',
      images: null,
      publishers: null,
      authors: null,
    },
    locale: 'en-us',
    categories: ['news'],
    topics: ['Harbours'],
    language: null,
    story: null,
    rights: { list: 'allow', excerpt: 'limit(300)', image: 'thumbnail', text: 'allow', ai: 'deny' },
  })
})

test('no two keys differ only in case', () => {
  const keys = OLD_KEYS.concat('id', 'quality', 'language', 'story', 'rights').map((key) => key.toLowerCase())
  expect(new Set(keys).size).toBe(keys.length)
})

const LIST = { path: '_news/2026-10-01-harbour-bridge-opens.md' }
test.each([
  { case: 'published', parts: {}, listed: true },
  { case: 'not published', parts: { published: false }, listed: false },
  {
    case: 'refused',
    parts: { rights: { ...articleOf({ url: 'https://a.example' }).rights, list: 'deny' as const } },
    listed: false,
  },
])('an article that is $case: listed $listed', ({ parts, listed }) => {
  const page = apiOf(editionOf({ articles: [articleOf({ url: 'https://a.example/1', ...parts })] })).get(
    'api/news/index.json',
  )
  expect(page).toMatchObject({ value: listed ? [LIST] : [] })
})

test('an article that is not scored is in no list and has no document', () => {
  const { heat: _, ...unscored } = articleOf({ url: 'https://a.example/1' })
  const api = apiOf(editionOf({ articles: [unscored] }))
  expect(JSON.stringify([...api])).not.toContain('a.example')
})

test('excerpt and images stay away where rights deny them', () => {
  const denied = articleOf({
    url: 'https://a.example/1',
    excerpt: 'marzipan',
    images: [{ url: 'https://a.example/p.jpg' }],
    rights: {
      list: 'allow',
      excerpt: 'deny',
      image: 'deny',
      text: 'deny',
      ai: 'deny',
      train: 'deny',
      reasons: [],
    },
  })
  expect(JSON.stringify([...apiOf(editionOf({ articles: [denied] }))])).not.toMatch(/marzipan|p\.jpg/)
})

test('private fields never appear', () => {
  const api = JSON.stringify([
    ...apiOf(editionOf({ articles: [articleOf({ url: 'https://a.example/1', itemId: 'guid-7' })] })),
  ])
  expect(api).not.toMatch(/Never shown|guid-7|foundAt|sourceId/)
})

test.each([
  { articles: 0, pages: [0], last: null },
  { articles: 25, pages: [25], last: null },
  { articles: 26, pages: [25, 1], last: null },
  { articles: 80, pages: [25, 25, 25], last: null },
])('$articles articles make numbered pages of $pages', ({ articles, pages }) => {
  const api = apiOf(editionOf({ articles: manyArticles(articles) }))
  const numbered = [...api]
    .filter(([path]) => path.startsWith('api/news/page/'))
    .map(([, page]) => page as { page: number; value: unknown[]; nextPage: number | null })
  expect(numbered.map((page) => page.value.length)).toEqual(pages)
  expect(numbered.map((page) => page.nextPage)).toEqual(
    pages.map((_, at) => (at + 2 <= pages.length ? at + 2 : null)),
  )
  expect(api.get('api/news/index.json')).toEqual(numbered[0])
})

test('each day is an archive that a later day does not change, and its year lists it', () => {
  const articles = manyArticles(30)
  const earlier = apiOf(editionOf({ articles: articles.slice(13) }))
  const later = apiOf(editionOf({ articles }))
  const day = 'api/news/2026/09/30/index.json'
  expect(later.get(day)).toEqual(earlier.get(day))
  expect(later.get('api/news/2026/index.json')).toMatchObject({
    value: [
      { day: '2026-10-01', articles: 13 },
      { day: '2026-09-30', articles: 17 },
    ],
  })
})

test('articles in another order make the same lists', () => {
  const articles = manyArticles(30)
  expect(apiOf(editionOf({ articles: articles.toReversed() }))).toEqual(apiOf(editionOf({ articles })))
})

test('a topic has pages of its own', () => {
  const bridge = articleOf({
    url: 'https://a.example/b',
    topics: [
      { topic: 'Harbours', confidence: 1, reasons: [] },
      { topic: 'Bridges', confidence: 0.6, reasons: [] },
    ],
  })
  const api = apiOf(
    editionOf({ articles: [bridge, articleOf({ url: 'https://a.example/1', title: 'Other' })] }),
  )
  expect(api.get('api/news/bridges/index.json')).toMatchObject({
    page: 1,
    value: [{ id: bridge.id }],
    nextPage: null,
  })
  expect(api.get('api/topics/index.json')).toMatchObject({
    value: [
      { id: 'harbours', parent: null, articles: 2 },
      { id: 'bridges', parent: 'harbours', articles: 1 },
    ],
  })
})

test('a story lists its articles in lists and documents, and each of them names it', () => {
  const one = articleOf({ url: 'https://a.example/1', story: 's1', related: ['nothing'] })
  const two = articleOf({
    url: 'https://b.example/2',
    title: 'Trams on the bridge',
    story: 's1',
    provider: { name: 'B', domain: 'b.example', images: [] },
    related: [one.id],
  })
  const api = apiOf(editionOf({ articles: [one, two], stories: [storyOf('s1', [one, two])] }))
  expect(api.get('api/stories/index.json')).toMatchObject({
    value: [{ id: 's1', lead: one.path, articles: 2, providers: 2 }],
  })
  expect(api.get('api/stories/s1/index.json')).toMatchObject({
    id: 's1',
    articles: [{ id: one.id }, { id: two.id }],
  })
  expect(api.get('api/news/trams-on-the-bridge/index.json')).toMatchObject({
    id: two.id,
    story: { id: 's1', lead: one.path, articles: 2, providers: 2 },
    related: [{ path: one.path }],
    scores: { quality: { value: 60 }, heat: { parts: [{ name: 'voices' }] } },
  })
})

test.each([
  { title: 'Harbours', file: 'api/news/2026-10-01-harbours/index.json' },
  { title: 'Page', file: 'api/news/2026-10-01-page/index.json' },
  { title: '2026', file: 'api/news/2026-10-01-2026/index.json' },
  { title: 'Con', file: 'api/news/2026-10-01-con/index.json' },
  { title: 'Tide tables', file: 'api/news/tide-tables/index.json' },
])('the document of "$title" lies at $file', ({ title, file }) => {
  const api = apiOf(editionOf({ articles: [articleOf({ url: 'https://a.example/1', title })] }))
  expect(api.get(file)).toMatchObject({ title })
})

test('of two articles with one slug the older has the short address', () => {
  const later = articleOf({ url: 'https://a.example/2' })
  const older = articleOf({ url: 'https://a.example/1', publishedAt: new Date('2026-09-01T00:00:00Z') })
  const api = apiOf(editionOf({ articles: [later, older] }))
  expect(api.get('api/news/harbour-bridge-opens/index.json')).toMatchObject({ id: older.id })
  expect(api.get('api/news/2026-10-01-harbour-bridge-opens/index.json')).toMatchObject({ id: later.id })
})

test('sponsorships of the edition and no others', () => {
  const sponsorship = { sponsor: 'Rope Works', title: 'Ropes', text: 'Strong.', url: 'https://rope.example/' }
  const api = apiOf(
    editionOf({
      sponsorships: [
        { from: '2026-10-02', until: '2026-10-02', ...sponsorship },
        { from: '2026-10-03', until: '2026-10-09', ...sponsorship, title: 'Later' },
      ],
    }),
  )
  expect(api.get('api/sponsorships/today/index.json')).toEqual({
    page: 1,
    value: [{ title: 'Ropes', text: 'Strong.', url: 'https://rope.example/', sponsor: 'Rope Works' }],
    nextPage: null,
  })
})
