import { Bars } from './bars.tsx'

type Props = {
  readonly title: string
  readonly level: 'h2' | 'figcaption'
  readonly values: readonly number[]
  /** The chart in words, for those who do not see it. */
  readonly words: string
  readonly recent: number
  readonly size: { readonly width: number; readonly height: number }
  /** What stands below its first and its last bar. */
  readonly axis: readonly [first: string, last: string]
}

/** Bars over time with what a reader needs to read them: a title, the highest value, where time begins and ends. */
export function Chart({ title, level: Title, values, words, recent, size, axis }: Props) {
  return (
    <figure class="chart">
      <Title class="small-title">{title}</Title>
      <div class="chart-bars">
        <span class="chart-top" aria-hidden="true">
          {Math.max(0, ...values)}
        </span>
        <Bars values={values} words={words} recent={recent} size={size} />
      </div>
      <p class="axis" aria-hidden="true">
        <span>{axis[0]}</span>
        <span>{axis[1]}</span>
      </p>
    </figure>
  )
}
