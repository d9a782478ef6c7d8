/** What is asked for decides its limits and its Accept header. */
export type Wanted = 'feed' | 'page' | 'robots' | 'well-known' | 'image'

export type FetchRequest = {
  readonly url: string
  readonly wanted: Wanted
  /** Validators of the last answer, verbatim. */
  readonly etag?: string
  readonly lastModified?: string
  readonly maxBytes?: number
  /** Why a redirect is not followed to an address; undefined when it is. */
  readonly barOf?: (url: string) => Promise<FetchResult | undefined>
  /** Sends this body by POST instead of asking by GET; any 2xx answer is then `fetched`, also an empty one. */
  readonly post?: { readonly body: string; readonly contentType: string }
}

export type Redirect = { readonly status: number; readonly from: string; readonly to: string }

/** A whole answer: a body that did not arrive completely is never one (invariant 8). */
export type FetchedPage = {
  /** Final address after redirects. */
  readonly url: string
  readonly requestedUrl: string
  readonly status: number
  /** Names in lower case; repeated headers kept apart, in order. */
  readonly headers: Readonly<Record<string, readonly string[]>>
  /** Decoded from gzip, br, zstd, deflate. */
  readonly body: Uint8Array
  readonly redirects: readonly Redirect[]
  readonly fetchedAt: Date
  readonly wireBytes: number
}

export type FetchResult =
  | { readonly kind: 'fetched'; readonly page: FetchedPage }
  | {
      readonly kind: 'not-modified'
      readonly headers: FetchedPage['headers']
      readonly redirects: readonly Redirect[]
    }
  /** Try later: 5xx, 429, time-outs, resets, DNS, half a body. `retryAt` when the server said so. */
  | {
      readonly kind: 'unavailable'
      readonly code: string
      readonly message: string
      readonly status?: number
      readonly retryAt?: Date
      /** The address whose host does not give its robots.txt: the one asked for, or one that a redirect leads to. */
      readonly barred?: string
    }
  /** They do not want us: 401, 402, 403, challenge pages; or our guard does not want them. */
  | {
      readonly kind: 'refused'
      readonly code: string
      readonly message: string
      readonly status?: number
      /** The address that robots.txt or the operator bars, likewise. */
      readonly barred?: string
    }
  /** 404 and the like: may come back. */
  | { readonly kind: 'missing'; readonly code: string; readonly message: string; readonly status: number }
  /** 410. */
  | { readonly kind: 'gone'; readonly message: string }
  /** The answer breaks a limit or is not HTTP: too large, bomb, loop, bad redirect. */
  | { readonly kind: 'invalid'; readonly code: string; readonly message: string }

/** The one way out (invariant 1). Never throws for what a server does. */
export interface Http {
  fetch(request: FetchRequest): Promise<FetchResult>
  /** Widens the gap between requests to a host's domain, as its robots.txt asks (`Crawl-delay`). */
  setCrawlDelay?(host: string, delayMs: number): void
  /** Does not ask the address's host before `until`, as an earlier run was told to (Retry-After). */
  hold?(url: string, until: Date): void
  close(): Promise<void>
}
