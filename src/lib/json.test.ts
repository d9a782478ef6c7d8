import { expect, test } from 'vitest'
import { fromJson, toJson } from './json.ts'

const DATE = new Date('2026-11-20T08:00:00.123Z')

test.each<{ case: string; value: unknown }>([
  { case: 'a date alone', value: DATE },
  { case: 'a date in an object in a list', value: [{ a: 1, deep: { at: DATE } }, 'b'] },
  { case: 'a list of dates', value: { days: [DATE, DATE], other: [1, null] } },
  { case: 'no date at all', value: { a: [1, 'x', null, { b: true }] } },
  { case: 'words', value: 'a "$date" in words' },
  { case: 'null', value: null },
  { case: 'a text that looks like a date', value: { at: DATE.toISOString() } },
])('what is written comes back: $case', ({ value }) => {
  expect(fromJson(toJson(value))).toEqual(value)
})

test('what was given is not changed by writing it', () => {
  const value = { list: [DATE], at: DATE }
  toJson(value)
  expect(value).toEqual({ list: [DATE], at: DATE })
})

test('an absent value leaves no key', () => {
  expect(toJson({ at: DATE, gone: undefined })).toBe('{"at":{"$date":"2026-11-20T08:00:00.123Z"}}')
})
