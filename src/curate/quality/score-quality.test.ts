import fc from 'fast-check'
import { expect, test } from 'vitest'
import { articleFrom, hoursBefore, WINDOW } from '../../../test/fixtures/curate/window.ts'
import type { Article } from '../../model/article.ts'
import { canJudge, scoreQuality } from './score-quality.ts'

const BASE: Article = articleFrom({
  id: 'q',
  authors: ['Ida Vang'],
  images: [{ url: 'https://harbour.example/q.jpg', width: 1200, height: 800 }],
  links: ['https://nordholm.gov/minutes', 'https://arxiv.org/abs/2601.00001'],
  title: 'Nordholm measures the noise of its harbour for a year',
  text: [
    'The harbour of Nordholm has measured its noise for a year, and the result surprised the port authority itself.',
    '"We expected the ferries to be loudest, and it was the gulls by a wide margin," said Mette Skov, who runs the port.',
    'Between March and February 214 microphones recorded 41,000 hours; 63 percent of the loud minutes were birds.',
    'Peder Lund, who has fished here for thirty years, said that nobody had asked him. "I could have told them for the price of a coffee," he said.',
    'The full data were published by the university. Our analysis of the minutes found no ferry above the limit.',
  ].join('\n'),
})

const partOf = (article: Article, name: string) =>
  scoreQuality(article).parts.find((part) => part.name === name)

test('a careful report scores high, with a reason for every part', () => {
  const { value, parts } = scoreQuality(BASE)
  expect(value).toBeGreaterThan(70)
  expect(parts.every((part) => part.evidence !== '')).toBe(true)
})

test.each([
  { part: 'named-author', given: { authors: ['Newsroom staff'] }, points: 2 },
  { part: 'named-author', given: { authors: [] }, points: 0 },
  { part: 'image', given: { images: [] }, points: 0 },
  { part: 'image', given: { images: [{ url: 'https://a.example/s.jpg', width: 120 }] }, points: 2 },
  { part: 'headline', given: { title: 'You won’t believe what this harbour heard!!' }, points: 0 },
  { part: 'headline', given: { title: 'NORDHOLM MEASURES THE NOISE OF ITS HARBOUR' }, points: 5 },
  {
    part: 'headline',
    given: { title: 'Crypto exchange collapses overnight leaving investors stranded' },
    points: 5,
  },
  { part: 'dates', given: { publishedAt: hoursBefore(-48) }, points: 0 },
  { part: 'clean', given: { title: 'Nordholm measures its harbourâ€™s noise' }, points: 0 },
  { part: 'primary-links', given: { links: ['https://harbour.example/other'] }, points: 0 },
  { part: 'primary-links', given: { links: ['https://blog.example/a'] }, points: 1 },
  { part: 'own-reporting', given: { authors: ['Reuters'] }, points: 4 },
  { part: 'own-reporting', given: { url: 'https://www.prnewswire.com/x' }, points: 0 },
  {
    part: 'advertising',
    given: { text: `${BASE.text}\nBuy now and use code NOISE. Shop now.` },
    points: -12,
  },
])('$part: $given gives $points', ({ part, given, points }) => {
  expect(partOf({ ...BASE, ...given }, part)?.points).toBe(points)
})

test('title and excerpt alone can be judged, and a "no" to reading is no verdict', () => {
  const { value, parts } = scoreQuality({ ...BASE, text: '' })
  expect(value).toBeGreaterThan(50)
  expect(parts.map((part) => part.name)).toContain('unread-text')
})

test.each([
  { case: 'nothing', given: { title: 'Live', excerpt: '', text: '' }, want: false },
  { case: 'a title', given: { title: 'Ferry aground off Nordholm', excerpt: '', text: '' }, want: true },
  {
    case: 'a title without spaces',
    given: { title: '港の騒音を一年間測定', excerpt: '', text: '' },
    want: true,
  },
  { case: 'an excerpt', given: { title: '', excerpt: 'A ferry is aground.', text: '' }, want: true },
])('can be judged: $case', ({ given, want }) => {
  expect(canJudge(given)).toBe(want)
})

test('weights multiply the points of a part', () => {
  const value = (weights: Record<string, number>) => scoreQuality(BASE, { weights }).value
  expect(value({ image: 0 })).toBe(value({}) - 6)
})

test('every score is the sum of its parts, from 0 to 100, whatever is written', () => {
  const article = fc.record({
    title: fc.string(),
    excerpt: fc.string(),
    text: fc.oneof(fc.string(), fc.lorem({ maxCount: 8, mode: 'sentences' })),
    authors: fc.array(fc.string(), { maxLength: 2 }),
    links: fc.array(fc.webUrl(), { maxLength: 4 }),
    weight: fc.double({ min: 0, max: 5, noNaN: true }),
  })
  fc.assert(
    fc.property(article, ({ weight, ...given }) => {
      const { value, parts } = scoreQuality(
        { ...BASE, ...given },
        { weights: { substance: weight, headline: weight } },
      )
      expect(parts.reduce((sum, part) => sum + part.points, 0)).toBe(value)
      expect(parts.every((part) => Number.isInteger(part.points))).toBe(true)
      expect(value >= 0 && value <= 100).toBe(true)
    }),
    { numRuns: 100, seed: 7 },
  )
})

test('a long page of nothing takes no time', () => {
  const text = `${'"'.repeat(20_000)} ${'A'.repeat(20_000)} ${'said '.repeat(5_000)}`
  expect(scoreQuality({ ...BASE, text }).value).toBeLessThan(80)
}, 2_000)

test('the window’s press copy and report differ', () => {
  const [report, , brief] = WINDOW.map((one) => scoreQuality(one).value)
  expect(report).toBeGreaterThan(brief ?? 100)
})
