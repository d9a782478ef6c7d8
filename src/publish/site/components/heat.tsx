import type { Score } from '../../../model/score.ts'
import type { Paper } from '../paper.ts'

const BARS = [
  { x: 0, height: 4 },
  { x: 5, height: 6 },
  { x: 10, height: 8 },
  { x: 15, height: 10 },
  { x: 20, height: 12 },
] as const
const BAR_STEP = 20

/** Five little bars with their value as text; nothing while unscored, which is not 0. */
export function Heat({ paper, heat }: { readonly paper: Paper; readonly heat: Score | undefined }) {
  if (!heat) return null
  const lit = Math.round(heat.value / BAR_STEP)
  return (
    <svg
      class="heat"
      viewBox="0 0 23 12"
      width="23"
      height="12"
      role="img"
      aria-label={paper.language.say('heat', { n: heat.value })}
    >
      {BARS.map(({ x, height }, index) => (
        <rect
          {...(index < lit ? { class: 'lit' } : {})}
          x={x}
          y={12 - height}
          width="3"
          height={height}
          rx=".75"
        />
      ))}
    </svg>
  )
}
