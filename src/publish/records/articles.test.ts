import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { articleOf, editionOf, storyOf } from '../../../test/outputs-edition.ts'
import type { CuratedArticle } from '../../model/article.ts'
import { indexEdition } from '../edition-index.ts'
import { recordFiles } from '../publish.ts'
import { fromRecord } from './from-record.ts'
import { archiveToArticles } from './read-archive.ts'
import { readRecord } from './read-record.ts'
import { toRecord } from './to-record.ts'
import { writeRecord } from './write-record.ts'

const FIXTURES = join(import.meta.dirname, '../../../test/fixtures/records')
const archive = (extra: readonly { path: string; text: string }[] = []) =>
  archiveToArticles([
    ...globSync('*-*.md', { cwd: FIXTURES }).map((name) => ({
      path: `_news/${name}`,
      text: readFileSync(join(FIXTURES, name), 'utf8'),
    })),
    ...extra,
  ])

test('an imported record comes back from its article as it was, but for what it lacked', () => {
  const { articles } = archive()
  const context = indexEdition(editionOf({ articles }))
  const changed = articles.flatMap((article) => {
    const before = readFileSync(join(FIXTURES, article.path.slice('_news/'.length)), 'utf8').split('\n')
    const after = writeRecord(toRecord(article, context)).split('\n')
    return [
      ...after.filter((line) => !before.includes(line)).map((line) => `+ ${line}`),
      ...before.filter((line) => !after.includes(line)).map((line) => `- ${line}`),
    ]
  })
  expect(changed).toEqual([
    // Only a story the archive knows is named, and only a player on the list is kept.
    '- story:',
    '-   id: s-5f2c',
    '-   lead: _news/2026-10-01-quay-workers-and-owners-agree.md',
    '-   articles: 4',
    '-   providers: 3',
    '+ webUrl: "https://videos.example/watch?v=abc_DEF-123"',
    '- featuredContent: "<iframe width=\\"800\\" height=\\"500\\" src=\\"https://player.videos.example/embed/abc\\" allowfullscreen></iframe>"',
  ])
})

const DATED = { publishedDateTime: '2026-10-01T11:00:00Z', webUrl: 'https://a.example/1' }

test.each([
  {
    case: 'no webUrl',
    record: { publishedDateTime: '2026-10-01T11:00:00Z', originalUrl: 'https://a.example/2' },
    has: { url: 'https://a.example/2' },
  },
  {
    case: 'no date',
    record: { webUrl: 'https://a.example/1' },
    has: { publishedAt: new Date('2026-10-02T00:00:00Z') },
  },
  {
    case: 'no provider',
    record: { ...DATED, webUrl: 'https://www.news.a.example/1' },
    has: { provider: { name: 'a.example', domain: 'a.example', images: [] } },
  },
  { case: 'no scores', record: DATED, has: { published: true, quality: undefined, heat: undefined } },
  {
    case: 'removed',
    record: { ...DATED, removed: true, published: true },
    has: { published: false, leftOut: { reason: 'removed', words: 'Removed in the record.' } },
  },
  { case: 'heat -1', record: { ...DATED, heat: -1 }, has: { heat: { value: -1 } } },
  { case: 'an unknown type', record: { ...DATED, type: 'event' }, has: { type: 'article' } },
  {
    case: 'a player',
    record: { ...DATED, featuredContent: '<iframe src="https://www.youtube.com/embed/abc" x></iframe>' },
    has: { embed: 'https://www.youtube.com/embed/abc' },
  },
  {
    case: 'a frame of another site',
    record: { ...DATED, featuredContent: '<iframe src="https://evil.example/"></iframe>' },
    has: { embed: undefined },
  },
  {
    case: 'a frame with more',
    record: {
      ...DATED,
      featuredContent: '<iframe src="https://www.youtube.com/embed/abc"></iframe><script>',
    },
    has: { embed: undefined },
  },
  {
    case: 'rights',
    record: {
      ...DATED,
      rights: { list: 'allow', excerpt: 'limit(100)', image: 'deny', text: 'maybe', ai: 'deny' },
    },
    has: { rights: { list: 'allow', excerpt: { limit: 100 }, image: 'deny', text: 'deny' } },
  },
])('a record with $case', ({ record, has }) => {
  const article = fromRecord(record, '_news/2026-10-02-x.md')
  for (const [key, value] of Object.entries(has)) {
    if (value === undefined) expect(article).not.toHaveProperty(key)
    else expect(article).toMatchObject({ [key]: value })
  }
})

