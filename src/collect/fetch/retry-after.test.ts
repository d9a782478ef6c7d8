import { expect, test } from 'vitest'
import { httpDateOf, retryAtOf } from './retry-after.ts'

const NOW = new Date('2026-03-01T12:00:00Z')

test.each([
  { case: 'seconds', header: '120', at: '2026-03-01T12:02:00.000Z' },
  { case: 'an HTTP date', header: 'Sun, 01 Mar 2026 13:00:00 GMT', at: '2026-03-01T13:00:00.000Z' },
  { case: 'capped at a day', header: '99999999999999999999', at: '2026-03-02T12:00:00.000Z' },
  { case: 'a date far ahead', header: 'Sun, 01 Mar 2099 13:00:00 GMT', at: '2026-03-02T12:00:00.000Z' },
  { case: 'a date that has passed', header: 'Mon, 01 Jan 2001 00:00:00 GMT', at: undefined },
  { case: 'nothing to wait', header: '0', at: undefined },
  { case: 'negative', header: '-5', at: undefined },
  { case: 'words', header: 'soon', at: undefined },
  { case: 'absent', header: undefined, at: undefined },
])('Retry-After: $case', ({ header, at }) => {
  expect(retryAtOf(header === undefined ? undefined : [header], NOW)?.toISOString()).toBe(at)
})

test.each([
  { form: 'IMF-fixdate', text: 'Sun, 06 Nov 1994 08:49:37 GMT', iso: '1994-11-06T08:49:37.000Z' },
  { form: 'RFC 850', text: 'Sunday, 06-Nov-24 08:49:37 GMT', iso: '2024-11-06T08:49:37.000Z' },
  { form: 'asctime', text: 'Sun Nov  6 08:49:37 1994', iso: '1994-11-06T08:49:37.000Z' },
  { form: 'a day that is not', text: 'Mon, 31 Feb 2026 00:00:00 GMT', iso: undefined },
  { form: 'another zone', text: 'Sun, 06 Nov 1994 08:49:37 CET', iso: undefined },
])('HTTP date: $form', ({ text, iso }) => {
  const at = httpDateOf(text)
  expect(at === undefined ? undefined : new Date(at).toISOString()).toBe(iso)
})
