import { expect, test } from 'vitest'
import { chooseThresholds } from './choose-thresholds.ts'

/** A topic whose articles score `right` and whose other articles score `wrong`. */
function topic(size: number, { right, wrong }: { right: number; wrong: number }) {
  const isPositive = Array.from({ length: 400 }, (_, article) => article < size)
  return { isPositive, scores: isPositive.map((positive) => (positive ? right : wrong)) }
}
const trialOf = (topics: readonly ReturnType<typeof topic>[], labels: 'any' | 'some' = 'any') => ({
  scores: topics.map(({ scores }) => scores),
  isPositive: topics.map(({ isPositive }) => isPositive),
  labels,
})

const COMMON = topic(300, { right: -0.2, wrong: -0.9 })
test.each([
  { size: 2, near: -0.18, words: 'with the cut of all topics' },
  { size: 300, near: 0.43, words: 'nearer to its own cut' },
])('a topic of $size articles is taken $words', ({ size, near }) => {
  const other = topic(size, { right: 0.9, wrong: 0.6 })
  const threshold = chooseThresholds(trialOf([COMMON, COMMON, COMMON, other])).at(-1)
  expect(Math.abs((threshold ?? 0) - near)).toBeLessThan(0.08)
})

test('where every article has a topic, one that no topic takes counts as taken by the nearest', () => {
  // A cut of 0 takes nothing by itself; with the nearest it answers as well as one of -0.25.
  const first = topic(200, { right: -0.25, wrong: -0.3 })
  const second = {
    isPositive: first.isPositive.map((positive) => !positive),
    scores: first.isPositive.map((positive, article) => (positive || article % 2 === 0 ? -0.3 : -0.25)),
  }
  const cutOf = (labels: 'any' | 'some') => chooseThresholds(trialOf([first, second], labels))[1] ?? 0
  expect(cutOf('some')).toBeGreaterThan(cutOf('any'))
})

test('no article, no topic: nothing is chosen and nothing fails', () => {
  expect(chooseThresholds({ scores: [], isPositive: [], labels: 'any' })).toEqual([])
  expect(chooseThresholds({ scores: [[]], isPositive: [[]], labels: 'some' })).toEqual([0])
})
