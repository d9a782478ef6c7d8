import type { Anchors } from './anchors.ts'
import type { ElementNames } from './element-names.ts'

/**
 * What one pass over a page leaves behind: flat lists, in document order. Every object has every field: objects of several
 * shapes would have the engine compile what reads them again and again.
 */
export type PageScan = {
  readonly elements: ElementTable
  readonly blocks: readonly Block[]
  readonly metas: readonly MetaTag[]
  readonly links: readonly LinkTag[]
  /** Sources of JSON-LD scripts. */
  readonly jsonLd: readonly string[]
  /** Text of the first `<title>` outside an SVG. */
  readonly title: string
  readonly images: readonly ImageTag[]
  readonly marks: readonly Mark[]
  readonly frames: readonly FrameTag[]
  readonly anchors: Anchors
  readonly base: string | undefined
  readonly language: string | undefined
  readonly ampPage: boolean
  /** Password fields, and forms that ask for one. */
  readonly passwordFields: number
  /** True when nesting or the number of elements went over our limits. */
  readonly cut: boolean
}

/** Elements as parallel columns; the parent of element 0 is -1 and every parent comes before its children. */
export type ElementTable = {
  readonly tags: readonly string[]
  readonly parents: readonly number[]
  /** Bits of HINT from class, id and role. */
  readonly hints: readonly number[]
  /** Bits of MARKUP. */
  readonly markup: readonly number[]
  readonly names: ElementNames
  /** Number of blocks when the element opened and when it closed. */
  readonly firstBlock: readonly number[]
  readonly endBlock: readonly number[]
}

/** What attributes other than class and id say of an element. */
export const MARKUP = {
  hidden: 1,
  ariaHidden: 2,
  articleBody: 4,
  articleType: 8,
  main: 16,
  complementary: 32,
  comment: 64,
  microdata: 128,
  nosnippet: 256,
} as const

/** A line of text between two block boundaries. */
export type Block = {
  readonly text: string
  /** Characters inside links. */
  readonly linkChars: number
  readonly links: number
  /** Characters in bold or italic elements. */
  readonly strongChars: number
  /** Nearest block element around it. */
  readonly element: number
  /** Images seen since the block before. */
  readonly imagesBefore: number
}

export type MetaTag = {
  readonly name: string
  readonly content: string
  readonly from: 'name' | 'property' | 'itemprop' | 'http-equiv'
}
export type LinkTag = {
  readonly rel: string
  readonly href: string
  readonly type: string | undefined
  readonly sizes: string | undefined
  readonly title: string | undefined
}
export type ImageTag = {
  readonly src: string
  readonly srcset: string | undefined
  readonly alt: string | undefined
  readonly width: number | undefined
  readonly height: number | undefined
  readonly element: number
  /** Number of blocks before it. */
  readonly block: number
  readonly itemprop: string | undefined
}
export type FrameTag = { readonly src: string; readonly block: number }

/** A short element that may name a date, an author, a heading or another fact. */
export type Mark = {
  readonly kind: 'time' | 'h1' | 'itemprop' | 'author' | 'rel-author' | 'author-link' | 'date'
  readonly name: string
  readonly value: string
  /** One line; of an author, one line an element. */
  readonly text: string
  readonly element: number
  readonly block: number
}
