import type { Problem } from './problem.ts'

/** The normal form of every format `parseFeed` reads. docs/feeds.md describes each field with its sources. */
export type ParsedFeed = {
  readonly feed: Feed
  readonly entries: readonly FeedEntry[]
  readonly problems: readonly Problem[]
}

export type FeedFormat =
  | 'rss'
  | 'rdf'
  | 'atom'
  | 'json'
  | 'cdf'
  | 'sitemap'
  | 'news-sitemap'
  | 'sitemap-index'
  | 'opml'
  | 'unknown'

export type Person = { readonly name?: string; readonly email?: string; readonly url?: string }
export type Category = { readonly term: string; readonly scheme?: string; readonly label?: string }
export type Enclosure = { readonly url: string; readonly type?: string; readonly length?: number }
export type FeedImage = { readonly url: string; readonly width?: number; readonly height?: number }

/** What a feed asks of its readers' schedules. */
export type FeedHints = {
  readonly ttlMinutes?: number
  readonly updateMinutes?: number
  /** UTC hours 0..23 in which nothing new comes. */
  readonly skipHours?: readonly number[]
  /** English day names in lower case. */
  readonly skipDays?: readonly string[]
}

export type Feed = {
  readonly format: FeedFormat
  /** As declared: `2.0`, `0.91`, `1.0`; absent when not declared. */
  readonly version?: string
  /** WHATWG name of the encoding the bytes were read with. */
  readonly encoding: string
  readonly id?: string
  readonly title?: string
  readonly titleHtml?: string
  readonly link?: string
  readonly self?: string
  readonly hub?: string
  readonly next?: string
  readonly description?: string
  readonly language?: string
  readonly icon?: string
  readonly image?: FeedImage
  readonly imageTitle?: string
  readonly licence?: string
  readonly rsl?: string
  /** Clean text. */
  readonly rights?: string
  /** Clean HTML, when the rights had mark-up. */
  readonly rightsHtml?: string
  readonly generator?: string
  readonly authors: readonly Person[]
  readonly categories: readonly Category[]
  readonly published?: Date
  readonly updated?: Date
  readonly hints: FeedHints
}

export type FeedEntry = {
  /** guid, atom:id, rdf:about, JSON id; falls back to the link. */
  readonly id?: string
  /** Clean text. */
  readonly title?: string
  /** Clean HTML, when the title had mark-up or soft hyphens. */
  readonly titleHtml?: string
  readonly link?: string
  readonly comments?: string
  readonly commentCount?: number
  /** Points or votes that the feed itself carries. */
  readonly points?: number
  readonly authors: readonly Person[]
  readonly published?: Date
  readonly updated?: Date
  /** Clean HTML. */
  readonly summary?: string
  /** Clean HTML. */
  readonly content?: string
  readonly categories: readonly Category[]
  readonly enclosures: readonly Enclosure[]
  readonly images: readonly FeedImage[]
  readonly language?: string
  readonly licence?: string
  readonly rsl?: string
  /** Clean text. */
  readonly rights?: string
  /** Clean HTML, when the rights had mark-up. */
  readonly rightsHtml?: string
  /** Bodies that were plain text: their line ends mean something. */
  readonly plain?: readonly ('summary' | 'content')[]
  /** The feed an aggregator took it from. */
  readonly source?: { readonly title?: string; readonly link?: string; readonly id?: string }
}
