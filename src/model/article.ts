import type { ArticleType, Candidate } from './page.ts'
import type { RelatedEntry } from './record.ts'
import type { RightsDecision } from './rights.ts'
import type { Score } from './score.ts'
import type { TopicMatch } from './taxonomy.ts'

export type Image = {
  readonly url: string
  readonly width?: number
  readonly height?: number
  /** File below the site's `images/` folder of our resized copy; absent when there is none. */
  readonly cached?: CachedImage
  readonly title?: string
  readonly attribution?: string
  /** The archive this was imported from serves a resized copy. */
  readonly isCached?: true
}

/** Our copies of one picture: the same picture at several widths, in several formats. */
export type CachedImage = {
  /** Hash in file names: `<hash>-<width>.<format>`. */
  readonly hash: string
  readonly width: number
  readonly height: number
  readonly widths: readonly number[]
  readonly formats: readonly ('avif' | 'webp' | 'jpeg')[]
}

export type Provider = {
  readonly name: string
  /** Registrable domain, or a host where one host is its own publisher. */
  readonly domain: string
  /** Its logo first; `cached` as with an article's pictures. */
  readonly images: readonly Pick<Image, 'url' | 'width' | 'height' | 'cached'>[]
}

/** One piece of journalism at one canonical URL, as collected: facts and evidence, no judgement. */
export type Article = {
  /** First 16 hex digits of SHA-256 of `url`. */
  readonly id: string
  /** Canonical address; identity. */
  readonly url: string
  /** As found, tracking parameters removed. */
  readonly originalUrl: string
  readonly sourceId: string
  /** The feed item's own id. */
  readonly itemId?: string
  readonly title: string
  /** Publisher's words, plain, already cut to what rights allow; `''` when none. */
  readonly excerpt: string
  /** Full text, internal; `''` unless rights allow text. */
  readonly text: string
  readonly publishedAt: Date
  readonly updatedAt?: Date
  /** When a run first saw it. */
  readonly foundAt: Date
  readonly type: ArticleType
  readonly language?: string
  readonly access?: 'subscription'
  readonly ampUrl?: string
  readonly embed?: string
  readonly authors: readonly string[]
  readonly provider: Provider
  readonly images: readonly Image[]
  readonly keywords: readonly string[]
  /** Canonical addresses its text links to. */
  readonly links: readonly string[]
  /** Points a source's feed carries (votes, comments); absent is not 0. */
  readonly points?: number
  readonly rights: RightsDecision
  readonly evidence: readonly Candidate[]
}

/** What kind of piece it is; anything but `report` is labelled or kept off the front page. */
export type ArticleKind =
  | 'report'
  | 'press-release'
  | 'market-report'
  | 'horoscope'
  | 'deal'
  | 'job'
  | 'sponsored'
  | 'event'

/** What curation decided about one article. */
export type Judgement = {
  readonly kind: ArticleKind
  /** Root topic first, then by confidence; empty means off topic. */
  readonly topics: readonly TopicMatch[]
  readonly quality?: Score
  /** Heat of its story; absent while unscored. */
  readonly heat?: Score
  /** Article this one is the same text as; that one represents it. */
  readonly duplicateOf?: string
  /** Story id when its story has two or more articles. */
  readonly story?: string
  /** Ids: the story's other articles first, then articles of other stories worth reading next. */
  readonly related: readonly string[]
  /** Shown in outputs. */
  readonly published: boolean
  /** Why it is not published, or not on the front page: permanent kebab-case name and words. */
  readonly leftOut?: { readonly reason: string; readonly words: string }
  /** Hash of everything kind, topics and quality were decided from; while it is the same they are taken over. */
  readonly basis?: string
}

/** An article with what was decided about it: what records, pages and the API are made of. */
export type CuratedArticle = Article &
  Judgement & {
    /** `_news/YYYY-MM-DD-slug.md`; never changes once published. */
    readonly path: string
    /** Record keys we do not know, written back after the known ones. */
    readonly tags?: readonly string[]
    readonly extra?: Readonly<Record<string, unknown>>
    /** Related entries of an imported record whose articles are not in this archive. */
    readonly relatedEntries?: readonly RelatedEntry[]
    /** The `secured` value an imported record came with, kept as it is while it cannot be opened. */
    readonly secured?: string
  }
