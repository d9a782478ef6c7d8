import { dailyCounts } from '../counts.ts'
import type { Paper } from '../paper.ts'
import { Chart } from './chart.tsx'

/** Articles a day over a month that ends with the newest of them: it changes when something is published, not as time passes. */
export type DailyTrend = { readonly until: Date; readonly values: readonly number[] }

export const TREND_DAYS = 30
const CHART = { width: 320, height: 56 }
const RECENT_DAYS = 3
const DAY_MS = 86_400_000

export function dailyTrend(dates: readonly Date[]): DailyTrend | undefined {
  if (dates.length === 0) return undefined
  const until = new Date(dates.reduce((last, date) => Math.max(last, date.getTime()), 0))
  return { until, values: dailyCounts(dates, until, TREND_DAYS) }
}

export function Trend({ paper, trend }: { readonly paper: Paper; readonly trend: DailyTrend | undefined }) {
  if (!trend) return null
  const { say } = paper.language
  const { values, until } = trend
  const peak = Math.max(...values)
  const dayAt = (index: number) =>
    paper.dates.shortDay(new Date(until.getTime() - (values.length - 1 - index) * DAY_MS))
  return (
    <Chart
      title={say('trend')}
      level="figcaption"
      values={values}
      recent={RECENT_DAYS}
      size={CHART}
      words={say('trendChart', {
        articles: say('articles', { n: values.reduce((sum, value) => sum + value, 0) }),
        days: say('days', { n: values.length }),
        peak,
        day: dayAt(values.indexOf(peak)),
      })}
      axis={[dayAt(0), dayAt(values.length - 1)]}
    />
  )
}
