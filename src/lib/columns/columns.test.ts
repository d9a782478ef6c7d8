import { describe, expect, test } from 'vitest'
import { idTable } from './id-table.ts'
import { floatList, intList } from './number-list.ts'

describe('a table of ids', () => {
  test.each([
    { case: 'hexadecimal digits', ids: ['0123456789abcdef', 'fedcba9876543210'] },
    { case: 'one that begins another', ids: ['a', 'ab', 'abc'] },
    { case: 'letters of several bytes', ids: ['é', 'è', '新聞', '📰'] },
    { case: 'nothing', ids: ['', 'a'] },
    { case: 'a long one among short ones', ids: ['a', 'b'.repeat(5000), 'c'] },
  ])('numbers ids in the order they come: $case', ({ ids }) => {
    const table = idTable()
    expect(ids.map(table.add)).toEqual([...ids.keys()])
    expect(ids.map(table.add)).toEqual([...ids.keys()])
    expect(ids.map((_, number) => table.idOf(number))).toEqual(ids)
    expect(ids.map(table.find)).toEqual([...ids.keys()])
    expect(table.size).toBe(ids.length)
  })

  test('finds each of many, and none that was not added', () => {
    const table = idTable()
    const ids = Array.from({ length: 20_000 }, (_, at) => `id-${at * 7}`)
    for (const id of ids) table.add(id)
    expect(ids.every((id, at) => table.find(id) === at && table.idOf(at) === id)).toBe(true)
    expect(['id-1', 'id-', '', 'ID-7'].map(table.find)).toEqual([undefined, undefined, undefined, undefined])
  })

  test.each([-1, 1, 1.5e9])('there is no id with the number %d', (number) => {
    const table = idTable()
    table.add('a')
    expect(table.idOf(number)).toBe('')
  })
})

test.each([
  { case: 'whole numbers', list: intList(), values: [0, -1, 2 ** 31 - 1] },
  { case: 'any numbers', list: floatList(), values: [0.5, -1, Number.MAX_SAFE_INTEGER] },
])('a list of $case grows and keeps what is in it', ({ list, values }) => {
  const many = Array.from({ length: 1000 }, (_, at) => values[at % values.length] ?? 0)
  for (const value of many) list.push(value)
  expect(list.length).toBe(1000)
  expect([...list.done()]).toEqual(many)
})
