/** What a system made of a corpus, and how it scores against truth. */
export type Measured = {
  readonly system: string
  readonly figures: Figures | undefined
  readonly text: TextScore | undefined
  /** Share of right answers by field; fields of the easy subset carry `silver ` before their name. */
  readonly fields: Readonly<Record<string, FieldScore>>
}

export type Figures = {
  readonly pagesPerCpuS: number
  /** The same over the same pages again, where the runner measures it. */
  readonly warmPagesPerCpuS?: number
  readonly peakRssMB: number
  readonly maxMs: number
  readonly errors?: number
}
export type TextScore = { readonly f1: number; readonly precision: number; readonly recall: number }
export type FieldScore = { readonly accuracy: number; readonly n: number }

export type Page = { readonly id: string; readonly text?: string }
type Prediction = { readonly articleBody?: string; readonly metadata?: Readonly<Record<string, unknown>> }
type Output = Readonly<Record<string, Prediction>>

export type Scorers = {
  scoreTexts(
    truth: Record<string, string>,
    found: Record<string, string>,
    options: { bootstrap: number },
  ): TextScore
  scoreMetadata(pages: readonly Page[], found: Output, source: string): Readonly<Record<string, FieldScore>>
}

type Ran = {
  readonly system: string
  readonly figures: Figures
  readonly pages: readonly Page[]
  readonly output: Output
  readonly scorers: Scorers
}

export function scored({ system, figures, pages, output, scorers }: Ran): Measured {
  const silver = Object.entries(scorers.scoreMetadata(pages, output, 'silver'))
  return {
    system,
    figures,
    text: textScore({ pages, output, scorers }),
    fields: {
      ...scorers.scoreMetadata(pages, output, 'truth'),
      ...Object.fromEntries(silver.map(([name, score]) => [`silver ${name}`, score])),
    },
  }
}

function textScore({
  pages,
  output,
  scorers,
}: Pick<Ran, 'pages' | 'output' | 'scorers'>): TextScore | undefined {
  const labelled = pages.filter((page) => page.text)
  if (labelled.length === 0) return undefined
  return scorers.scoreTexts(
    Object.fromEntries(labelled.map((page) => [page.id, page.text ?? ''])),
    Object.fromEntries(labelled.map((page) => [page.id, output[page.id]?.articleBody ?? ''])),
    { bootstrap: 0 },
  )
}
