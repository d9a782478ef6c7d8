import { Buffer } from 'node:buffer'
import { expect, test } from 'vitest'
import { foldLine, TextLine } from './text-line.ts'

const LONG = 300_000

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

test.each([
  [['The pi', 'er opens']],
  [['The ', ' pier', '\n', '\u00a0', 'opens', ' ']],
  [[' ', '\u200b', 'Größe ', '10', ' \u00ad', '€']],
  [['港', '口 ', ' ', '🎏', ' of the port']],
  [['x'.repeat(LONG), ' ', 'é'.repeat(LONG), '  y']],
])('a line that comes in pieces is the line of all of them: %j', (pieces) => {
  const line = new TextLine()
  line.reserve(Buffer.byteLength(pieces.join('')))
  for (const piece of pieces) {
    const bytes = Buffer.from(piece)
    if (!line.addPlain(bytes, 0, bytes.length)) line.add(piece)
  }
  expect(line.text()).toBe(foldLine(pieces.join('')))
})

test.each(['a &amp; b', 'Größe'])('%j is not plain, and none of it is added', (text) => {
  const line = new TextLine()
  line.add('pier')
  expect(line.addPlain(Buffer.from(` ${text}`), 0, Buffer.byteLength(text) + 1)).toBe(false)
  line.add('s')
  expect(line.text()).toBe('piers')
})
