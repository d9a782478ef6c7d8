import { expect, test } from 'vitest'
import { unbroken } from './headline.tsx'
import { rowsAmong } from './mixed-stories.tsx'
import { dailyTrend } from './trend.tsx'

test.each(Array.from({ length: 60 }, (_, count) => count))(
  '%i stories below the first fill rows of two and lines of three, with nobody alone',
  (count) => {
    const rows = rowsAmong(count)
    expect(rows).toBeLessThanOrEqual(count)
    expect((count - rows) % 3).toBe(0)
    expect(count === 1 ? 0 : rows % 2).toBe(0)
  },
)

test.each([
  {
    title: 'Inside the 400-page test book',
    html: 'Inside the <span class="whole">400-page</span> test book',
  },
  { title: 'A test for self-steering ferries', html: 'A test for self-steering ferries' },
  { title: 'Covid-19-era rules of 2020-21', html: 'Covid-19-era rules of 2020-21' },
  { title: 'Ein 24-Stunden-Lauf', html: 'Ein 24-Stunden-Lauf' },
])('a number stays with what it counts: $title', ({ title, html }) => {
  const parts = unbroken(title)
  expect(Array.isArray(parts) ? parts.map(String).join('') : parts).toBe(html)
})

test('articles a day end with the newest of them, whatever the clock says', () => {
  const day = (date: number, hour: number) => new Date(Date.UTC(2026, 10, date, hour))
  const trend = dailyTrend([day(24, 14), day(24, 9), day(23, 15), day(20, 1)])
  expect(trend?.until).toEqual(day(24, 14))
  expect(trend?.values.slice(-5)).toEqual([1, 0, 0, 0, 3])
  expect(dailyTrend([])).toBeUndefined()
})
