import type { Paper } from '../paper.ts'
import { archivePath } from '../paths.ts'

type Props = {
  readonly paper: Paper
  /** `2026-11`. */
  readonly month: string
  /** Stories of each day that has any, by `2026-11-24`. */
  readonly counts: ReadonlyMap<string, number>
  /** Day that is open now. */
  readonly current?: string
}

/** From how many stories on a day is shaded, and by which step. */
const STEPS = [1, 8, 20, 50] as const

/** A month as a calendar: days with stories are links, darker the more there are. */
export function Calendar({ paper, month, counts, current }: Props) {
  return (
    <ol class="calendar">
      {daysOf(month).map((key, index) => (
        <li {...(index === 0 ? { class: `weekday-${weekdayOf(key)}` } : {})}>
          <Day paper={paper} day={key} count={counts.get(key) ?? 0} isCurrent={key === current} />
        </li>
      ))}
    </ol>
  )
}

type DayProps = {
  readonly paper: Paper
  readonly day: string
  readonly count: number
  readonly isCurrent: boolean
}

function Day({ paper, day, count, isCurrent }: DayProps) {
  const { say, number } = paper.language
  const digits = number(Number(day.slice(-2)))
  if (count === 0) return <span>{digits}</span>
  return (
    <a
      class={`step-${STEPS.filter((least) => count >= least).length}`}
      href={`${paper.base}${archivePath(day)}`}
      {...(isCurrent ? { 'aria-current': 'page' } : {})}
      title={say('stories', { n: count })}
    >
      {digits}
    </a>
  )
}

function daysOf(month: string): string[] {
  const [year = 0, one = 0] = month.split('-').map(Number)
  const length = new Date(Date.UTC(year, one, 0)).getUTCDate()
  return Array.from({ length }, (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`)
}

/** 1 (Monday) to 7. */
function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}
