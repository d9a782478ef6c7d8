import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { load, YAML11_SCHEMA } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { readRecord } from './read-record.ts'
import { writeRecord } from './write-record.ts'

const FIXTURES = join(import.meta.dirname, '../../../test/fixtures/records')
const fixtures = globSync('*-*.md', { cwd: FIXTURES }).map((name) => ({
  name,
  text: readFileSync(join(FIXTURES, name), 'utf8'),
}))

test.each(fixtures)('$name survives reading and writing byte for byte', ({ text }) => {
  expect(writeRecord(readRecord(text))).toBe(text)
})

test('all fixtures are there', () => {
  expect(fixtures.length).toBe(3)
})

describe('forms older archives wrote', () => {
  test.each([
    { form: 'CRLF', lines: 'title: "One"\r\nquality: 3\r', record: { title: 'One', quality: 3 } },
    { form: 'plain text', lines: 'title: One two', record: { title: 'One two' } },
    { form: 'single quotes', lines: "title: 'It''s'", record: { title: "It's" } },
    { form: 'a folded title', lines: 'title: >-\n  One\n  two', record: { title: 'One two' } },
    {
      form: 'an offset date',
      lines: 'publishedDateTime: 2023-09-07T14:00:00+02:00',
      record: { publishedDateTime: '2023-09-07T12:00:00Z' },
    },
    {
      form: 'a quoted date',
      lines: 'publishedDateTime: "2023-09-07T12:00:00.123Z"',
      record: { publishedDateTime: '2023-09-07T12:00:00Z' },
    },
    {
      form: 'a date with a blank',
      lines: 'publishedDateTime: 2023-09-07 12:00:00',
      record: { publishedDateTime: '2023-09-07T12:00:00Z' },
    },
    { form: 'heat -1', lines: 'heat: -1', record: { heat: -1 } },
    { form: 'a value over 100', lines: 'quality: 139', record: { quality: 139 } },
    { form: 'a number with a point', lines: 'heat: 70.0', record: { heat: 70 } },
    { form: 'a quoted number', lines: 'heat: "70"', record: { heat: 70 } },
    {
      form: 'words of YAML 1.1',
      lines: 'published: yes\nremoved: Off',
      record: { published: true, removed: false },
    },
    { form: 'empty and null', lines: 'ampWebUrl:\nimages: null\nheat: ~', record: {} },
    { form: 'one topic as text', lines: 'topics: Harbours', record: { topics: ['Harbours'] } },
    {
      form: 'a topic that looks like a number',
      lines: 'topics:\n  - 5G\n  - 2024',
      record: { topics: ['5G', '2024'] },
    },
    {
      form: 'keys in any order',
      lines: 'type: video\ncategory: news',
      record: { category: 'news', type: 'video' },
    },
    { form: 'nothing', lines: '', record: {} },
    { form: 'an unknown key', lines: 'mood: 3\ntitle: a', record: { title: 'a', extra: { mood: 3 } } },
    {
      form: 'an unknown key inside',
      lines: 'provider:\n  name: a\n  mood: good',
      record: { provider: { name: 'a', extra: { mood: 'good' } } },
    },
    {
      form: 'hostile keys',
      lines: '__proto__:\n  admin: true\nx:\n  __proto__: 1',
      record: { extra: { x: {} } },
    },
  ])('$form', ({ lines, record }) => {
    expect(readRecord(`---\n${lines}\n---\n`)).toEqual(record)
  })

  test('a body is kept', () => {
    const text = '---\ntitle: "a"\n---\n\nHello\n---\nmore\n'
    expect(writeRecord(readRecord(text))).toBe(text)
    // YAML 1.1 takes these for line ends wherever they stand; only an escape is safe.
    expect(text).not.toMatch(/[\u0085\u2028\u2029]/)
  })

  test('a byte order mark is dropped', () => {
    expect(readRecord('\ufeff---\ntitle: a\n---\n')).toEqual({ title: 'a' })
  })
})

