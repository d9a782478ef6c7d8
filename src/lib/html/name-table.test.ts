import { expect, test } from 'vitest'
import { NameTable } from './name-table.ts'

test('each name of a source gets its own value, however many share a slot', () => {
  const names = Array.from({ length: 400 }, (_, at) => `n${at}x`)
  const source = names.join('>')
  const table = new NameTable((name) => `of ${name}`, 16)
  for (let round = 0; round < 2; round++) {
    for (const name of names) {
      const from = source.indexOf(`${name}`)
      expect(table.get(source, from, from + name.length)).toBe(`of ${name}`)
    }
  }
})

test('a name that is known is not asked for again, wherever it stands', () => {
  const asked: string[] = []
  const table = new NameTable((name) => asked.push(name))
  const source = '<guid>1</guid><guid>2</guid><GUID>'
  for (const from of [1, 9, 15, 23, 29]) table.get(source, from, from + 4)
  expect(asked).toEqual(['guid', 'GUID'])
})
