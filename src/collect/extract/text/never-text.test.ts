import { expect, test } from 'vitest'
import { scanPage } from '../scan/scan-page.ts'
import { isNeverText } from './never-text.ts'
import { viewPage } from './view-page.ts'

const BODY = `<article><p>${'The lock opens at noon, and the barges wait below it. '.repeat(8)}</p></article>`

test.each([
  { case: 'a comment', html: '<div class="comment"><p>Well said.</p></div>', never: true },
  { case: 'a line of a footer', html: '<footer><p>Lock Gazette, Weir Lane 3</p></footer>', never: true },
  { case: 'a hidden line', html: '<p style="display: none">Thank you for reading.</p>', never: true },
  {
    case: 'a line that points to another article',
    html: '<p>Read also: <a href="/2">Why the weir leaks</a></p>',
    never: true,
  },
  {
    case: 'a sentence with such words and a link',
    html: '<p>Read more of it in the <a href="/2">minutes</a> that the council keeps.</p>',
    never: false,
  },
  { case: 'a heading with such words', html: '<h2><a href="#3">Related plants</a></h2>', never: false },
  { case: 'a line of links', html: '<p><a href="/2">Why the weir leaks</a></p>', never: false },
])('text never has or may have $case', ({ html, never }) => {
  const page = viewPage(scanPage(BODY + html), { titles: [], descriptions: [], claim: 0, body: '' })
  expect(isNeverText(page, page.scan.blocks.length - 1)).toBe(never)
})

test('text may stand in an element named after comments that holds most of the page', () => {
  const html = `<div class="comments">${BODY}</div>`
  const page = viewPage(scanPage(html), { titles: [], descriptions: [], claim: 0, body: '' })
  expect(isNeverText(page, 0)).toBe(false)
})
