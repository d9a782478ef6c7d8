import { expect, test } from 'vitest'
import type { Article, Image } from '../../model/article.ts'
import { formatRights } from '../../model/may.ts'
import type { RightsDecision, RightsEvidence } from '../../model/rights.ts'
import { decidePicture } from './decide-picture.ts'
import { decideRights } from './decide-rights.ts'
import { applyDecision, isDocumentDue, isPageDue } from './recheck.ts'
import { permittedArticle, urlHashOf } from './restrict.ts'
import { stricterOf } from './stricter.ts'

const NOW = new Date('2026-11-23T12:00:00Z')
const PICTURE: Image = {
  url: 'https://img.cdn.example/a.jpg',
  cached: { hash: 'abc', width: 1280, height: 640, widths: [400, 1280], formats: ['webp'] },
}

function daysAgo(days: number): Date {
  return new Date(NOW.getTime() - days * 86_400_000)
}

function decided(robots: string, ...meta: readonly string[]): RightsDecision {
  const evidence: RightsEvidence = {
    url: 'https://daily.example/news/1',
    profile: 'standard',
    robotsTxt: { url: 'https://daily.example/robots.txt', status: 200, text: robots, fetchedAt: NOW },
    page: { status: 200, headers: {}, meta: { robots: meta } },
  }
  return decideRights(evidence)
}

const LARGE = decided('', 'max-image-preview:large')

function articleUnder(rights: RightsDecision): Article {
  return {
    id: '0123456789abcdef',
    url: 'https://daily.example/news/1',
    originalUrl: 'https://daily.example/news/1',
    sourceId: 'daily',
    title: 'Finches sing at night',
    excerpt: 'They sing. Nobody knows why they do it at night.',
    text: 'They sing at night.',
    publishedAt: daysAgo(3),
    foundAt: daysAgo(3),
    type: 'article',
    authors: [],
    provider: { name: 'Daily', domain: 'daily.example', images: [] },
    images: [PICTURE],
    keywords: [],
    links: [],
    rights,
    evidence: [],
  }
}

test.each([
  { case: 'asked yesterday', published: 3, asked: 1, due: false },
  { case: 'asked a week ago', published: 8, asked: 7, due: true },
  { case: 'older than 30 days', published: 31, asked: 10, due: false },
])('a page $case is due: $due', ({ published, asked, due }) => {
  const article = { publishedAt: daysAgo(published), foundAt: daysAgo(published) }
  expect(isPageDue(article, daysAgo(asked), NOW)).toBe(due)
})

test('an old piece found lately is watched from then on', () => {
  expect(isPageDue({ publishedAt: daysAgo(400), foundAt: daysAgo(8) }, daysAgo(8), NOW)).toBe(true)
})

test.each([
  { case: 'heard lately', fetched: 0.9, due: false },
  { case: 'heard a day ago', fetched: 1, due: true },
  { case: 'an outage that began just now', fetched: 2, outage: [0.001, 0.001], due: false },
  { case: 'an outage that began half an hour ago', fetched: 2, outage: [0.02, 0.02], due: true },
  { case: 'an outage of three hours, looked at an hour ago', fetched: 2, outage: [0.125, 0.04], due: false },
  { case: 'an outage of three hours, looked at two hours ago', fetched: 2, outage: [0.125, 0.08], due: true },
  { case: 'an outage of a week, looked at yesterday', fetched: 9, outage: [7, 1.1], due: true },
])(
  'documents of hosts are due after a day, in an outage ever more seldom: $case',
  ({ fetched, outage, due }) => {
    const [since, at] = outage ?? []
    const trouble =
      since === undefined || at === undefined
        ? {}
        : { outage: { since: daysAgo(since), at: daysAgo(at), status: 503, words: '' } }
    const document = {
      url: 'https://daily.example/robots.txt',
      status: 200,
      fetchedAt: daysAgo(fetched),
      ...trouble,
    }
    expect(isDocumentDue(document, NOW)).toBe(due)
  },
)

