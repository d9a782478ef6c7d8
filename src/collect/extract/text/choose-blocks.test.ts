import { expect, test } from 'vitest'
import { scanPage } from '../scan/scan-page.ts'
import { chooseBlocks } from './choose-blocks.ts'
import { viewPage } from './view-page.ts'

const LONG = 'A paragraph that is long enough to be told only once on its page.'

test.each([
  { case: 'likely blocks', html: '<p>One</p><p>Two</p><p>Three</p>', odds: [0.9, 0.2, 0.1], chosen: [0] },
  {
    case: 'a block between two of its kind',
    html: '<p>One</p><p>Two</p><p>Three</p>',
    odds: [0.9, 0.2, 0.9],
    chosen: [0, 1, 2],
  },
  {
    case: 'no block between two that is surely none',
    html: '<p>One</p><p>Two</p><p>Three</p>',
    odds: [0.9, 0.05, 0.9],
    chosen: [0, 2],
  },
  {
    case: 'no block of another tag between two',
    html: '<p>One</p><div>Two</div><p>Three</p>',
    odds: [0.9, 0.4, 0.9],
    chosen: [0, 2],
  },
  {
    case: 'no block of another parent between two',
    html: '<p>One</p><div><p>Two</p></div><p>Three</p>',
    odds: [0.9, 0.4, 0.9],
    chosen: [0, 2],
  },
  {
    case: 'a paragraph told twice once',
    html: `<p>${LONG}</p><p>Two</p><p>${LONG}</p>`,
    odds: [0.9, 0.9, 0.9],
    chosen: [0, 1],
  },
  {
    case: 'the best there is where nothing is likely',
    html: '<p>One</p><p>Two</p>',
    odds: [0.5, 0.3],
    chosen: [0],
  },
  {
    case: 'no heading that says the title',
    html: '<h1>The pier</h1><p>One</p>',
    odds: [0.9, 0.9],
    chosen: [1],
  },
])('the text has $case', ({ html, odds, chosen }) => {
  const page = viewPage(scanPage(html), { titles: [], descriptions: [], claim: 0, body: '' })
  expect(chooseBlocks(page, Float32Array.from(odds), { titles: ['The pier'] })).toEqual(chosen)
})
