import { canonicalUrl, webUrl } from '../../lib/url/canonical-url.ts'
import type { FetchedPage, FetchResult } from '../../model/http.ts'
import type { RightsDocument } from '../../model/rights.ts'

/** Characters kept of a document; RFC 9309 section 2.5 asks for 500 KiB of robots.txt. */
const MAX_CHARACTERS = 512 * 1024

/** Codes that mean: more redirects than are followed, which is no robots.txt and so no limits (RFC 9309 section 2.3.1.2). */
const REDIRECT_CODES: ReadonlySet<string> = new Set([
  'too-many-redirects',
  'redirect-loop',
  'redirect-without-target',
])

/** Addresses of the documents with signals that a host may have. */
export type HostDocuments = { readonly robotsTxt: string; readonly aiTxt: string; readonly tdmrep: string }

/** Where the documents of an address' host lie; undefined when it is no web address. */
export function hostDocumentsOf(address: string): HostDocuments | undefined {
  const origin = webUrl(address)?.origin
  if (origin === undefined) return undefined
  return {
    robotsTxt: `${origin}/robots.txt`,
    aiTxt: `${origin}/ai.txt`,
    tdmrep: `${origin}/.well-known/tdmrep.json`,
  }
}

/**
 * RFC 9309 section 2.3.1.4: a host that does not answer for 30 days has said nothing. Until then section 2.4 lets a cached copy stand.
 */
const OUTAGE_MS = 30 * 24 * 3_600_000

/**
 * The document that an answer to our question for it amounts to, where `known` is the one of an earlier answer. What could not be
 * had and is not known to be missing is `unreachable`, which for robots.txt forbids everything; what it said before stays in force
 * through an outage of up to 30 days, so that a lost connection takes nothing away from what is published.
 */
export function documentFrom(
  url: string,
  result: FetchResult,
  { at, known }: { readonly at: Date; readonly known?: RightsDocument | undefined },
): RightsDocument {
  const status = statusOf(result)
  const base = { url: canonicalUrl(url) ?? url, fetchedAt: at, status }
  if (!isOutage(status)) return result.kind === 'fetched' ? { ...base, text: textOf(result.page) } : base
  const words = 'message' in result ? result.message : `It answered ${status}.`
  const outage = { since: known?.outage?.since ?? at, at, status, words }
  const isHeard = known && !isOutage(known.status) && at.getTime() - known.fetchedAt.getTime() <= OUTAGE_MS
  return isHeard ? { ...known, outage } : { ...base, outage }
}

function statusOf(result: FetchResult): RightsDocument['status'] {
  switch (result.kind) {
    case 'fetched':
      return result.page.status
    case 'missing':
      return result.status
    case 'gone':
      return 410
    case 'refused':
    case 'unavailable':
      return result.status ?? 'unreachable'
    case 'invalid':
      return REDIRECT_CODES.has(result.code) ? 310 : 'unreachable'
    case 'not-modified':
      return 'unreachable'
  }
}

/** RFC 9309 section 2.3.1.4: server errors and no answer; 429 is RIGHTS.md's decision. */
export function isOutage(status: RightsDocument['status']): boolean {
  return typeof status !== 'number' || status === 429 || status >= 500 || status < 200
}

function textOf(page: FetchedPage): string {
  // UTF-8 by RFC 9309 section 2.2; what is not UTF-8 becomes characters no rule holds.
  return new TextDecoder().decode(page.body.subarray(0, MAX_CHARACTERS * 4)).slice(0, MAX_CHARACTERS)
}
