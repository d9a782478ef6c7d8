/**
 * What the plan of the outputs knows of an article without reading it. A function of the article, its judgement and the edits about
 * it, made anew when one of them changes. Numbers that stand for texts are 48 bits of a hash: they are read at every run, for
 * every article.
 */
export type ArticleMark = {
  readonly id: string
  /** Changes whenever anything that outputs show of it does. */
  readonly version: number
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
  /** The name it wants in the API. */
  readonly slug: number
  /** Day in its record's path, `20261001`: of two that want one name, the older path has it. */
  readonly pathDay: number
  /** Our copy of its picture, when outputs show it. */
  readonly picture?: number
  /** File names of all our copies of its pictures and its provider's logo, shown or not. */
  readonly copies: readonly string[]
}
