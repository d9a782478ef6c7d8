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
export type Enclosure = {
  readonly url: string
  readonly type?: string
  /** Bytes. */
  readonly length?: number
  readonly durationSeconds?: number
}
export type FeedImage = { readonly url: string; readonly width?: number; readonly height?: number }

/** Degrees of latitude and longitude, in this order, WGS 84. */
export type Position = readonly [latitude: number, longitude: number]

/** Where something is or happened. A box is its south-west and its north-east corner. */
export type Place = {
  readonly shape: 'point' | 'line' | 'polygon' | 'box' | 'circle'
  readonly positions: readonly Position[]
  /** Of a circle. */
  readonly radiusMetres?: number
  readonly name?: string
}

/** Somebody who took part and is no author: `role` is the feed's own word, such as `guest` or `photographer`. */
export type Contributor = Person & { readonly role?: string; readonly image?: string }

/** A link with a relation that has no field of its own: `via`, `related`, `replies`, `payment`. */
export type FeedLink = {
  readonly rel: string
  readonly url: string
  readonly type?: string
  readonly title?: string
  readonly language?: string
  readonly length?: number
}

export type Transcript = { readonly url: string; readonly type?: string; readonly language?: string }

/** What iTunes and Podcasting 2.0 say of a podcast or an episode. */
export type Podcast = {
  readonly isExplicit?: boolean
  /** Asks not to be listed in directories. */
  readonly isBlocked?: boolean
  readonly durationSeconds?: number
  readonly season?: number
  readonly episode?: number
  /** `full`, `trailer` or `bonus`; of a feed `episodic` or `serial`. */
  readonly kind?: string
  readonly chapters?: string
  readonly transcripts?: readonly Transcript[]
  /** Of a feed: no more episodes will come. */
  readonly isComplete?: boolean
  /** Of a feed: where it says it has moved. */
  readonly newFeedUrl?: string
  /** Of a feed: must not be imported by other hosts. */
  readonly isLocked?: boolean
  readonly guid?: string
  readonly medium?: string
  readonly funding?: readonly { readonly url: string; readonly text?: string }[]
}

/** What few feeds carry; each field is there only when it is stated. */
export type FeedExtras = {
  readonly contributors?: readonly Contributor[]
  readonly publisher?: Person
  readonly places?: readonly Place[]
  readonly podcast?: Podcast
  readonly links?: readonly FeedLink[]
  /** RFC 4685: what an entry answers. */
  readonly inReplyTo?: readonly { readonly id?: string; readonly url?: string }[]
  readonly expires?: Date
  /** RSS's rssCloud: who tells when the feed changes. */
  readonly cloud?: Readonly<Record<string, string>>
  readonly textInput?: Readonly<Record<string, string>>
}

/** What a feed asks of its readers' schedules. */
export type FeedHints = {
  readonly ttlMinutes?: number
  readonly updateMinutes?: number
  /** UTC hours 0..23 in which nothing new comes. */
  readonly skipHours?: readonly number[]
  /** English day names in lower case. */
  readonly skipDays?: readonly string[]
}

export type Feed = FeedExtras & {
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

export type FeedEntry = FeedExtras & {
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
  readonly source?: FeedSource
}

export type FeedSource = FeedExtras & {
  readonly title?: string
  readonly link?: string
  readonly self?: string
  readonly id?: string
  /** Clean HTML. */
  readonly description?: string
  readonly authors?: readonly Person[]
  readonly categories?: readonly Category[]
  readonly updated?: Date
  readonly language?: string
  readonly icon?: string
  readonly image?: FeedImage
  readonly licence?: string
  readonly rights?: string
  readonly rightsHtml?: string
  readonly generator?: string
}
