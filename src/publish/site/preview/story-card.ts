import { type Box, encodePng } from './png.ts'

/** Size that link previews show whole. */
export const CARD = { width: 1200, height: 630 } as const

const COLOURS = ['#fcfbf8', '#17181c', '#d9d5ca', '#b3391f'] as const
const INK = 1
const BAR = 2
const ACCENT = 3

const FRAME = { left: 80, width: 1040, top: 60, base: 540 } as const
const TALLEST = 410
const RECENT = 3
const HEAT_BARS = 5

/**
 * The picture of a story that has none, for link previews: its coverage by the hour, the last three hours in the accent
 * colour, under a newspaper's rule, and its heat. It holds no letters, so it needs no font: the headline stands beside it.
 */
export function storyCard({
  hourly,
  heat,
}: {
  readonly hourly: readonly number[]
  readonly heat: number
}): Uint8Array {
  const rule = { x: FRAME.left, y: FRAME.top, width: FRAME.width, height: 6, colour: INK }
  return encodePng({ ...CARD, colours: COLOURS, boxes: [rule, ...hourBars(hourly), ...heatBars(heat)] })
}

function hourBars(hourly: readonly number[]): Box[] {
  const step = Math.floor(FRAME.width / Math.max(1, hourly.length))
  const most = Math.max(1, ...hourly)
  return hourly.map((count, index) => {
    const height = Math.max(6, Math.round((count / most) * TALLEST))
    const isRecent = count > 0 && index >= hourly.length - RECENT
    const colour = isRecent ? ACCENT : BAR
    return {
      x: FRAME.left + index * step,
      y: FRAME.base - height,
      width: Math.max(1, step - 12),
      height,
      colour,
    }
  })
}

function heatBars(heat: number): Box[] {
  const lit = Math.round((heat / 100) * HEAT_BARS)
  return Array.from({ length: HEAT_BARS }, (_, bar) => {
    const height = 14 + bar * 7
    return { x: FRAME.left + bar * 18, y: 600 - height, width: 11, height, colour: bar < lit ? ACCENT : BAR }
  })
}
