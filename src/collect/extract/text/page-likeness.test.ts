import { expect, test } from 'vitest'
import { scanPage } from '../scan/scan-page.ts'
import { likenessOf } from './page-likeness.ts'

test.each([
  ['A quiet harbour town', 'A Quiet Harbour Town!', 1],
  ['“Élan” – naïve Łódź café', 'élan, NAÏVE łódź, café', 1],
  ['four×five÷six', 'four five six', 1],
  ['area m² of ½', 'AREA M² (of ½)', 1],
  ['Νέα από την πόλη', 'νέα από την πόλη', 1],
  ['Oslo 新闻 today', 'oslo: 新闻, today', 1],
  ['red green blue', 'red green gold', 0.5],
])('compares a heading with the title word by word: %s and %s', (heading, title, likeness) => {
  const scan = scanPage(`<h1>${heading}</h1>`)
  const found = likenessOf(scan, { titles: [title], descriptions: [], body: '', claim: 0 })
  expect(found.title[0]).toBe(likeness)
})
