import { expect, test } from 'vitest'
import { failureLines } from './failure-lines.ts'

const failed = (source: string, code: string) => ({ source, code, message: `It is ${code}.` })
const DOWN = ['a', 'b', 'c', 'd'].map((source) => failed(source, 'dns'))

test.each([
  { case: 'none', failures: [], asked: 3, lines: [] },
  { case: 'one', failures: [failed('a', 'gone')], asked: 3, lines: ['  a  gone  It is gone.'] },
  {
    case: 'many alike are one line',
    failures: [failed('z', 'gone'), ...DOWN],
    asked: 9,
    lines: ['  z               gone  It is gone.', '  a and 3 others  dns   It is dns.'],
  },
  {
    case: 'all without a way out',
    failures: DOWN,
    asked: 4,
    lines: ['  a and 3 others  dns  It is dns.', 'No source could be reached. Is this machine online?'],
  },
])('why sources failed: $case', ({ failures, asked, lines }) => {
  const said = failureLines(failures, asked).join('\n').split('\n')
  expect(said.filter((line) => line !== '' && line !== 'Sources that gave no feed:')).toEqual(lines)
})

test('no more than thirty lines', () => {
  const failures = Array.from({ length: 40 }, (_, index) => failed(`s${index}`, `code-${index}`))
  const lines = failureLines(failures, 50).join('\n').split('\n')
  expect(lines.at(-1)).toBe('  and 10 more: broadsheet sources')
})
