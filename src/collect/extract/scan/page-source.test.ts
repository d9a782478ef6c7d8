import { Buffer } from 'node:buffer'
import { expect, test } from 'vitest'
import { PageSource } from './page-source.ts'

const LESS = 60

test.each(['<p>Ferry', '<p>Fähre – 渡輪 🚢', ''])('%j gives back its text, whole and in parts', (text) => {
  const source = new PageSource(text)
  expect(source.text(0, source.length)).toBe(text)
  const middle = Buffer.byteLength(text.slice(0, 5))
  expect(source.text(0, middle) + source.text(middle, source.length)).toBe(text)
})

test('the bytes of a page may be a part of other bytes', () => {
  const bytes = Buffer.from('xx<p>Café</p>xx')
  const source = new PageSource(bytes.subarray(2, bytes.length - 2))
  expect(source.text(0, source.length)).toBe('<p>Café</p>')
})

test.each([0, 1, 7, 8, 9, 80, 500])('a byte is found %d bytes further', (distance) => {
  const source = new PageSource(`<${'é'.repeat(distance)}<`)
  expect(source.find(LESS, 1)).toBe(1 + 2 * distance)
  expect(source.find(LESS, 2 + 2 * distance)).toBe(-1)
})
