import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { decodeBytes } from './decode.ts'
import { repairMojibake } from './repair-mojibake.ts'

const declared = (head: string) => /encoding="([^"]+)"/.exec(head)?.[1]
const xml = (encoding: string, title: string) =>
  `<?xml version="1.0" encoding="${encoding}"?><title>${title}</title>`

test.each([
  { case: 'nothing said', bytes: iconv.encode('<t>Zürich</t>', 'utf8'), want: 'Zürich', encoding: 'utf-8' },
  {
    case: 'nothing said, Latin bytes',
    bytes: iconv.encode('<t>Zürich “x”</t>', 'win1252'),
    want: 'Zürich “x”',
    encoding: 'windows-1252',
  },
  {
    case: 'declared',
    bytes: iconv.encode(xml('koi8-r', 'Новости'), 'koi8-r'),
    want: 'Новости',
    encoding: 'koi8-r',
  },
  {
    case: 'header before declaration',
    bytes: iconv.encode(xml('koi8-r', 'Новости'), 'win1251'),
    contentType: 'text/xml; charset=windows-1251',
    want: 'Новости',
    encoding: 'windows-1251',
  },
  {
    case: 'mark before header',
    bytes: iconv.encode('<t>Новости</t>', 'utf16le', { addBOM: true }),
    contentType: 'text/xml; charset=utf-8',
    want: 'Новости',
    encoding: 'utf-16le',
  },
  {
    case: 'UTF-16 without mark',
    bytes: iconv.encode(xml('utf-8', 'Новости'), 'utf16be'),
    want: 'Новости',
    encoding: 'utf-16be',
  },
  {
    case: 'UTF-32 without mark',
    bytes: iconv.encode(xml('utf-32', 'Новости 😀'), 'utf32le'),
    want: 'Новости 😀',
    encoding: 'utf-32le',
  },
  {
    case: 'UTF-8 declared as Latin 1',
    bytes: iconv.encode(xml('iso-8859-1', 'Zürich'), 'utf8'),
    want: 'Zürich',
    encoding: 'utf-8',
  },
  {
    case: 'windows-1252 declared as Latin 1',
    bytes: iconv.encode(xml('iso-8859-1', '“Zürich”'), 'win1252'),
    want: '“Zürich”',
    encoding: 'windows-1252',
  },
  {
    case: 'unknown charset',
    bytes: iconv.encode(xml('x-nobody', 'Zürich'), 'utf8'),
    want: 'Zürich',
    encoding: 'utf-8',
  },
  {
    case: 'declared as UTF-16, is not',
    bytes: iconv.encode(xml('utf-16', 'Zürich'), 'utf8'),
    want: 'Zürich',
    encoding: 'utf-8',
  },
  {
    case: 'encoded twice',
    bytes: iconv.encode(
      new TextDecoder('windows-1252').decode(iconv.encode('<t>“Zürich”</t>', 'utf8')),
      'utf8',
    ),
    want: '“Zürich”',
    encoding: 'utf-8',
  },
])('reads bytes: $case', ({ bytes, contentType, want, encoding }) => {
  const decoded = decodeBytes(new Uint8Array(bytes), { contentType, declared })
  expect(decoded.text).toContain(`>${want}<`)
  expect(decoded.encoding).toBe(encoding)
})

test.each([
  { encoding: 'koi8-r', text: 'Паром опоздал из-за тумана на реке' },
  { encoding: 'windows-1251', text: 'Паром опоздал из-за тумана на реке' },
  { encoding: 'euc-kr', text: '안개 때문에 배가 늦었습니다 오늘 아침' },
  { encoding: 'shift_jis', text: 'きりのためフェリーがおくれました' },
  { encoding: 'gb18030', text: '今天的船在大雾中来了，不是我们说的那个时间' },
  { encoding: 'windows-1252', text: 'Überfüllte Fähren für müde Größen, ça va où? Déjà vu à Málaga' },
])('guesses $encoding when nobody says', ({ encoding, text }) => {
  const decoded = decodeBytes(new Uint8Array(iconv.encode(`<t>${text}</t>`, encoding)))
  expect(decoded).toMatchObject({ text: `<t>${text}</t>`, encoding })
})

test('an unknown charset is named', () => {
  expect(decodeBytes(new Uint8Array([60]), { contentType: 'text/xml; charset=nobody' }).problems).toEqual([
    { code: 'unknown-charset', message: 'The charset "nobody" is not known.' },
  ])
})

test.each(['Ã la carte', 'Â© 2024 Müller', 'São Paulo — 20 °C', 'naïve café', 'Ã'])(
  'leaves honest text alone: %s',
  (text) => {
    expect(repairMojibake(text)).toBe(text)
  },
)
