import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanHtml } from '../../lib/html/clean-html.ts'
import { resolveUrl } from '../../lib/html/resolve-url.ts'
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
]

/** A feed with pieces cut out, doubled, moved and put in at tag borders. */
const mutated = fc
  .tuple(
    fc.constantFrom(...feeds),
    fc.array(
      fc.tuple(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(200),
        fc.constantFrom(...PIECES),
        fc.nat(3),
      ),
      { maxLength: 8 },
    ),
  )
  .map(([feed, edits]) => edits.reduce((text, edit) => mutate(text, edit), feed))

function mutate(
  text: string,
  [place, length, piece, kind]: readonly [number, number, string, number],
): string {
  const near = Math.floor(place * text.length)
  const border = text.indexOf('<', near)
  const at = border < 0 ? near : border
  const cut = text.slice(at, at + length)
  const results = [
    text.slice(0, at) + piece + text.slice(at),
    text.slice(0, at) + text.slice(at + length),
    text.slice(0, at) + cut + cut + text.slice(at),
    text.slice(0, near) + piece,
  ]
  return results[kind] ?? text
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
    for (const entry of entries) {
      const links = [entry.link, entry.comments, entry.licence, ...entry.images.map(({ url }) => url)]
      for (const link of links) if (link !== undefined) expect(link).toMatch(/^https?:\/\/[^/]/)
      expect(entry.title ?? 'x').not.toMatch(/^\s|\s$|[\p{Cc}]/u)
      for (const html of [entry.summary, entry.content, entry.titleHtml]) expectClean(html)
    }
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

function expectClean(html: string | undefined): void {
  if (html === undefined) return
  expect(html).not.toMatch(
    /<(?:script|style|iframe|object|embed|form|meta|base|link|use|set|foreignobject)\b|<[a-z][^>"]*\son\w+=/i,
  )
  expect(cleanHtml(html)).toBe(html)
}
