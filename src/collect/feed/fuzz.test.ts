import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanHtml } from '../../lib/html/clean-html.ts'
import { resolveUrl } from '../../lib/html/resolve-url.ts'
import type { FeedEntry } from '../../model/feed.ts'
import { parseFeed, parseFeedText } from './parse-feed.ts'

const FIXTURES = join(import.meta.dirname, '../../../test/fixtures/feeds')
const SECONDS = Number(process.env.FUZZ_SECONDS ?? 2)
const feeds = readdirSync(FIXTURES)
  .filter((file) => !file.endsWith('.md'))
  .map((file) => readFileSync(join(FIXTURES, file), 'utf8'))

/** Tags, entities and odd characters that parsers stumble over. */
const PIECES = [
  '<',
  '>',
  '&',
  '"',
  "'",
  '/>',
  '</',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<?',
  '?>',
  '<!DOCTYPE x [',
  ']>',
  '&#x0;',
  '&#xd800;',
  '&amp;amp;',
  '&b;',
  '<item>',
  '</item>',
  '<title>',
  '</channel>',
  '<script>',
  '</script>',
  '<a href=',
  'xmlns="x"',
  'xml:base="../"',
  ' \u0000',
  '\ud800',
  '\ufffe',
  'javascript:x()',
  '{',
  '}',
  '[',
  '9'.repeat(20),
  '<entry xml:lang=',
  '<svg><title>',
  '</svg>',
  '<math><mi>',
  '<georss:point>1 2</georss:point>',
  '<itunes:duration>9:9:9:9</itunes:duration>',
  '<dc:date>2024-13-45T99:99:99+99:99</dc:date>',
  'xmlns:dc=""',
  'xml:base="javascript:x()"',
  '&#38;#60;script&#62;',
  '</a ',
  '<p style="',
  '\u2028',
  '\u202e',
]

type Place = {
  readonly text: string
  readonly near: number
  /** The next tag's start. */
  readonly at: number
  readonly length: number
  readonly piece: string
}

/** Ways to break a document, each with its structure in mind. */
const EDITS: readonly ((place: Place) => string)[] = [
  ({ text, at, piece }) => text.slice(0, at) + piece + text.slice(at),
  ({ text, at, length }) => text.slice(0, at) + text.slice(at + length),
  ({ text, at, length }) => text.slice(0, at) + text.slice(at, at + length) + text.slice(at),
  ({ text, near, piece }) => text.slice(0, near) + piece,
  // In the middle of a word, a name or a value.
  ({ text, near, piece }) => text.slice(0, near) + piece + text.slice(near),
  // A whole element with all in it: gone, doubled, moved to the end, into itself, or left open.
  (place) => withElement(place, (before, _, after) => before + after),
  (place) => withElement(place, (before, element, after) => before + element + element + after),
  (place) => withElement(place, (before, element, after) => before + after + element),
  (place) => withElement(place, (before, element, after) => before + element.repeat(place.length) + after),
  (place) => withElement(place, (before, element, after) => before + nest(element, place.length) + after),
  (place) =>
    withElement(place, (before, element, after) => before + element.replace(/<\/[^>]*>/, '') + after),
  // Its mark-up written as text, once and twice; its text as CDATA; its names in another case or under another prefix.
  (place) => withElement(place, (before, element, after) => before + escaped(element) + after),
  (place) => withElement(place, (before, element, after) => before + escaped(escaped(element)) + after),
  (place) => withElement(place, (before, element, after) => `${before}<![CDATA[${element}]]>${after}`),
  (place) => withElement(place, (before, element, after) => before + element.toUpperCase() + after),
  (place) =>
    withElement(
      place,
      (before, element, after) => before + element.replaceAll(/<(\/?)(\w)/g, '<$1q:$2') + after,
    ),
  // Values: quotes lost, equals lost, doubled, emptied.
  ({ text, at, length }) =>
    text.slice(0, at) + text.slice(at, at + length).replaceAll('"', '') + text.slice(at + length),
  ({ text, at, length }) =>
    text.slice(0, at) + text.slice(at, at + length).replaceAll('=', ' ') + text.slice(at + length),
  ({ text, at, piece }) => text.slice(0, at) + text.slice(at).replace(/="[^"]*"/, `="${piece}"`),
  // Numbers and dates beyond all bounds.
  ({ text, at, length }) => text.slice(0, at) + text.slice(at).replace(/\d+/, '9'.repeat(length)),
]

