import { expect, test } from 'vitest'
import { scanPage } from '../scan/scan-page.ts'
import { EVEN, thresholdOf } from './page-threshold.ts'
import { viewPage } from './view-page.ts'

const page = viewPage(scanPage('<p>One</p><p>Two</p><p>Six</p><p>Ten</p>'), {
  titles: [],
  descriptions: [],
  claim: 0,
  body: '',
})

test.each([
  { case: 'doubtful beside sure text', odds: [0.99, 0.99, 0.99, 0.6], threshold: EVEN },
  { case: 'fairly likely beside sure text', odds: [0.99, 0.99, 0.99, 0.7], threshold: EVEN },
  { case: 'doubtful where all is doubtful', odds: [0.65, 0.6, 0.6, 0.1], threshold: 0.6 },
  { case: 'unlikely everywhere', odds: [0.3, 0.2, 0.1, 0.1], threshold: 0.5 },
  { case: 'nowhere in doubt', odds: [0.99, 0.98, 0.01, 0.01], threshold: EVEN },
])('the threshold of a page with a block that is $case', ({ odds, threshold }) => {
  expect(thresholdOf(page, Float32Array.from(odds))).toBeCloseTo(threshold, 5)
})
