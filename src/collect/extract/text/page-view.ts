import type { PageScan } from '../scan/page-scan.ts'
import type { Containers } from './containers.ts'
import type { PageOutline } from './page-outline.ts'

/** A page as the feature columns look at it. */
export type PageView = {
  readonly scan: PageScan
  readonly outline: PageOutline
  readonly containers: Containers
  readonly patterns: Patterns
  readonly flow: Flow
  readonly likeness: Likeness
  /** How often each block's text stands on the page, besides itself. */
  readonly repeats: Uint8Array
  readonly claim: number
  /** Median length of the paragraphs in the densest container. */
  readonly usualLength: number
  /** 1 for blocks that may be text at all. */
  readonly candidates: Uint8Array
}

/** Blocks under the same tags and names are one pattern: a template repeats itself. */
export type Patterns = {
  readonly ofBlock: Int32Array
  readonly prose: readonly number[]
  readonly length: readonly number[]
  readonly linkLength: readonly number[]
  readonly count: readonly number[]
}

/** Running sums along the page. */
export type Flow = {
  readonly proseBefore: Float64Array
  readonly sinceProse: Float64Array
  readonly toProse: Float64Array
}

/** How close each block is to what the head of the page says. */
export type Likeness = {
  readonly titleBlock: number
  readonly title: Float32Array
  readonly description: Float32Array
  readonly body: Float32Array
  readonly onSite: Uint8Array
}

/** What the model sees of a page beyond its mark-up; plain text. */
export type PageHints = {
  readonly titles: readonly string[]
  readonly descriptions: readonly string[]
  /** `articleBody` of JSON-LD, `''` when there is none. */
  readonly body: string
  /** What schema.org type or Open Graph type the page claims: 2 news, 1 another article, 0 nothing. */
  readonly claim: number
  /** Keys of blocks seen on many pages of the site. */
  readonly boilerplate?: ReadonlySet<string>
}
