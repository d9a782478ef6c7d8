import { expect, test } from 'vitest'
import { parseDate } from './parse-date.ts'

test.each([
  { given: 'Tue, 14 May 2024 09:30:00 GMT', want: '2024-05-14T09:30:00.000Z' },
  { given: 'Tue, 14 May 24 09:30 EDT', want: '2024-05-14T13:30:00.000Z' },
  { given: 'Tuesday, 14-May-96 09:30:00 GMT', want: '1996-05-14T09:30:00.000Z' },
  { given: 'Tue May 14 09:30:00 2024', want: '2024-05-14T09:30:00.000Z' },
  { given: 'Tue May 14 09:30:00 CEST 2024', want: '2024-05-14T07:30:00.000Z' },
  {
    given: 'Tue May 14 2024 09:30:00 GMT+0200 (Central European Summer Time)',
    want: '2024-05-14T07:30:00.000Z',
  },
  { given: 'Tue, 14 May 2024 09:30:00 Europe/Berlin', want: '2024-05-14T07:30:00.000Z' },
  { given: '2024-05-14T09:30:00.1234-07:00', want: '2024-05-14T16:30:00.123Z' },
  { given: '2024-05-14 09:30', want: '2024-05-14T09:30:00.000Z' },
  { given: '2024-05', want: '2024-05-01T00:00:00.000Z' },
  { given: '20240514T093000Z', want: '2024-05-14T09:30:00.000Z' },
  { given: '2024-W20-2', want: '2024-05-14T00:00:00.000Z' },
  { given: '2024-135', want: '2024-05-14T00:00:00.000Z' },
  { given: '14. Mai 2024, 9:30 Uhr', want: '2024-05-14T09:30:00.000Z' },
  { given: 'mardi 14 mai 2024 à 9:30', want: '2024-05-14T09:30:00.000Z' },
  { given: 'Τρι, 14 Μαΐου 2024 09:30:00 EET', want: '2024-05-14T07:30:00.000Z' },
  { given: '2024-május-14T9:30+02:00', want: '2024-05-14T07:30:00.000Z' },
  { given: '2024년 05월 14일 09:30:00', want: '2024-05-14T00:30:00.000Z' },
  { given: '2024-05-14 오후 09:30:00', want: '2024-05-14T12:30:00.000Z' },
  { given: '2024年5月14日 9:30', want: '2024-05-14T09:30:00.000Z' },
  { given: 'May 14th, 2024 9:30 PM EST', want: '2024-05-15T02:30:00.000Z' },
  { given: '31/12/2023', want: '2023-12-31T00:00:00.000Z' },
  { given: '2016-12-31T23:59:60Z', want: '2017-01-01T00:00:00.000Z' },
  { given: '1715679000', want: '2024-05-14T09:30:00.000Z' },
])('a date: $given', ({ given, want }) => {
  expect(parseDate(given)?.toISOString()).toBe(want)
})

test.each([
  '',
  '   ',
  'today',
  '04/05/2024',
  'Tue, 31 Jun 2024 09:30:00 GMT',
  '2023-02-29',
  'Tue, 14 May 2024 25:30:00 GMT',
  'Tue, 14 May 2024 09:30:00 IST',
  'Tue, 14 May 2024 09:30:00 +25:00',
  'Tue, 14 Foo 2024 09:30:00 GMT',
  'Tue, 14 May 2024 1:2:3:4 GMT',
  '2024-05-14T09:30:00ZZZ',
  '0000-00-00 00:00:00',
  '0001-01-01T00:00:00Z',
  '2024-W54-1',
  '2023-366',
  '-1',
  'Tue, 14 May 2024 09:30:00 GMT Tue, 14 May 2024 09:30:00 GMT',
  'x'.repeat(100_000),
])('no date: %s', (given) => {
  expect(parseDate(given)).toBeUndefined()
})

test('an order decides what reads both ways', () => {
  expect(parseDate('04/05/2024', { order: 'dmy' })?.toISOString()).toBe('2024-05-04T00:00:00.000Z')
  expect(parseDate('04/05/2024', { order: 'mdy' })?.toISOString()).toBe('2024-04-05T00:00:00.000Z')
})
