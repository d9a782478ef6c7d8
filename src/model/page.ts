import type { Problem } from './problem.ts'

/** What a fetched document turned out to be. Only `article` becomes one by its page. */
export type PageKind =
  | 'article'
  | 'index'
  | 'not-found'
  | 'login'
  | 'consent'
  | 'challenge'
  | 'empty'
  | 'other'
export type ArticleType = 'article' | 'video' | 'podcast' | 'paper' | 'code'

export type PageImage = {
  readonly url: string
  readonly width?: number
  readonly height?: number
  readonly title?: string
  readonly attribution?: string
}

/** One candidate for a field, where it was found, how far it is trusted (0..1), and whether it was taken. */
export type Candidate = {
  readonly field: string
  readonly value: string
  readonly source: string
  readonly confidence: number
  readonly chosen: boolean
  /** Why it was refused, for candidates that were. */
  readonly reason?: string
}

/** Signals for `decideRights`, as written in the page. */
export type PageSignals = {
  /** `<meta>` name or http-equiv in lower case -> contents in order. */
  readonly meta: Readonly<Record<string, readonly string[]>>
  readonly links: readonly { readonly rel: string; readonly type?: string; readonly href: string }[]
  readonly licence?: string
}

/** What an article page says. Text fields are plain text; URLs are absolute. */
export type ExtractedPage = {
  readonly kind: PageKind
  readonly title?: string
  readonly excerpt?: string
  /** The publisher's description as declared, entities decoded; `excerpt` is made of it or of the text. */
  readonly description?: string
  /** Main text, one paragraph a line, no mark-up; never holds `data-nosnippet` elements. `''` when there is none. */
  readonly text: string
  readonly authors: readonly string[]
  readonly publishedAt?: Date
  /** Calendar day of publication, `YYYY-MM-DD`, in the zone the page itself writes in; `publishedAt` is the instant. */
  readonly publishedOn?: string
  /** Offset from UTC that the page states the time of publication with, as `+09:00`; absent for UTC and for days alone. */
  readonly publishedOffset?: string
  readonly updatedAt?: Date
  /** BCP 47. */
  readonly language?: string
  readonly canonicalUrl?: string
  readonly ampUrl?: string
  readonly siteName?: string
  readonly logo?: string
  readonly images: readonly PageImage[]
  readonly access?: 'subscription'
  readonly type: ArticleType
  /** Keywords the publisher gave: meta keywords, article:tag, JSON-LD keywords. */
  readonly keywords: readonly string[]
  /** Absolute addresses linked from the main text, in order, without repeats. */
  readonly links: readonly string[]
  /** Hashes of the long lines of an article's whole page; only when asked for. */
  readonly lines?: readonly number[]
  /** Allow-listed player address (YouTube, Vimeo ...), when the page embeds one. */
  readonly embed?: string
  readonly signals: PageSignals
  readonly problems: readonly Problem[]
  readonly evidence: readonly Candidate[]
}
