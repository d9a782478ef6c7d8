/**
 * What the plan of the outputs knows of an article without reading it. A function of the article, its judgement and the edits about
 * it, made anew when one of them changes.
 */
export type ArticleMark = {
  readonly id: string
  readonly path: string
  /** Milliseconds since 1970. */
  readonly publishedAt: number
  readonly foundAt: number
  readonly provider: { readonly name: string; readonly domain: string }
  readonly topics: readonly string[]
  readonly related: readonly string[]
  readonly story?: string
  readonly duplicateOf?: string
  /** Absent while unscored. */
  readonly heat?: number
  readonly isPublished: boolean
  readonly isListable: boolean
  /** Content hash of our copy of its picture, when outputs show it. */
  readonly picture?: string
  /** File names of all our copies of its pictures, shown or not. */
  readonly copies: readonly string[]
  /** Changes whenever anything that outputs show of it does. */
  readonly version: string
}
