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
  const first = new Float32Array(page.scan.blocks.length)
  for (const [place, row] of table.rows.entries()) first[table.blocks[place] ?? 0] = predict(MODEL.first, row)
  writeSecondLook(page, table, first)
  const both = first.slice()
  for (const [place, row] of table.rows.entries()) {
    const index = table.blocks[place] ?? 0
    if ((first[index] ?? 0) >= 0.02) both[index] = predict(MODEL.second, row)
  }
  expect(probabilitiesOf(page, MODEL)).toEqual(both)
})
