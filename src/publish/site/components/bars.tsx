type Props = {
  readonly values: readonly number[]
  /** The chart in words, for those who do not see it. */
  readonly words: string
  /** How many bars at the end are in the accent colour. */
  readonly recent: number
  readonly size: { readonly width: number; readonly height: number }
}

const GAP = 2

/** A small bar chart made on the server: no script, no style attribute, its meaning also in words. */
export function Bars({ values, words, recent, size }: Props) {
  const top = Math.max(1, ...values)
  const step = size.width / Math.max(1, values.length)
  return (
    <svg
      class="bars"
      viewBox={`0 0 ${size.width} ${size.height}`}
      width={size.width}
      height={size.height}
      role="img"
      aria-label={words}
    >
      {values.map((value, index) => {
        const height = Math.max(2, (value / top) * size.height)
        return (
          <rect
            {...(value > 0 && index >= values.length - recent ? { class: 'lit' } : {})}
            x={round(index * step)}
            y={round(size.height - height)}
            width={round(Math.max(1, step - GAP))}
            height={round(height)}
          />
        )
      })}
    </svg>
  )
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