/** Cuts out the element that starts at a place, by the nearest end tag of its name. */
function withElement(
  { text, at }: Place,
  join: (before: string, element: string, after: string) => string,
): string {
  const name = /^<([\w:-]+)/.exec(text.slice(at, at + 60))?.[1]
  const end = name === undefined ? -1 : text.indexOf(`</${name}>`, at)
  if (name === undefined || end < 0) return text
  const to = end + name.length + 3
  return join(text.slice(0, at), text.slice(at, to), text.slice(to))
}

function nest(element: string, depth: number): string {
  const inner = element.indexOf('>') + 1
  return `${element.slice(0, inner).repeat(depth)}${element.slice(inner)}`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

// Edits that repeat what others repeated would make gigabytes.
const MAX_LENGTH = 60_000

type Edit = readonly [place: number, length: number, piece: string, kind: number]

/** A feed with pieces cut out, doubled, moved and put in at tag borders. */
const mutated = fc
  .tuple(
    fc.constantFrom(...feeds),
    fc.array(
      fc.tuple(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(200),
        fc.constantFrom(...PIECES),
        fc.nat(EDITS.length - 1),
      ),
      { maxLength: 12 },
    ),
  )
  .map(([feed, edits]) => edits.reduce((text, edit) => mutate(text, edit), feed))

function mutate(text: string, [place, length, piece, kind]: Edit): string {
  const near = Math.floor(place * text.length)
  const border = text.indexOf('<', near)
  const at = border < 0 ? near : border
  return (EDITS[kind]?.({ text, near, at, length, piece }) ?? text).slice(0, MAX_LENGTH)
}

function property(check: (text: string) => void): void {
  const options = {
    interruptAfterTimeLimit: SECONDS * 500,
    numRuns: 1_000_000,
    markInterruptAsFailure: false,
  }
  fc.assert(fc.property(mutated, check), options)
}

test('no mutated feed makes the parser throw, hang or leak', () => {
  property((text) => {
    const start = process.cpuUsage()
    const { feed, entries, problems } = parseFeedText(text, { url: 'https://fuzz.example/feed' })
    expect(process.cpuUsage(start).user).toBeLessThan(1_000_000)
    expect(problems.length).toBeLessThanOrEqual(101)
    for (const entry of entries) expectSound(entry)
    expectClean(feed.description)
  })
})

test('no mutated bytes make it throw', () => {
  property((text) => {
    const bytes = new TextEncoder()
      .encode(text)
      .map((byte, at) => (at % 97 === text.length % 97 ? byte ^ 0x95 : byte))
    expect(parseFeed(bytes, { headers: { 'content-type': 'text/xml' } }).entries).toBeInstanceOf(Array)
  })
})

test('addresses taken as they are read the same as parsed ones', () => {
  const part = fc.stringMatching(/^[a-zA-Z0-9._~%/?&=:@!$'()*+,;-]{0,20}$/)
  const address = fc
    .tuple(fc.constantFrom('https://', 'http://'), fc.domain(), part)
    .map(([scheme, host, path]) => `${scheme}${host}/${path}`)
  fc.assert(
    fc.property(address, (text) => {
      const url = URL.parse(text)
      expect(resolveUrl(text, undefined)).toBe(url?.href)
    }),
    { numRuns: 500 },
  )
})

function expectSound(entry: FeedEntry): void {
  for (const date of [entry.published, entry.updated, entry.expires]) {
    if (date !== undefined) expect(date.getTime()).not.toBeNaN()
  }
  for (const { positions } of entry.places ?? [])
    for (const [north] of positions) expect(Math.abs(north)).toBeLessThanOrEqual(90)
  const links = [
    entry.link,
    entry.comments,
    entry.licence,
    ...urlsOf(entry.images),
    ...urlsOf(entry.enclosures),
    ...urlsOf(entry.links),
  ]
  for (const link of links) if (link !== undefined) expect(link).toMatch(/^https?:\/\/[^/]/)
  expect(entry.title ?? 'x').not.toMatch(/^\s|\s$|[\p{Cc}]/u)
  for (const html of [entry.summary, entry.content, entry.titleHtml]) expectClean(html)
}

function urlsOf(list: readonly { readonly url: string }[] = []): readonly string[] {
  return list.map(({ url }) => url)
}

function expectClean(html: string | undefined): void {
  if (html === undefined) return
  expect(html).not.toMatch(
    /<(?:script|style|iframe|object|embed|form|meta|base|link|use|set|foreignobject)\b|<[a-z][^>"]*\son\w+=/i,
  )
  expect(cleanHtml(html)).toBe(html)
}
