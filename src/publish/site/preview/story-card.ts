import { blankCanvas, type Canvas, encodePng, fillBox } from './png.ts'

/** Size that link previews show whole. */
export const CARD = { width: 1200, height: 630 } as const

const COLOURS = ['#fcfbf8', '#17181c', '#d9d5ca', '#b3391f'] as const
const INK = 1
const BAR = 2
const ACCENT = 3

const FRAME = { left: 80, right: 1120, top: 90, base: 540 } as const
const GAP = 0.28
const HEAT_BARS = 5

/**
 * The picture of a story that has none, for link previews: its coverage by the hour, the last three hours in the accent
 * colour, over a newspaper's rule, and its heat. It holds no letters, so it needs no font: the headline stands beside it.
 */
export function storyCard({
  hourly,
  heat,
}: {
  readonly hourly: readonly number[]
  readonly heat: number
}): Uint8Array {
  const canvas = blankCanvas(CARD.width, CARD.height, COLOURS)
  fillBox(canvas, { x: FRAME.left, y: FRAME.top - 30, width: FRAME.right - FRAME.left, height: 6 }, INK)
  drawHours(canvas, hourly)
  drawHeat(canvas, heat)
  return encodePng(canvas)
}

function drawHours(canvas: Canvas, hourly: readonly number[]): void {
  const step = (FRAME.right - FRAME.left) / hourly.length
  const most = Math.max(1, ...hourly)
  for (const [index, count] of hourly.entries()) {
    const height = Math.max(6, (count / most) * (FRAME.base - FRAME.top - 40))
    const isRecent = count > 0 && index >= hourly.length - 3
    const box = { x: FRAME.left + index * step, y: FRAME.base - height, width: step * (1 - GAP), height }
    fillBox(canvas, box, isRecent ? ACCENT : BAR)
  }
}

function drawHeat(canvas: Canvas, heat: number): void {
  const lit = Math.round((heat / 100) * HEAT_BARS)
  for (let bar = 0; bar < HEAT_BARS; bar += 1) {
    const height = 14 + bar * 7
    fillBox(
      canvas,
      { x: FRAME.left + bar * 18, y: 600 - height, width: 11, height },
      bar < lit ? ACCENT : BAR,
    )
  }
}
