import type { Score } from '../../../model/score.ts'
import type { Paper } from '../paper.ts'

const BAR_WORTH = 20

/** Five little bars, drawn by the style sheet, with their value as text; nothing while unscored, which is not 0. */
export function Heat({ paper, heat }: { readonly paper: Paper; readonly heat: Score | undefined }) {
  if (!heat) return null
  const lit = Math.round(heat.value / BAR_WORTH)
  return (
    <span class={`heat heat-${lit}`} role="img" aria-label={paper.language.say('heat', { n: heat.value })} />
  )
}
