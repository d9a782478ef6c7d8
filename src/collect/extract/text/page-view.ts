import type { PageScan } from '../scan/page-scan.ts'
import type { Containers } from './containers.ts'
import type { PageOutline } from './page-outline.ts'
import type { Surroundings } from './surroundings.ts'

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
  readonly prose: PageProse
  readonly logs: PageLogs
  /** 1 for blocks that may be text at all. */
  readonly candidates: Uint8Array
  readonly surroundings: Surroundings
}

/** Length of the prose of the page, and of its densest container; 1 where there is none. */
export type PageProse = { readonly all: number; readonly inside: number }

/** Natural logarithms, ln(1 + x), of what is the same for every block. */
export type PageLogs = {
  /** Length of the page's prose. */
  readonly prose: number
  /** How many blocks the page has. */
  readonly blocks: number
  /** Median length of the paragraphs in the densest container. */
  readonly usualLength: number
}

/** Blocks under the same tags and names are one pattern: a template repeats itself. */
export type Patterns = {
  readonly ofBlock: Int32Array
  readonly prose: Float64Array
  readonly length: Float64Array
  readonly linkLength: Float64Array
  readonly count: Float64Array
  /** Natural logarithms, ln(1 + x), of the count and of the mean length of its blocks. */
  readonly logCount: Float64Array
  readonly logMean: Float64Array
  /** Those of its blocks in the densest container. */
  readonly proseInside: Float64Array
  readonly countInside: Float64Array
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
}

/** One row of numbers for each block that may be text. */
export type FeatureTable = {
  /** Indices of these blocks. */
  readonly blocks: readonly number[]
  /** Columns of the first look, then room for those of the second. */
  readonly rows: readonly Float32Array[]
}

/** Sums over the probabilities of a first look at a page. */
export type FirstLook = {
  readonly first: Float32Array
  readonly lengths: Float64Array
  /** By parent, grandparent, branch and pattern. */
  readonly groups: readonly GroupSums[]
  readonly pattern: GroupSums
  readonly sinceLabel: Uint8Array
  /** Likely text, and probability, of all blocks before each. */
  readonly textBefore: Float64Array
  readonly firstBefore: Float64Array
  readonly sinceText: Uint8Array
  readonly toText: Uint8Array
  /** First and last block that is text beyond doubt; -1 for none. */
  readonly sureStart: number
  readonly sureEnd: number
  readonly most: number
  readonly siblingBefore: Int32Array
  readonly siblingAfter: Int32Array
}

/** Likely text and whole length of each group of blocks, and the group of each block. */
export type GroupSums = {
  readonly ids: Int32Array
  readonly text: Float64Array
  readonly length: Float64Array
}

/** What the model sees of a page beyond its mark-up; plain text. */
export type PageHints = {
  readonly titles: readonly string[]
  readonly descriptions: readonly string[]
  /** `articleBody` of JSON-LD, `''` when there is none. */
  readonly body: string
  /** What schema.org type or Open Graph type the page claims: 2 news, 1 another article, 0 nothing. */
  readonly claim: number
  /** Lines seen on many pages of the site. */
  readonly boilerplate?: KnownLines
}

/** Lines that are known beforehand; a set of texts is one, so is a set of their hashes. */
export type KnownLines = { has(line: string): boolean }
