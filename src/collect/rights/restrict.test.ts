import { expect, test } from 'vitest'
import type { Article, Image } from '../../model/article.ts'
import type { RightsDecision } from '../../model/rights.ts'
import { droppedCopies, restrictArticle, tombstoneOf, urlHashOf } from './restrict.ts'

const OPEN: RightsDecision = {
  list: 'allow',
  excerpt: { limit: 300 },
  image: 'cache',
  text: 'allow',
  ai: 'deny',
  train: 'deny',
  reasons: [],
}
const WIDE: Image = {
  url: 'https://img.daily.example/a.jpg',
  cached: { hash: 'abc', width: 1280, height: 640, widths: [320, 400, 640, 1280], formats: ['webp'] },
}
const TALL: Image = {
  url: 'https://img.daily.example/b.jpg',
  cached: { hash: 'def', width: 600, height: 1200, widths: [150, 200, 300, 600], formats: ['webp'] },
}
const AT = new Date('2026-11-23T12:00:00Z')
const SECRET = 'Zebrafinken'
const ARTICLE: Article = {
  id: '0123456789abcdef',
  url: 'https://daily.example/news/finches',
  originalUrl: 'https://daily.example/news/finches',
  sourceId: 'daily',
  title: `${SECRET} sing at night`,
  excerpt: `${SECRET} sing. They sing at night, when nobody listens to them.`,
  text: `${SECRET} sing at night.\nNobody knows why.`,
  publishedAt: AT,
  foundAt: AT,
  type: 'article',
  authors: ['Ada'],
  provider: { name: 'Daily', domain: 'daily.example', images: [{ url: 'https://daily.example/logo.png' }] },
  images: [WIDE, TALL],
  keywords: [SECRET],
  links: ['https://daily.example/other'],
  rights: OPEN,
  evidence: [
    { field: 'title', value: `${SECRET} sing at night`, source: 'h1', confidence: 1, chosen: true },
    {
      field: 'excerpt',
      value: `${SECRET} sing. They sing at night, when nobody listens.`,
      source: 'meta',
      confidence: 1,
      chosen: true,
    },
    { field: 'text', value: `${SECRET} sing at night.`, source: 'article', confidence: 1, chosen: true },
    { field: 'image', value: WIDE.url, source: 'og:image', confidence: 1, chosen: true },
  ],
}

test('the same decision changes nothing but itself', () => {
  expect(restrictArticle(ARTICLE, { ...OPEN })).toEqual(ARTICLE)
})

test('excerpts are cut or emptied, in the evidence too', () => {
  const cut = restrictArticle(ARTICLE, { ...OPEN, excerpt: { limit: 20 } })
  expect(cut.excerpt).toBe(`${SECRET} sing.`)
  expect(cut.evidence.find(({ field }) => field === 'excerpt')?.value).toBe(`${SECRET} sing.`)
  const described: Article = {
    ...ARTICLE,
    evidence: ARTICLE.evidence.map((candidate) => ({
      ...candidate,
      field: candidate.field === 'excerpt' ? 'description' : candidate.field,
    })),
  }
  expect(JSON.stringify(restrictArticle(described, { ...OPEN, excerpt: 'deny' }).evidence)).not.toContain(
    'They sing',
  )
  const none = restrictArticle(ARTICLE, { ...OPEN, excerpt: 'deny' })
  expect(none.excerpt).toBe('')
  expect(none.evidence.some(({ field }) => field === 'excerpt')).toBe(false)
})

test('text goes with what was derived from it', () => {
  const restricted = restrictArticle(ARTICLE, { ...OPEN, text: 'deny' })
  expect(restricted.text).toBe('')
  expect(restricted.links).toEqual([])
  expect(restricted.evidence.some(({ field }) => field === 'text')).toBe(false)
  expect(restricted.excerpt).toBe(ARTICLE.excerpt)
})

test('thumbnails keep the copies whose longer side is at most 400 px', () => {
  const { images } = restrictArticle(ARTICLE, { ...OPEN, image: 'thumbnail' })
  expect(images.map(({ cached }) => [cached?.width, cached?.height, cached?.widths])).toEqual([
    [400, 200, [320, 400]],
    [200, 400, [150, 200]],
  ])
  expect(droppedCopies(ARTICLE.images, images)).toEqual([
    { hash: 'abc', width: 640 },
    { hash: 'abc', width: 1280 },
    { hash: 'def', width: 300 },
    { hash: 'def', width: 600 },
  ])
})

test('a picture none of whose copies is small enough keeps none', () => {
  const big: Image = {
    url: WIDE.url,
    cached: { hash: 'abc', width: 1280, height: 640, widths: [1280], formats: ['jpeg'] },
  }
  const restricted = restrictArticle({ ...ARTICLE, images: [big] }, { ...OPEN, image: 'thumbnail' })
  expect(restricted.images).toEqual([{ url: WIDE.url }])
})

test('no image, no address of one', () => {
  const restricted = restrictArticle(ARTICLE, { ...OPEN, image: 'deny' })
  expect(restricted.images).toEqual([])
  expect(JSON.stringify(restricted)).not.toContain('a.jpg')
  expect(droppedCopies(ARTICLE.images, restricted.images)).toHaveLength(8)
})

test('not listed: not a word is left', () => {
  const denied: RightsDecision = { ...OPEN, list: 'deny', excerpt: 'deny', image: 'deny', text: 'deny' }
  const { rights, ...left } = restrictArticle(ARTICLE, denied)
  expect(rights).toBe(denied)
  expect(JSON.stringify(left)).not.toContain(SECRET)
  expect(JSON.stringify(left)).not.toContain('Ada')
})

test('a wider decision brings back nothing', () => {
  const narrow = restrictArticle(ARTICLE, { ...OPEN, excerpt: 'deny', text: 'deny', image: 'deny' })
  expect(restrictArticle(narrow, OPEN)).toMatchObject({ excerpt: '', text: '', images: [] })
})

test('a tombstone has the hash of the canonical address, a date and a rule, and no words', () => {
  const tombstone = tombstoneOf('https://daily.example/news/finches?utm_source=x#top', AT, 'takedown')
  expect(tombstone).toEqual({ urlHash: urlHashOf(ARTICLE.url), at: AT, rule: 'takedown' })
  expect(tombstone.urlHash).toMatch(/^[0-9a-f]{64}$/)
})

test('our copy of a logo goes with the right to show pictures; its address stays', () => {
  const logo = { url: 'https://quay.example/logo.png' }
  const cached = { hash: 'a', width: 320, height: 80, widths: [320], formats: ['webp'] } as const
  const article = { ...ARTICLE, provider: { ...ARTICLE.provider, images: [{ ...logo, cached }] } }
  expect(restrictArticle(article, OPEN).provider.images).toEqual([{ ...logo, cached }])
  expect(restrictArticle(article, { ...OPEN, image: 'deny' }).provider.images).toEqual([logo])
})
