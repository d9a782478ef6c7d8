import { expect, test } from 'vitest'
import { parseHttpDate } from './http-date.ts'
import { parseDirectives } from './robots-directives.ts'

/** `agent>name=value` of each directive. */
function inWords(content: string): readonly string[] {
  return parseDirectives(content).map(
    ({ agent, name, value }) =>
      `${agent === undefined ? '' : `${agent}>`}${name}${value === '' ? '' : `=${value}`}`,
  )
}

test.each([
  { content: 'noindex', want: ['noindex'] },
  { content: 'NoIndex , NOFOLLOW', want: ['noindex', 'nofollow'] },
  { content: 'noindex nofollow; noarchive', want: ['noindex', 'nofollow', 'noarchive'] },
  {
    content: 'max-snippet:20, max-image-preview: Large',
    want: ['max-snippet=20', 'max-image-preview=Large'],
  },
  // The examples of Google's specification of X-Robots-Tag.
  {
    content: 'unavailable_after: 25 Jun 2010 15:00:00 PST',
    want: ['unavailable_after=25 Jun 2010 15:00:00 PST'],
  },
  { content: 'googlebot: nofollow', want: ['googlebot>nofollow'] },
  { content: 'otherbot: noindex, nofollow', want: ['otherbot>noindex', 'otherbot>nofollow'] },
  { content: 'noindex, otherbot: nosnippet', want: ['noindex', 'otherbot>nosnippet'] },
  { content: 'BroadsheetBot/1.0: noindex', want: ['broadsheetbot>noindex'] },
  { content: 'otherbot: max-snippet:5, noai', want: ['otherbot>max-snippet=5', 'otherbot>noai'] },
  { content: 'one: noindex, two: nosnippet', want: ['one>noindex', 'two>nosnippet'] },
  {
    content: 'unavailable_after: Friday, 25-Jun-10 15:00:00 GMT, nosnippet',
    want: ['unavailable_after=Friday, 25-Jun-10 15:00:00 GMT', 'nosnippet'],
  },
  {
    content: 'unavailable_after: 2026-06-25T15:00:00+02:00, noai',
    want: ['unavailable_after=2026-06-25T15:00:00+02:00', 'noai'],
  },
  { content: '', want: [] },
  { content: ' , ,', want: [] },
])('directives of "$content"', ({ content, want }) => {
  expect(inWords(content)).toEqual(want)
})

test.each([
  { text: '2026-06-25', want: '2026-06-25T00:00:00.000Z' },
  { text: '2026-06-25T15:00:00Z', want: '2026-06-25T15:00:00.000Z' },
  { text: '2026-06-25 15:00', want: '2026-06-25T15:00:00.000Z' },
  { text: '2026-06-25T15:00:00.250+02:00', want: '2026-06-25T13:00:00.000Z' },
  { text: '25 Jun 2026 15:00:00 PST', want: '2026-06-25T23:00:00.000Z' },
  { text: 'Thu, 25 Jun 2026 15:00:00 GMT', want: '2026-06-25T15:00:00.000Z' },
  { text: 'Thursday, 25-Jun-26 15:00:00 UTC', want: '2026-06-25T15:00:00.000Z' },
  { text: '5 June 2026', want: '2026-06-05T00:00:00.000Z' },
  { text: '31 Feb 2026', want: undefined },
  { text: '2026-13-01', want: undefined },
  { text: '06/25/2026', want: undefined },
  { text: 'someday', want: undefined },
  { text: '25 Jun 2026 15:00:00 XYZ', want: undefined },
])('date "$text"', ({ text, want }) => {
  expect(parseHttpDate(text)?.toISOString()).toBe(want)
})
