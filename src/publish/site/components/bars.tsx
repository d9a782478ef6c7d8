type Props = {
  readonly values: readonly number[]
  /** The chart in words, for those who do not see it. */
  readonly words: string
  /** How many bars at the end are in the accent colour. */
  readonly recent: number
  readonly size: { readonly width: number; readonly height: number }
}

const GAP = 2
const LEAST_HEIGHT = 2

/** A small bar chart made on the server: no script, no style attribute, its meaning also in words. */
export function Bars({ values, words, recent, size }: Props) {
  const isLit = (value: number, index: number) => value > 0 && index >= values.length - recent
  const draw = barPath(values, size)
  return (
    <svg
      class="bars"
      viewBox={`0 0 ${size.width} ${size.height}`}
      width={size.width}
      height={size.height}
      role="img"
      aria-label={words}
    >
      <path d={draw((value, index) => !isLit(value, index))} />
      <path class="lit" d={draw(isLit)} />
    </svg>
  )
}

type Which = (value: number, index: number) => boolean

/** Draws the bars a test chooses as one path. */
function barPath(values: readonly number[], { width, height }: Props['size']): (which: Which) => string {
  const top = Math.max(1, ...values)
  const step = width / Math.max(1, values.length)
  const barWidth = round(Math.max(1, step - GAP))
  const bar = (value: number, index: number) => {
    const tall = Math.max(LEAST_HEIGHT, (value / top) * height)
    return `M${round(index * step)} ${round(height - tall)}h${barWidth}V${height}h-${barWidth}z`
  }
  return (which) => values.map((value, index) => (which(value, index) ? bar(value, index) : '')).join('')
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
