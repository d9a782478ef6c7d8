import { expect, test } from 'vitest'
import { zonedDates } from './zoned-dates.ts'

test.each([
  { locale: 'en-GB', zone: 'UTC', at: '2026-11-24T14:05:31Z', moment: '24 Nov, 14:05', key: '2026-11-24' },
  {
    locale: 'en-GB',
    zone: 'Asia/Kolkata',
    at: '2026-11-24T19:05:00Z',
    moment: '25 Nov, 00:35',
    key: '2026-11-25',
  },
  {
    locale: 'en-GB',
    zone: 'America/New_York',
    at: '2026-07-01T02:00:00Z',
    moment: '30 Jun, 22:00',
    key: '2026-06-30',
  },
  {
    locale: 'en-GB',
    zone: 'Nowhere/At_All',
    at: '2026-07-01T02:00:00Z',
    moment: '1 Jul, 02:00',
    key: '2026-07-01',
  },
  { locale: 'en-GB', zone: 'UTC', at: '1969-12-31T23:59:00Z', moment: '31 Dec, 23:59', key: '1969-12-31' },
  {
    locale: 'de',
    zone: 'Europe/Berlin',
    at: '2026-03-29T01:00:00Z',
    moment: '29. März, 03:00',
    key: '2026-03-29',
  },
  { locale: 'zh', zone: 'UTC', at: '2026-11-24T14:05:00Z', moment: '11月24日 14:05', key: '2026-11-24' },
])('$at in $zone as $locale is $moment', ({ locale, zone, at, moment, key }) => {
  const dates = zonedDates(locale, zone)
  expect(dates.moment(new Date(at))).toBe(moment)
  expect(dates.key(new Date(at))).toBe(key)
})

test.each(['ar', 'de', 'en-GB', 'en-US', 'es', 'fr', 'vi', 'zh'])(
  'the short cut says what Intl says in %s',
  (locale) => {
    const dates = zonedDates(locale, 'Europe/Paris')
    const slow = new Intl.DateTimeFormat(locale, {
      timeZone: 'Europe/Paris',
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
    for (const at of [
      '2026-01-02T03:04:05Z',
      '2026-10-25T00:59:00Z',
      '2026-10-25T01:00:00Z',
      '2027-03-28T00:59:59Z',
    ]) {
      expect(dates.moment(new Date(at))).toBe(slow.format(new Date(at)))
    }
  },
)
