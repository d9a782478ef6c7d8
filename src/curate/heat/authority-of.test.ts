import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { EarnedSpan } from '../../model/authority.ts'
import { authorityOf, MEDIAN_AUTHORITY } from './authority-of.ts'

const earned = (given: Partial<EarnedSpan>): readonly EarnedSpan[] => [
  { span: 2054, first: 0, cited: 0, original: 0, follows: 0, ...given },
]
const standing = (given: Partial<EarnedSpan>) =>
  authorityOf(new Map([['a.example', earned(given)]])).get('a.example')?.value

test.each([
  { case: 'followed ten times', given: { first: 10 }, value: 63 },
  { case: 'linked to ten times', given: { cited: 10 }, value: 63 },
  { case: 'names repeated ten times', given: { original: 10 }, value: 58 },
  { case: 'only follows', given: { follows: 10 }, value: 46 },
  { case: 'followed by everybody', given: { first: 10_000 }, value: 100 },
])('authority: $case', ({ given, value }) => {
  expect(standing(given)).toBe(value)
})

test('the middle provider stands where a new one starts', () => {
  const ledger = new Map(
    ['a', 'b', 'c', 'd', 'e'].map((name, index) => [`${name}.example`, earned({ first: 10 * index })]),
  )
  const authority = authorityOf(ledger)
  expect(authority.get('c.example')?.value).toBe(MEDIAN_AUTHORITY.value)
  expect(authority.get('a.example')?.value).toBeLessThan(50)
})

test('it says where it comes from, and the parts add up', () => {
  expect(authorityOf(new Map([['a.example', earned({ first: 1, follows: 4 })]])).get('a.example')).toEqual({
    value: 49,
    parts: [
      { name: 'start', points: 50, evidence: 'where every provider starts' },
      { name: 'first', points: 1, evidence: 'once another voice followed its story' },
      { name: 'follows', points: -2, evidence: '4 times it followed a story of others' },
    ],
  })
  const count = fc.nat(500)
  const span = fc.record({ span: fc.nat(9), first: count, cited: count, original: count, follows: count })
  const ledgers = fc.array(fc.array(span, { maxLength: 9 }), { maxLength: 12 })
  fc.assert(
    fc.property(ledgers, (all) => {
      for (const { value, parts } of authorityOf(
        new Map(all.map((spans, at) => [`${at}`, spans])),
      ).values()) {
        expect(parts.reduce((sum, part) => sum + part.points, 0)).toBe(value)
        expect(value >= 0 && value <= 100).toBe(true)
      }
    }),
    { seed: 3 },
  )
})
