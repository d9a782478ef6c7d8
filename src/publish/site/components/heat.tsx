import { raw } from 'hono/html'
import type { Score } from '../../../model/score.ts'
import { fragment, type Paper } from '../paper.ts'

/** Top of each bar in a box of 23 by 12; bars are 3 wide and 5 apart. */
const TOPS = [8, 6, 4, 2, 0] as const
const BAR_WORTH = 20

/** Five little bars with their value as text; nothing while unscored, which is not 0. */
export function Heat({ paper, heat }: { readonly paper: Paper; readonly heat: Score | undefined }) {
  if (!heat) return null
  return raw(fragment(paper, `heat ${heat.value}`, () => <HeatBars paper={paper} value={heat.value} />))
}

function HeatBars({ paper, value }: { readonly paper: Paper; readonly value: number }) {
  const lit = Math.round(value / BAR_WORTH)
  return (
    <svg
      class="heat"
      viewBox="0 0 23 12"
      width="23"
      height="12"
      role="img"
      aria-label={paper.language.say('heat', { n: value })}
    >
      {lit < TOPS.length ? <path d={barsFrom(lit, TOPS.length)} /> : undefined}
      {lit > 0 ? <path class="lit" d={barsFrom(0, lit)} /> : undefined}
    </svg>
  )
}

function barsFrom(first: number, end: number): string {
  return TOPS.slice(first, end)
    .map((top, index) => `M${(first + index) * 5} ${top}h3V12h-3z`)
    .join('')
}