describe('an archive', () => {
  const { articles } = archive()

  test('is read newest first, and its identity is the address', () => {
    const again = {
      path: '_news/2026-10-02-copy.md',
      text: readFileSync(join(FIXTURES, '2026-10-01-quay-workers-and-owners-agree.md'), 'utf8'),
    }
    const twice = archive([again])
    expect(twice.articles.map(({ path }) => path)).toEqual(articles.map(({ path }) => path))
    expect(twice.problems).toMatchObject([{ code: 'record-repeated' }])
  })

  test('has the stories its records tell, led by the one they name', () => {
    const record = (name: string, at: string, story: string) => ({
      path: `_news/${name}.md`,
      text: `---\nwebUrl: https://${name}.example/\npublishedDateTime: ${at}\nheat: 9\nstory:\n  id: s1\n${story}---\n`,
    })
    const later = record('b', '2026-10-02T00:00:00Z', '  lead: _news/b.md\n')
    const { stories, articles: found } = archive([record('a', '2026-10-01T00:00:00Z', ''), later])
    const idOf = (path: string) => found.find((article) => article.path === path)?.id
    expect(stories).toMatchObject([
      { id: 's1', lead: idOf('_news/b.md'), articles: [idOf('_news/a.md'), idOf('_news/b.md')] },
    ])
  })

  test.each([
    {
      what: 'a broken record',
      file: { path: '_news/2026-01-01-a.md', text: '---\ntitle: "a\n---\n' },
      code: 'record-yaml',
    },
    {
      what: 'a record without an address',
      file: { path: '_news/2026-01-01-a.md', text: '---\ntitle: a\n---\n' },
      code: 'record-value',
    },
    {
      what: 'a name no disk can hold',
      file: { path: '_news/a:b.md', text: '---\nwebUrl: https://a.example/\n---\n' },
      code: 'output-path',
    },
    {
      what: 'an address that is none',
      file: { path: '_news/2026-01-01-a.md', text: '---\nwebUrl: javascript:alert(1)\n---\n' },
      code: 'record-value',
    },
  ])('$what is a named problem and costs nothing else', ({ file, code }) => {
    const found = archive([file])
    expect(found.articles.length).toBe(3)
    expect(found.problems).toMatchObject([{ code, at: file.path }])
  })

  test('has topics, with a stray end behind a value, and organizations', () => {
    const found = archive([
      {
        path: '_data/topics/00-harbours.yaml',
        text: 'taxonomy: topic\n_id: harbours\nname: Harbours\nkeywords:\n  - harbour\n  - harbour\nhashtags:\n  - "#One #Two"\nservices:\n  news: https://a.example/news/',
      },
      {
        path: '_data/topics/01-bridges.yaml',
        text: '---\r\n_id: bridges\r\nname: Bridges\r\nparent: Harbours\r\nservices:\r\n  news: https://a.example/---',
      },
      {
        path: '_data/organizations/a.example.md',
        text: '---\ntaxonomy: organization\n_id: a.example\nname: A\ndomain: a.example\nimages:\n  - url: /a-50x50.jpg\n    width: 50\n    height: 50\n---',
      },
    ])
    expect(found.taxonomy).toEqual([
      { id: 'harbours', name: 'Harbours', keywords: ['harbour'], mustNot: [], hashtags: ['#One', '#Two'] },
      { id: 'bridges', name: 'Bridges', parent: 'Harbours', keywords: [], mustNot: [], hashtags: [] },
    ])
    expect(found.providers).toEqual([
      { name: 'A', domain: 'a.example', images: [{ url: '/a-50x50.jpg', width: 50, height: 50 }] },
    ])
    expect(found.problems).toEqual([])
  })
})

describe('new records', () => {
  const lead = articleOf({ url: 'https://a.example/1', story: 's1', related: [] })
  const second = articleOf({
    url: 'https://b.example/2',
    title: 'Trams cross',
    story: 's1',
    related: [lead.id],
    ampUrl: 'https://www.b.example/2/amp',
    provider: { name: 'B', domain: 'b.example', images: [] },
  })
  const keys = { keys: [{ id: '2026', secret: Buffer.alloc(32, 1) }] as const }
  const recordsOf = (articles: readonly CuratedArticle[], ring?: typeof keys) =>
    new Map(
      [
        ...recordFiles(
          editionOf({ articles, stories: [storyOf('s1', articles)] }),
          ring && { keys: [ring.keys[0]] },
        ),
      ].map((file) => [file.path, String(file.render())]),
    )

  test('hold their story, what to read next, the AMP pages and the rights', () => {
    const record = readRecord(recordsOf([lead, second]).get(second.path) ?? '')
    expect(record).toMatchObject({
      ampWebUrl: 'https://www.b.example/2/amp',
      cdnAmpWebUrl: 'https://www-b-example.cdn.ampproject.org/c/s/www.b.example/2/amp',
      related: [
        {
          title: lead.title,
          webUrl: lead.url,
          provider: { domain: 'coast-courier.example' },
          quality: 60,
          heat: 40,
        },
      ],
      story: { id: 's1', lead: lead.path, articles: 2, providers: 2 },
      rights: { list: 'allow', excerpt: 'limit(300)', image: 'thumbnail', text: 'allow', ai: 'deny' },
    })
    expect(record).not.toHaveProperty('secured')
  })

  test('are the same bytes on every run, sealed fields included', () => {
    expect(recordsOf([lead, second], keys)).toEqual(recordsOf([lead, second], keys))
    expect(readRecord(recordsOf([lead, second], keys).get(lead.path) ?? '').secured).toMatch(
      /^[\w+/=]+;[\w+/]{16}$/,
    )
  })

  test('stay away where listing is denied; a takedown leaves a name without words', () => {
    const denied = articleOf({
      url: 'https://c.example/3',
      title: 'Marzipan',
      rights: { ...lead.rights, list: 'deny' },
    })
    const tombstones = [{ urlHash: 'ab12', at: new Date('2026-10-02T00:00:00Z'), rule: 'takedown' }]
    const files = [...recordFiles(editionOf({ articles: [denied], tombstones }))].map(
      (file) => `${file.path}\n${file.render()}`,
    )
    expect(files).toEqual([
      '_removed/ab12.md\n---\ncategory: news\nremoved: true\nurlHash: ab12\nremovedDateTime: "2026-10-02T00:00:00Z"\nrule: takedown\n---\n\n',
    ])
    expect(
      archiveToArticles([{ path: '_removed/ab12.md', text: files[0]?.split('\n').slice(1).join('\n') ?? '' }])
        .tombstones,
    ).toEqual(tombstones)
  })
})
