import { expect, test } from 'vitest'
import { scanPage } from '../scan/scan-page.ts'
import { FEATURES, FIRST_FEATURES, tableOf } from './block-features.ts'
import { writeSecondLook } from './second-look.ts'
import { viewPage } from './view-page.ts'
import { writeRow } from './write-row.ts'

const HTML = `<h1>The pier</h1><article><p>The council agreed on Tuesday to rebuild the old pier, after years of talks.</p>
  <p>Work is to begin in spring, the mayor said, and boats should land again in summer.</p></article><ul><li>More</li></ul>`
const page = viewPage(scanPage(HTML), { titles: ['The pier'], descriptions: [], claim: 1, body: '' })

test('every column of the first look is written and named', () => {
  for (const index of page.scan.blocks.keys()) {
    expect(writeRow(page, index, new Float32Array(FEATURES.length))).toBe(FIRST_FEATURES.length)
  }
  expect(new Set(FEATURES).size).toBe(FEATURES.length)
})

test('every column of the second look is written, and none of the first', () => {
  const table = tableOf(page)
  const before = table.rows.map((row) => row.slice())
  for (const row of table.rows) row.fill(Number.NaN, FIRST_FEATURES.length)
  writeSecondLook(
    page,
    table,
    Float32Array.from(page.scan.blocks, () => 0.9),
  )
  for (const [place, row] of table.rows.entries()) {
    expect(row.every((value) => !Number.isNaN(value))).toBe(true)
    expect(row.subarray(0, FIRST_FEATURES.length)).toEqual(before[place]?.subarray(0, FIRST_FEATURES.length))
  }
})

test('the second look sees what the first one thought of the blocks around', () => {
  const table = tableOf(page)
  writeSecondLook(page, table, Float32Array.from([0.1, 0.9, 0.7, 0.2]))
  const value = (index: number, name: string) =>
    table.rows[table.blocks.indexOf(index)]?.[FEATURES.indexOf(name)] ?? Number.NaN
  expect(value(1, 'first')).toBeCloseTo(0.9)
  expect(value(1, 'first@-1')).toBeCloseTo(0.1)
  expect(value(1, 'first-of-sibling-after')).toBeCloseTo(0.7)
  expect(value(0, 'first@-1')).toBe(-1)
  expect(value(1, 'first-in-parent')).toBeCloseTo(0.7)
  expect(value(3, 'since-text')).toBe(1)
})