test('a new restriction cuts words, drops pictures and names the copies to delete', () => {
  const change = applyDecision(articleUnder(LARGE), decided('', 'max-snippet:15, noarchive'), NOW)
  expect(change).toMatchObject({
    kind: 'narrowed',
    article: { excerpt: 'They sing.', text: '', images: [{ cached: { widths: [400] } }] },
    copies: [{ hash: 'abc', width: 1280 }],
  })
})

test('noindex removes the article and leaves a tombstone', () => {
  const change = applyDecision(articleUnder(LARGE), decided('', 'noindex'), NOW)
  expect(change).toEqual({
    kind: 'removed',
    tombstone: { urlHash: urlHashOf('https://daily.example/news/1'), at: NOW, rule: 'robots-meta' },
    copies: [
      { hash: 'abc', width: 400 },
      { hash: 'abc', width: 1280 },
    ],
  })
})

test('the same decision for other reasons changes nothing', () => {
  expect(
    applyDecision(articleUnder(LARGE), decided('Sitemap: /s', 'max-image-preview:large, index'), NOW),
  ).toEqual({ kind: 'same' })
})

test('a wider decision is kept and brings nothing back by itself', () => {
  const narrow = { ...articleUnder(decided('', 'noarchive')), text: '' }
  expect(applyDecision(narrow, decided('', 'index'), NOW)).toMatchObject({
    kind: 'widened',
    article: { text: '', rights: { text: 'allow' } },
  })
})

test('a host asked again, its page not: the stricter of both, with its reason', () => {
  const both = stricterOf(decided('', 'max-snippet:50'), decided('User-agent: *\nDisallow: /'))
  expect(formatRights(both)).toEqual({
    list: 'allow',
    excerpt: 'limit(50)',
    image: 'deny',
    text: 'deny',
    ai: 'deny',
  })
  const deciding = (use: string) => both.reasons.find((reason) => reason.use === use)?.signal
  expect([deciding('excerpt'), deciding('image'), deciding('text')]).toEqual([
    'robots-meta',
    'robots-txt',
    'robots-txt',
  ])
})

const AT_PICTURE = {
  url: 'https://daily.example/news/1',
  profile: 'standard',
  image: { url: PICTURE.url },
} as const
const HOST = { url: 'https://img.cdn.example/robots.txt', status: 200, fetchedAt: NOW } as const

test.each([
  { case: 'nothing', image: {}, decision: LARGE, want: 'cache deny undefined' },
  {
    case: 'nothing, of an article with thumbnails',
    image: {},
    decision: decided(''),
    want: 'thumbnail deny undefined',
  },
  {
    case: 'its host bars it',
    image: { robotsTxt: { ...HOST, text: 'User-agent: *\nDisallow: /' } },
    decision: LARGE,
    want: 'deny deny undefined',
  },
  {
    case: 'its answer is noindex',
    image: { headers: { 'x-robots-tag': ['noindex'] } },
    decision: LARGE,
    want: 'deny deny deny',
  },
  {
    case: 'its metadata prohibit mining',
    image: { xmpDataMining: 'DMI-PROHIBITED' },
    decision: LARGE,
    want: 'cache deny deny',
  },
])('a picture says $case', ({ image, decision, want }) => {
  const both = decidePicture(decision, { ...AT_PICTURE, image: { ...AT_PICTURE.image, ...image } })
  expect(`${both.image} ${both.ai} ${both.pictureAi}`).toBe(want)
  expect(both).toMatchObject({ list: decision.list, text: decision.text, excerpt: decision.excerpt })
})

test('what leaves the store passes its own decision, whatever was stored', () => {
  const stored = articleUnder(decided('', 'nosnippet, noarchive, noimageindex'))
  expect(permittedArticle(stored)).toMatchObject({ title: stored.title, excerpt: '', text: '', images: [] })
  expect(permittedArticle(articleUnder(decided('', 'noindex')))).toBe(undefined)
})
