import { expect, test } from 'vitest'
import { scanPage } from '../scan/scan-page.ts'
import type { PageView } from './page-view.ts'
import { bitOf, type Surroundings } from './surroundings.ts'
import { viewPage } from './view-page.ts'

const PROSE =
  'The harbour was built by hand in a single summer, and it has kept the wind out ever since then.'

function view(html: string): PageView {
  return viewPage(scanPage(html), { titles: [], descriptions: [], claim: 0, body: '' })
}

/** What a column of the surroundings says of the block that starts like this. */
function at(page: PageView, start: string, column: keyof Surroundings): number {
  const index = page.scan.blocks.findIndex(({ text }) => text.startsWith(start))
  const element = page.scan.blocks[index]?.element ?? 0
  const isOfElements = ['imageBox', 'branch', 'twins', 'twinProse'].includes(column)
  return page.surroundings[column][isOfElements ? element : index] ?? -1
}

test.each([
  { case: 'a heading', over: '<h3>Related articles</h3>', says: 'read-more', level: 3 },
  { case: 'a short line', over: '<div>12 comments</div>', says: 'comments', level: 0 },
  { case: 'a heading that says nothing known', over: '<h2>The storm</h2>', says: undefined, level: 2 },
])('a block knows what $case over it says', ({ over, says, level }) => {
  const page = view(`<p>${PROSE}</p>${over}<p>A first line.</p><p>Under it.</p>`)
  expect(at(page, 'Under', 'labelSaid')).toBe(says ? bitOf(says) : 0)
  expect(at(page, 'Under', 'labelLevel')).toBe(level)
  expect(at(page, 'Under', 'sinceLabel')).toBe(2)
  expect(at(page, 'Under', 'sinceComments')).toBe(says === 'comments' ? 2 : 40)
})

test('the box of an image is the smallest element that holds it', () => {
  const page = view(`<div><p>${PROSE}</p><div class="x"><img src="a.jpg"><p>A boat.</p></div></div>`)
  const { tags, names } = page.scan.elements
  const box = at(page, 'A boat', 'imageBox')
  expect([tags[box], names.of(box)]).toEqual(['div', 'x'])
  expect(at(page, 'The harbour', 'imageBox')).toBeLessThan(box)
})

test('children of the text with the same tag and names are counted together', () => {
  const page = view(`<article><p>${PROSE}</p><p>${PROSE}</p><div><p>${PROSE}</p></div></article>`)
  expect(at(page, PROSE, 'twins')).toBe(2)
  expect(at(page, PROSE, 'twinProse')).toBeCloseTo(2 / 3)
})
