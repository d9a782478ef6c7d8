import { expect, test } from 'vitest'
import { scanPage } from '../scan/scan-page.ts'
import { tableOf } from './block-features.ts'
import weights from './block-model.weights.json' with { type: 'json' }
import { writeSecondLook } from './second-look.ts'
import { probabilitiesOf, unpackTextModel } from './text-model.ts'
import { predict } from './tree-model.ts'
import { viewPage } from './view-page.ts'

const MODEL = unpackTextModel(weights)
const PARAGRAPH =
  '<p>The council agreed on Tuesday to rebuild the old pier, after years of talks with the owners.</p>'
const MENU = '<ul><li><a href="/a">Harbour</a><li>Weather<li>12</ul>'

function pageOf(html: string) {
  return viewPage(scanPage(html), { titles: [], descriptions: [], claim: 1, body: '' })
}

test.each([
  { case: 'no block', html: '' },
  {
    case: 'text between menus',
    html: `${MENU}<article>${PARAGRAPH.repeat(3)}${MENU}${PARAGRAPH}</article>${MENU}`,
  },
  { case: 'more text than room for rows', html: `<article>${(PARAGRAPH + MENU).repeat(90)}</article>` },
])('rows that are written over change no probability: $case', ({ html }) => {
  const page = pageOf(html)
  const table = tableOf(page)
  const at = (index: number) => table.starts[index] ?? 0
  const first = Float32Array.from(table.starts, (start) =>
    start < 0 ? 0 : predict(MODEL.first, table.rows, start),
  )
  writeSecondLook(page, table, first)
  const both = first.map((p, index) => (p < 0.02 ? p : predict(MODEL.second, table.rows, at(index))))
  expect(probabilitiesOf(page, MODEL)).toEqual(both)
})
