import { expect, test } from 'vitest'
import { articleFrom } from '../../../test/fixtures/curate/window.ts'
import type { Article } from '../../model/article.ts'
import { heatOf } from './heat-of.ts'
import { voicesOf } from './voices.ts'

const NOTHING = {
  duplicateOf: new Map(),
  authority: new Map(),
  owners: [],
  linkedFrom: [],
  pointsRank: new Map(),
}
/** One article each from these domains; hours before `NOW` given, or all at once. */
const tellers = (domains: readonly string[], hoursOld: readonly number[] = []): Article[] =>
  domains
    .map((domain, index) => articleFrom({ id: `t${index}`, domain, hoursOld: hoursOld[index] ?? 2 }))
    .toSorted((a, b) => a.publishedAt.getTime() - b.publishedAt.getTime())
const heat = (articles: readonly Article[], given = {}) => heatOf({ ...NOTHING, articles, ...given })
const names = (count: number) => Array.from({ length: count }, (_, index) => `paper${index}.example`)
// Older than the speed looks back, so that only voices count.
const apart = (count: number) => Array.from({ length: count }, (_, index) => 2 + index * 13)

test.each([
  { case: 'one voice', articles: tellers(['a.example']), want: 13 },
  { case: 'three voices', articles: tellers(names(3), apart(3)), want: 32 },
  { case: 'five voices', articles: tellers(names(5), apart(5)), want: 43 },
  { case: 'ten voices', articles: tellers(names(10), apart(10)), want: 55 },
  { case: 'one provider, five updates', articles: tellers(Array(5).fill('a.example'), apart(5)), want: 13 },
])('heat: $case', ({ articles, want }) => {
  expect(heat(articles).value).toBe(want)
})

test('one owner is one voice, and so is one text on many sites', () => {
  const articles = tellers(names(5), apart(5))
  expect(heat(articles, { owners: [names(5)] }).value).toBe(13)
  const first = articles[0]?.id ?? ''
  const duplicateOf = new Map(articles.slice(1).map((article) => [article.id, first]))
  expect(heat(articles, { duplicateOf }).value).toBe(13)
})

test('voices that come fast add heat, at most 15', () => {
  expect(heat(tellers(names(4), [1, 2, 3, 4])).parts[1]).toMatchObject({ name: 'acceleration', points: 9 })
  expect(heat(tellers(names(20))).parts[1]?.points).toBe(15)
  expect(heat(tellers(names(4), [1, 2, 8, 9])).parts[1]?.points).toBe(0)
})

test('links and points of a feed add heat; points that are not known are absent', () => {
  const article = articleFrom({ id: 'p', points: 120 })
  const given = { linkedFrom: ['b.example', 'c.example'], pointsRank: new Map([['p', 0.9]]) }
  expect(heat([article], given).parts.map(({ name, points }) => [name, points])).toEqual([
    ['independent-voices', 13],
    ['acceleration', 0],
    ['links', 6],
    ['outside-points', 9],
  ])
  expect(heat([articleFrom({ id: 'p' })]).parts.map((part) => part.name)).not.toContain('outside-points')
})

test('no voice is above a quarter when four or more speak', () => {
  const authority = new Map([
    ['paper0.example', { value: 100, parts: [] }],
    ['paper1.example', { value: 0, parts: [] }],
    ['paper2.example', { value: 0, parts: [] }],
    ['paper3.example', { value: 0, parts: [] }],
  ])
  const voices = voicesOf({ ...NOTHING, articles: tellers(names(4)), authority })
  const whole = voices.reduce((sum, voice) => sum + voice.weight, 0)
  expect(Math.max(...voices.map((voice) => voice.weight)) / whole).toBeLessThanOrEqual(0.2501)
})

test('a provider that is followed weighs more', () => {
  const authority = new Map([['a.example', { value: 90, parts: [] }]])
  const heard = heat(tellers(['a.example']), { authority })
  expect(heard.value).toBeGreaterThan(heat(tellers(['a.example'])).value)
  expect(heard.parts[0]?.evidence).toBe('1 voice: a.example (1.40)')
})
