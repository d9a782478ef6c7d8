import { expect, test } from 'vitest'
import { createInvertedIndex } from './inverted-index.ts'

/** Every third document has the key 7, with its own number as weight. */
const COUNT = 900
const index = createInvertedIndex()
for (let document = 0; document < COUNT; document++)
  index.add(document % 3 === 0 ? 7 : -document, document, document)

test.each([
  {
    case: 'all, newest first',
    key: 7,
    reach: { oldest: 0, limit: COUNT },
    count: 300,
    newest: 897,
    isAll: true,
  },
  {
    case: 'no more than asked for',
    key: 7,
    reach: { oldest: 0, limit: 70 },
    count: 70,
    newest: 897,
    isAll: false,
  },
  {
    case: 'none that is too old',
    key: 7,
    reach: { oldest: 600, limit: COUNT },
    count: 100,
    newest: 897,
    isAll: true,
  },
  {
    case: 'a key of one document',
    key: -5,
    reach: { oldest: 0, limit: 9 },
    count: 1,
    newest: 5,
    isAll: true,
  },
  { case: 'a key of none', key: 8, reach: { oldest: 0, limit: 9 }, count: 0, newest: undefined, isAll: true },
])('documents of a key: $case', ({ key, reach, count, newest, isAll }) => {
  const found: (readonly [number, number])[] = []
  expect(index.visit(key, reach, (document, weight) => found.push([document, weight]))).toBe(isAll)
  expect(found.map(([document]) => document)).toEqual(
    found.map(([document]) => document).sort((a, b) => b - a),
  )
  expect(found.every(([document, weight]) => document === weight)).toBe(true)
  expect([found.length, found[0]?.[0]]).toEqual([count, newest])
})
