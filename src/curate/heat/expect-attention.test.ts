import { expect, test } from 'vitest'
import { expectAttention, explainAttention, learnAttention, type Noticed } from './expect-attention.ts'

/** Two invented papers; what the first says about tides is read most. */
const PAST: readonly Noticed[] = Array.from({ length: 60 }, (_, index) => {
  const isLoud = index % 2 === 0
  const isTide = index % 3 === 0
  return {
    url: `https://${isLoud ? 'loud' : 'quiet'}.example/${index}`,
    title: `${isTide ? 'Tide' : 'Parking'} report number ${index}`,
    points: 10 + (isLoud ? 50 : 0) + (isTide ? 30 : 0) + (index % 7),
  }
})
const MODEL = learnAttention(PAST)
const guess = (url: string, title: string) => expectAttention({ url, title }, MODEL)

test.each([
  {
    case: 'a paper that is read more',
    more: ['https://loud.example/x', 'News'],
    less: ['https://quiet.example/x', 'News'],
  },
  {
    case: 'a word that is read more',
    more: ['https://new.example/x', 'Tide news'],
    less: ['https://new.example/x', 'Parking news'],
  },
  {
    case: 'a paper never seen is between',
    more: ['https://loud.example/x', 'News'],
    less: ['https://new.example/x', 'News'],
  },
] as const)('attention: $case', ({ more, less }) => {
  expect(guess(more[0], more[1])).toBeGreaterThan(guess(less[0], less[1]))
})

test('one article that went round the world counts as one', () => {
  const shares = (points: number) =>
    learnAttention(PAST.map((one, index) => (index === 0 ? { ...one, points } : one))).shares
  expect(shares(1_000_000)).toEqual(shares(1_000))
})

test('the same past gives the same guesses, and no past gives none', () => {
  expect(learnAttention(PAST)).toEqual(MODEL)
  expect(expectAttention({ url: 'not an address', title: '' }, learnAttention([]))).toBe(0)
})

test('what moved a guess is named', () => {
  const [first] = explainAttention({ url: 'https://loud.example/x', title: 'News' }, MODEL)
  expect(first?.[0]).toMatch(/^(?:host|domain):loud\.example$/)
  expect(first?.[1]).toBeGreaterThan(0)
})
