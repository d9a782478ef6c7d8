import { expect, test } from 'vitest'
import { foldLine } from './fold-line.ts'

const LONG = 20_000

test.each([
  ['', ''],
  [' \n\t ', ''],
  ['pier', 'pier'],
  ['  The  pier\n\topens ', 'The pier opens'],
  ['co\u00adoper\u00adative', 'cooperative'],
  ['a \u200b b', 'a b'],
  ['\u2060 a\u00a0\u3000b \ufeff', 'a b'],
  ['Größe 10 € – 港口 🎏', 'Größe 10 € – 港口 🎏'],
])('%j is one line: %j', (written, folded) => {
  expect(foldLine(written)).toBe(folded)
})

test.each(['word ', 'a\u00a0 b\u00ad', '港口\n', '  '])(
  'a long line of %j is folded as a short one',
  (unit) => {
    const written = unit.repeat(LONG)
    const parts = written.slice(0, 1000 * unit.length)
    expect(foldLine(written).slice(0, 900)).toBe(foldLine(parts).slice(0, 900))
    expect(foldLine(written)).toBe(foldLine(` ${written}\n`))
  },
)
