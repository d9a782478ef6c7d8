import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { API_ADDRESSES, API_SCHEMAS } from '../src/publish/api/api-schema.ts'
import { apiSchemas, openApi } from '../src/publish/api/openapi.ts'
import { publish } from '../src/publish/publish.ts'
import { archiveToArticles } from '../src/publish/records/read-archive.ts'
import { articleOf, editionOf, manyArticles, storyOf } from './outputs-edition.ts'

const FIXTURES = join(import.meta.dirname, 'fixtures/records')
const imported = archiveToArticles(
  ['2023-05-02-harbour-bridge-opens-a-week-early.md', '2021-03-09-tidal-power-in-three-minutes.md'].map(
    (name) => ({
      path: `_news/${name}`,
      text: readFileSync(join(FIXTURES, name), 'utf8'),
    }),
  ),
)
const [one, two, ...others] = manyArticles(30)
const story = storyOf(
  's1',
  [one, two].filter((article) => article !== undefined),
)
const rich = articleOf({
  url: 'https://a.example/rich',
  title: 'Rich',
  tags: ['2026'],
  authors: ['Ann'],
  language: 'en',
  access: 'subscription',
  ampUrl: 'https://a.example/amp',
  embed: 'https://www.youtube.com/embed/abc',
  images: [{ url: 'https://a.example/p.jpg', width: 3, height: 2, title: 't', attribution: 'x' }],
  updatedAt: new Date('2026-10-01T12:00:00Z'),
  ...(one && { related: [one.id], duplicateOf: one.id }),
})
const edition = editionOf({
  articles: [
    rich,
    ...[one, two].filter((article) => article !== undefined).map((article) => ({ ...article, story: 's1' })),
    ...others,
    ...imported.articles,
  ],
  stories: [story],
  newsletters: [
    {
      id: '2026-10-01',
      at: new Date('2026-10-01T06:00:00Z'),
      subject: 'S',
      preheader: 'P',
      articles: [rich.id],
    },
  ],
  sponsorships: [
    {
      from: '2026-10-01',
      until: '2026-10-09',
      sponsor: 'Rope',
      title: 'T',
      text: 'X',
      url: 'https://rope.example/',
    },
  ],
})
const files = [...publish(edition)]
  .filter(({ path }) => path.startsWith('api/'))
  .filter((file) => file.path !== 'api/openapi.json')
const topics = new Set(edition.taxonomy.map((topic) => `api/news/${topic.id}/index.json`))

test('every document of the API has the form its schema says', () => {
  const seen = new Set<string>()
  for (const file of files) {
    const place = API_ADDRESSES.find(({ path }) => path.test(file.path))
    const name = topics.has(file.path) ? 'NewsPage' : place?.schema
    if (!name) throw new Error(`${file.path} is described nowhere`)
    const result = API_SCHEMAS[name].safeParse(JSON.parse(String(file.render())))
    expect({ path: file.path, issues: result.error?.issues }).toEqual({ path: file.path, issues: undefined })
    seen.add(name)
  }
  expect([...seen].sort()).toEqual(Object.keys(API_SCHEMAS).sort())
})

test.each([
  { file: 'openapi.json', now: openApi({ name: 'Broadsheet', url: 'https://news.example' }) },
  {
    file: 'api.schema.json',
    now: { $schema: 'https://json-schema.org/draft/2020-12/schema', $defs: apiSchemas() },
  },
])('schema/$file is what the code says (made by `node scripts/write-api-schemas.ts`)', ({ file, now }) => {
  expect(JSON.parse(readFileSync(join(import.meta.dirname, '../schema', file), 'utf8'))).toEqual(
    JSON.parse(JSON.stringify(now)),
  )
})

test('the description is part of the API and names every address', () => {
  const file = [...publish(edition)]
    .filter(({ path }) => path.startsWith('api/'))
    .find(({ path }) => path === 'api/openapi.json')
  const description = JSON.parse(String(file?.render()))
  expect(Object.keys(description.paths)).toEqual(API_ADDRESSES.map(({ address }) => address))
})
