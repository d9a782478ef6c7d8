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
 * The document that an answer to our question for it amounts to. What could not be had and is not known to be missing is
 * `unreachable`, which for robots.txt forbids everything. Not for `not-modified`: the document that is known stays.
 */
export function documentFrom(url: string, result: FetchResult, at: Date): RightsDocument {
  const base = { url: canonicalUrl(url) ?? url, fetchedAt: at }
  switch (result.kind) {
    case 'fetched':
      return { ...base, status: result.page.status, text: textOf(result.page) }
    case 'missing':
      return { ...base, status: result.status }
    case 'gone':
      return { ...base, status: 410 }
    case 'refused':
    case 'unavailable':
      return { ...base, status: result.status ?? 'unreachable' }
    case 'invalid':
      return { ...base, status: REDIRECT_CODES.has(result.code) ? 310 : 'unreachable' }
    case 'not-modified':
      return { ...base, status: 'unreachable' }
  }
}

function textOf(page: FetchedPage): string {
  // UTF-8 by RFC 9309 section 2.2; what is not UTF-8 becomes characters no rule holds.
  return new TextDecoder().decode(page.body.subarray(0, MAX_CHARACTERS * 4)).slice(0, MAX_CHARACTERS)
}
