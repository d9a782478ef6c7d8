import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { inputFrom, WINDOW } from '../../test/fixtures/curate/window.ts'
import type { Score } from '../model/score.ts'
import { curate } from './curate.ts'

const DOCS = readFileSync(new URL('../../docs/ranking.md', import.meta.url), 'utf8')
const { judgements, frontPage } = curate(inputFrom(WINDOW))

/** Rows of the table in docs/ranking.md whose first column has this heading. */
function tableOf(heading: string): readonly (readonly string[])[] {
  const [, rows = ''] = DOCS.split(`| ${heading} | points | why |\n| --- | --- | --- |\n`)
  const lines = rows.split('\n\n')[0]?.split('\n') ?? []
  return lines.map((line) =>
    line
      .split('|')
      .slice(1, 4)
      .map((cell) => cell.trim()),
  )
}

test.each<{ heading: string; score: Score | undefined }>([
  { heading: 'quality', score: judgements.get('a1')?.quality },
  { heading: 'heat', score: frontPage.lead?.heat },
  { heading: 'place', score: frontPage.lead?.rank },
])('the worked example of docs/ranking.md is true: $heading', ({ heading, score }) => {
  expect(tableOf(heading)).toEqual([
    ...(score?.parts ?? []).map((part) => [part.name, String(part.points), part.evidence]),
    ['sum', String(score?.value), ''],
  ])
})

test('the sentence after it is true', () => {
  expect(frontPage.lead?.wouldChange).toContain('One more independent voice would add 6 points of heat.')
})
