import { expect, test } from 'vitest'
import { decideRights } from '../src/collect/rights/decide-rights.ts'
import {
  canCombine,
  evidenceOf,
  expectedOf,
  inWords,
  readSignalRows,
  SETTINGS,
  type SignalRow,
} from './fixtures/rights/signal-rows.ts'

const ROWS = readSignalRows()

function saysSomething(row: SignalRow): boolean {
  return Object.values(row.says).some((saying) => saying !== '-')
}

function wrongDecisions(rows: readonly SignalRow[], settings = SETTINGS): readonly unknown[] {
  return settings.flatMap((setting) => {
    const decided = inWords(decideRights(evidenceOf(rows, setting)))
    const expected = expectedOf(rows, setting)
    if (JSON.stringify(decided) === JSON.stringify(expected)) return []
    return [{ sent: rows.map((row) => `${row.place}: ${row.sent}`), setting, decided, expected }]
  })
}

test('no signal at all falls to the profile', () => {
  expect(wrongDecisions([])).toEqual([])
})

test.each(ROWS)('$protocol in $place: $sent', (row) => {
  expect(wrongDecisions([row])).toEqual([])
})

test('any two signals together: the stricter wins, use by use', () => {
  const pairs = ROWS.flatMap((one, index) =>
    ROWS.slice(index + 1)
      .filter((other) => canCombine(one, other) && (saysSomething(one) || saysSomething(other)))
      .map((other) => [one, other]),
  )
  expect(pairs.length).toBeGreaterThan(8000)
  // One setting a pair, in turn, keeps this quick; `npm run bench -- rights` runs all four on all pairs.
  const wrong = pairs.flatMap((pair, index) =>
    wrongDecisions(pair, SETTINGS.slice(index % 4, (index % 4) + 1)),
  )
  expect(wrong.slice(0, 5)).toEqual([])
})
