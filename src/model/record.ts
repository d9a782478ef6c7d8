/** A record's picture. `isCached`: the site that wrote the record serves a resized copy. */
export type RecordImage = {
  readonly url?: string
  readonly width?: number
  readonly height?: number
  readonly isCached?: boolean
  readonly title?: string
  readonly attribution?: string
  readonly extra?: Extra
}

/** Keys we do not know, kept and written back after the known ones. */
export type Extra = Readonly<Record<string, unknown>>

export type RecordProvider = {
  readonly name?: string
  readonly domain?: string
  readonly images?: readonly RecordImage[]
  readonly extra?: Extra
}

/** An article named below another one. */
export type RelatedEntry = {
  readonly title?: string
  readonly excerpt?: string
  readonly publishedDateTime?: string
  readonly webUrl?: string
  readonly ampWebUrl?: string
  readonly cdnAmpWebUrl?: string
  readonly type?: string
  readonly provider?: RecordProvider
  readonly quality?: number
  readonly heat?: number
  readonly images?: readonly RecordImage[]
  readonly extra?: Extra
}

/** A record's `story`: permanent id, path of the lead's record, how many articles and providers. */
export type RecordStory = {
  readonly id?: string
  readonly lead?: string
  readonly articles?: number
  readonly providers?: number
  readonly extra?: Extra
}

/** Decisions as words: `allow`, `deny`, `limit(300)`, `thumbnail`, `cache`. */
export type RecordRights = {
  readonly list?: string
  readonly excerpt?: string
  readonly image?: string
  readonly text?: string
  readonly ai?: string
  readonly extra?: Extra
}

/** An article's Markdown file (docs/records.md). Dates are RFC 3339 in UTC, whole seconds: `2024-03-14T09:57:38Z`. */
export type NewsRecord = {
  readonly category?: string
  readonly title?: string
  readonly excerpt?: string
  readonly publishedDateTime?: string
  readonly updatedDateTime?: string
  readonly originalUrl?: string
  readonly webUrl?: string
  readonly ampWebUrl?: string
  readonly cdnAmpWebUrl?: string
  readonly type?: string
  readonly quality?: number
  readonly heat?: number
  readonly published?: boolean
  readonly removed?: boolean
  readonly featuredContent?: string
  readonly provider?: RecordProvider
  readonly authors?: readonly string[]
  readonly language?: string
  readonly access?: string
  readonly topics?: readonly string[]
  readonly tags?: readonly string[]
  readonly images?: readonly RecordImage[]
  readonly related?: readonly RelatedEntry[]
  readonly story?: RecordStory
  readonly rights?: RecordRights
  readonly secured?: string
  readonly extra?: Extra
  /** Text below the front matter; absent when there is none. */
  readonly body?: string
}
