import type { FeedHints } from './feed.ts'

/** A feed, site or sitemap we are told to ask. */
export type Source = {
  /** Stable: host and path of its address, or as configured. */
  readonly id: string
  readonly url: string
  readonly name?: string
  /** Provider shown for its items when the page names none. */
  readonly providerDomain?: string
  /** Names of topics every item of it gets. */
  readonly topics: readonly string[]
  /** Fetch the pages of its items; default true. */
  readonly pages: boolean
  /** Which of an item's marks names it. */
  readonly identity: 'guid' | 'link' | 'content'
  readonly aiEnabled: boolean
}

/** Why a source's last try did not give a feed. */
export type SourceFailure = { readonly code: string; readonly message: string; readonly at: Date }

/** What we know of a source between runs. */
export type SourceState = {
  readonly id: string
  readonly url: string
  readonly etag?: string
  readonly lastModified?: string
  readonly bodyHash?: string
  readonly lastTriedAt?: Date
  readonly lastSuccessAt?: Date
  readonly lastChangeAt?: Date
  readonly lastItemAt?: Date
  readonly nextFetchAt?: Date
  readonly failuresInARow: number
  readonly lastFailure?: SourceFailure
  /** Until when its host told us to wait (Retry-After); binds the host's other sources too. */
  readonly heldUntil?: Date
  /** `gone` is not asked again. */
  readonly status: 'new' | 'ok' | 'failing' | 'gone' | 'refused' | 'silent'
  /** Median gap between items. */
  readonly rhythmMinutes?: number
  /** New address seen in permanent redirects, and how often in a row. */
  readonly moved?: {
    readonly url: string
    readonly seen: number
    /** Why the move is not believed; such a move is shown and never made by itself. */
    readonly doubt?: string
  }
  /** What the feed last asked of its readers' schedules; needed when an answer has no feed in it (304). */
  readonly hints?: FeedHints
  /** How long its last answer said it stays fresh (Cache-Control, Expires). */
  readonly freshMinutes?: number
  /** Bytes of the last whole answer; what a 304 saves. */
  readonly lastBytes?: number
  readonly bytesSaved?: number
  /** Deliveries asked of the feed's hub (WebSub); absent when it names none or `serve` has no public address. */
  readonly subscription?: Subscription
  /** A subscription that is not wanted any more, until its hub was told. */
  readonly leaving?: Subscription
  readonly requests: number
  readonly notModified: number
  readonly bytes: number
  readonly itemsSeen: number
}

/** A WebSub subscription of ours at a hub. */
export type Subscription = {
  /** The feed's own address, as it names itself. */
  readonly topic: string
  readonly hub: string
  /** Our public address for this subscription; not to be guessed. */
  readonly callback: string
  /** Key of the signatures; absent when the hub is not asked over HTTPS (WebSub 5.1). */
  readonly secret?: string
  readonly status: 'new' | 'pending' | 'active' | 'denied' | 'ended'
  readonly requestedAt?: Date
  readonly expiresAt?: Date
  readonly lastDeliveryAt?: Date
  readonly failuresInARow: number
  /** Why it was denied or failed, in the hub's or our words. */
  readonly reason?: string
}
