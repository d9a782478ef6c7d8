import { expect, test } from 'vitest'
import { codeAt, cut, placeOf, standsAt } from './string-access.ts'

test.each([
  { at: -1, code: -1 },
  { at: 0, code: 97 },
  { at: 2, code: 0x2019 },
  { at: 3, code: -1 },
])('code unit at $at', ({ at, code }) => {
  expect(codeAt('ab\u2019', at, 3)).toBe(code)
})

test('places are found, compared and cut as by the methods of strings', () => {
  expect(placeOf('b', 'abcb', 2)).toBe(3)
  expect(placeOf('b', 'abc', 2)).toBe(-1)
  expect(standsAt('bc', 'abc', 1)).toBe(true)
  expect(standsAt('bc', 'abc', -1)).toBe(false)
  expect(cut('abcd', 1, 3)).toBe('bc')
})
