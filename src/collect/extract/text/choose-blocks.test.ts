import { expect, test } from 'vitest'
import { scanPage } from '../scan/scan-page.ts'
import { chooseBlocks } from './choose-blocks.ts'
import { viewPage } from './view-page.ts'

const LONG = 'A paragraph that is long enough to be told only once on its page.'
const DESCRIPTION = 'Two barges sank and nobody was hurt'
const TITLES = ['The pier', 'The old pier falls into the bay']

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
  {
    case: 'no heading with nearly the words of the title',
    html: '<h2>Harbour: the old pier falls into the bay</h2><p>One</p>',
    odds: [0.9, 0.9],
    chosen: [1],
  },
  {
    case: 'no line between two that points to another article',
    html: '<p>One</p><p>Read more: <a href="/2">Why the old mole sank</a></p><p>Three</p>',
    odds: [0.9, 0.9, 0.9],
    chosen: [0, 2],
  },
  {
    case: 'doubtful blocks where nothing is sure',
    html: '<p>One</p><p>Two</p><p>Three</p>',
    odds: [0.65, 0.6, 0.6],
    chosen: [0, 1, 2],
  },
  {
    case: 'a likely heading between two blocks of any kind',
    html: '<p>One</p><div><h3>Two</h3></div><p>Three</p>',
    odds: [0.9, 0.4, 0.9],
    chosen: [0, 1, 2],
  },
  {
    case: 'a doubtful block that says the description',
    html: `<div>${DESCRIPTION}</div><p>One</p><p>Two</p>`,
    odds: [0.55, 0.99, 0.99],
    chosen: [0, 1, 2],
  },
  {
    case: 'no doubtful block beside sure ones',
    html: '<div>Zero</div><p>One and all of them</p><p>Two and all of them</p>',
    odds: [0.55, 0.99, 0.99],
    chosen: [1, 2],
  },
  {
    case: 'what is never text where there is nothing else',
    html: '<p hidden>One</p><p>Two</p><p>Three</p>',
    odds: [0.9, 0.1, 0.1],
    chosen: [0],
  },
])('the text has $case', ({ html, odds, chosen }) => {
  const page = viewPage(scanPage(html), { titles: TITLES, descriptions: [DESCRIPTION], claim: 0, body: '' })
  expect(chooseBlocks(page, Float32Array.from(odds), { titles: TITLES })).toEqual(chosen)
})
