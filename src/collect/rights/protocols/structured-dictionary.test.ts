import { expect, test } from 'vitest'
import { parseDictionary } from './structured-dictionary.ts'

test.each([
  // RFC 9651 section 3.2 and its neighbours.
  {
    case: 'strings and byte sequences',
    lines: ['en="Applepie", da=:w4ZibGV0w6ZydGU=:'],
    want: { en: undefined, da: undefined },
  },
  {
    case: 'booleans without a value',
    lines: ['a=?0, b, c; foo=bar'],
    want: { a: undefined, b: undefined, c: undefined },
  },
  {
    case: 'an inner list',
    lines: ['rating=1.5, feelings=(joy sadness)'],
    want: { rating: undefined, feelings: undefined },
  },
  {
    case: 'a mix of lists and items',
    lines: ['a=(1 2), b=3, c=4;aa=bb, d=(5 6);valid'],
    want: { a: undefined, b: undefined, c: undefined, d: undefined },
  },
  {
    case: 'dates and display strings',
    lines: ['at=@1659578233, who=%"f%c3%bc"'],
    want: { at: undefined, who: undefined },
  },
  { case: 'tokens', lines: ['train-ai=n, search=y'], want: { 'train-ai': 'n', search: 'y' } },
  { case: 'tokens with parameters', lines: ['a=y;q="1, 2";r, b=n'], want: { a: 'y', b: 'n' } },
  { case: 'several lines are one dictionary', lines: ['a=y', 'b=n'], want: { a: 'y', b: 'n' } },
  { case: 'a repeated key: the last', lines: ['a=y, b=n', 'a=n'], want: { a: 'n', b: 'n' } },
  { case: 'blanks and tabs around commas', lines: ['  a=y \t,\t b=n  '], want: { a: 'y', b: 'n' } },
  { case: 'nothing', lines: [], want: {} },
  { case: 'an empty value', lines: [''], want: {} },
])('dictionary: $case', ({ lines, want }) => {
  expect(Object.fromEntries(parseDictionary(lines) ?? [['broken', 'yes']])).toEqual(want)
})

test.each([
  { case: 'a comma at the end', line: 'a=y,' },
  { case: 'two commas', line: 'a=y,,b=n' },
  { case: 'no comma', line: 'a=y b=n' },
  { case: 'an upper-case key', line: 'A=y' },
  { case: 'blank before the value', line: 'a= y' },
  { case: 'an open string', line: 'a="y' },
  { case: 'an open list', line: 'a=(x y' },
  { case: 'a list without blanks', line: 'a=("x""y")' },
  { case: 'a wrong boolean', line: 'a=?2' },
  { case: 'a wrong parameter', line: 'a=y;B=1' },
  { case: 'too long a number', line: 'a=1234567890123456' },
  { case: 'a letter beyond ASCII', line: 'a=ÿ' },
  { case: 'a bare equals sign', line: '=y' },
])('no dictionary: $case', ({ line }) => {
  expect(parseDictionary([line])).toBe(undefined)
})
