import { expect, test } from 'vitest'
import { hoursBefore, inputFrom, WINDOW } from '../../../test/fixtures/curate/window.ts'
import { curate } from '../curate.ts'
import { type Explanation, explainArticle } from './explain-article.ts'

const INPUT = inputFrom(WINDOW, {
  edits: [{ at: hoursBefore(1), who: 'Ida', kind: 'lead', story: 'sa1', article: 'a1' }],
})
const CURATION = curate(INPUT)
const explain = (id: string) => explainArticle(id, INPUT, CURATION)

test('an article on the page: place, story, parts and what would change', () => {
  const found = explain('a1')
  expect(found).toMatchObject({
    published: true,
    kind: { kind: 'report' },
    topics: [{ topic: 'Energy' }, { topic: 'Wind' }],
    story: {
      id: 'sa1',
      lead: 'a1',
      articles: 4,
      voices: ['harbour.example', 'fjordpost.example', 'coastwire.example'],
    },
    place: { kind: 'lead', number: 1 },
    edits: [{ kind: 'lead' }],
  })
  expect(found?.wouldChange[0]).toMatch(/^One more independent voice would add \d+ points of heat\.$/)
})

test.each([
  { id: 'c1', reason: 'kind', words: 'It is a deal', way: 'An editor may pin it' },
  { id: 'd1', reason: 'off-topic', words: 'None of the words of 3 topics', way: 'A keyword of the taxonomy' },
  { id: 'f1', reason: 'too-old', words: 'older than 72 hours', way: 'A new article about it' },
  { id: 'e1', reason: 'off-topic', words: 'None of the words', way: 'A keyword of the taxonomy' },
])('why not on the front page: $id', ({ id, reason, words, way }) => {
  const found = explain(id)
  expect(found?.place).toMatchObject({ kind: 'left-out', reason })
  expect(found?.place).toHaveProperty('words', expect.stringContaining(words))
  expect(found?.wouldChange[0]).toContain(way)
})

test.each([
  { reason: 'page-full', settings: { frontPageStories: 1 }, way: 'the last story of the page' },
  { reason: 'quality', settings: { minQuality: 90 }, way: 'a lower `minQuality`' },
])('what would change where the limits of the page decide: $reason', ({ reason, settings, way }) => {
  const input = { ...INPUT, settings: { ...INPUT.settings, ...settings } }
  const found = explainArticle('b1', input, curate(input))
  expect(found?.place).toMatchObject({ kind: 'left-out', reason })
  expect(found?.wouldChange[0]).toContain(way)
  const points = found?.wouldChange.some((line) => line.includes('points of heat'))
  expect(points).toBe(reason === 'page-full')
})

test('authority says where it comes from', () => {
  expect(explain('a1')?.authority.parts.map(({ name, points }) => [name, points])).toEqual([
    ['start', 50],
    ['first', 3],
    ['cited', 2],
  ])
  expect(explain('b1')?.authority.parts[0]?.evidence).toBe('new here: it starts in the middle')
})

test('a copy names the text it is, and shares its place', () => {
  expect(explain('a4')).toMatchObject({ duplicate: { of: 'a1' }, place: { kind: 'lead' } })
})

test.each([
  { by: 'address', id: 'https://harbour.example/a1' },
  { by: 'story', id: 'sa1' },
])('found by $by', ({ id }) => {
  expect(explain(id)?.article.id).toBe('a1')
})

test('what the window does not have is not explained', () => {
  expect(explain('nothing')).toBeUndefined()
})

test('every part of every explanation adds up', () => {
  const scores = WINDOW.flatMap((article) => {
    const found: Partial<Explanation> = explain(article.id) ?? {}
    const { quality, heat, authority, place } = found
    return [quality, heat, authority, place && 'rank' in place ? place.rank : undefined].filter(
      (score) => score !== undefined,
    )
  })
  const wrong = scores.filter(
    ({ value, parts }) => parts.reduce((sum, part) => sum + part.points, 0) !== value,
  )
  expect(scores.length).toBeGreaterThan(15)
  expect(wrong).toEqual([])
})