test.each([
  { what: 'no front matter', text: 'hello', code: 'RECORD_FORM' },
  { what: 'no end', text: '---\ntitle: a\n', code: 'RECORD_FORM' },
  { what: 'a list', text: '---\n- a\n---\n', code: 'RECORD_FORM' },
  { what: 'a broken value', text: '---\ntitle: "a\n---\n', code: 'RECORD_YAML' },
  { what: 'a key twice', text: '---\ntitle: a\ntitle: b\n---\n', code: 'RECORD_YAML' },
  { what: 'an alias', text: '---\na: &x [1]\nb: *x\n---\n', code: 'RECORD_YAML' },
  { what: 'a bomb of brackets', text: `---\na: ${'['.repeat(50_000)}\n---\n`, code: 'RECORD_YAML' },
  { what: 'a date that is none', text: '---\npublishedDateTime: soon\n---\n', code: 'RECORD_VALUE' },
  { what: 'a number that is none', text: '---\nheat: hot\n---\n', code: 'RECORD_VALUE' },
  { what: 'a flag that is none', text: '---\npublished: 7\n---\n', code: 'RECORD_VALUE' },
  { what: 'a group as title', text: '---\ntitle: {a: b}\n---\n', code: 'RECORD_VALUE' },
  { what: 'text as provider', text: '---\nprovider: a\n---\n', code: 'RECORD_VALUE' },
  { what: 'three megabytes', text: `---\ntitle: ${'a'.repeat(3_000_000)}\n---\n`, code: 'RECORD_TOO_LARGE' },
])('a record with $what is refused with a code', ({ text, code }) => {
  expect(() => readRecord(text)).toThrow(expect.objectContaining({ code }))
})

const HOSTILE = [
  'null',
  '~',
  'Yes',
  'off',
  'n',
  '=',
  '<<',
  '0x1F',
  '0b1',
  '1_000',
  '1:20',
  '1e3',
  '.inf',
  '-.INF',
  '.NaN',
  '+1',
  '-0',
  '1,000',
  '2026-01-01',
  '2026-01-01T00:00:00Z',
  '- a',
  '? a',
  ': a',
  'a: b',
  'a:',
  'a #b',
  '#a',
  '[a',
  '{a',
  '*a',
  '&a',
  '!a',
  '|',
  '>',
  '%a',
  '@a',
  '`a',
  '"',
  "'",
  '---',
  '...',
  '--- a',
  'a\nb',
  'a\r\nb',
  '\ta',
  'a\t',
  ' a',
  'a ',
  '',
  'é',
  '漢字',
  'a\u0085b',
  'a\u2028b',
  '\ufeffa',
  'a\u007fb',
  '\u001b[0m',
  '\u202eabc',
  '\\n',
  'a\\',
  '"\npublished: false\nx: "',
  '😀',
  '\ud800',
  '\uffff',
]

describe('what is written is the same string in YAML 1.1 and 1.2', () => {
  const shape = (value: string) => ({
    title: value,
    excerpt: value,
    type: value,
    topics: [value],
    provider: { name: value, domain: 'a.example' },
    images: [{ url: value === '' ? 'https://a.example/' : value }],
    related: [{ title: value }],
    extra: { mood: value, moods: [value] },
  })

  function check(value: string): void {
    const text = writeRecord(shape(value))
    const wanted = JSON.parse(JSON.stringify(shape(value.toWellFormed())))
    const { extra, ...known } = wanted
    for (const schema of [{}, { schema: YAML11_SCHEMA }]) {
      expect(load(text.slice(4, -5), schema)).toEqual({ ...known, ...extra })
    }
    expect(writeRecord(readRecord(text))).toBe(text)
    // YAML 1.1 takes these for line ends wherever they stand; only an escape is safe.
    expect(text).not.toMatch(/[\u0085\u2028\u2029]/)
  }

  test.each(HOSTILE)('%j', check)

  test('anything', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), check), { numRuns: 300 })
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...':- #\n"\'\\[]{}0x1e._T,&*!|>%@`~ay') }), check),
      { numRuns: 500 },
    )
  })
})
