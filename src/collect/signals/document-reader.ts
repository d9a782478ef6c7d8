import { canonicalUrl } from '../../lib/url/canonical-url.ts'
import type { Http } from '../../model/http.ts'
import type { RightsDocument } from '../../model/rights.ts'
import type { Store } from '../../model/store.ts'
import { isDocumentDue } from '../rights/recheck.ts'
import { documentFrom } from '../rights/rights-document.ts'

const MAX_DOCUMENT_BYTES = 512 * 1024

/** Reads one document that carries signals. Whether it may be asked for is the caller's question. */
export type ReadDocument = (address: string, wanted: 'robots' | 'well-known') => Promise<RightsDocument>

type DocumentTools = { readonly store: Store; readonly http: Http; readonly now: Date }

/** One answer per address and run; from the store while it is younger than a day. */
export function documentReader({ store, http, now }: DocumentTools): ReadDocument {
  const asked = new Map<string, Promise<RightsDocument>>()
  const ask = async (url: string, wanted: 'robots' | 'well-known') => {
    const stored = await store.findDocument(url)
    if (stored && !isDocumentDue(stored, now)) return stored
    const answer = await http.fetch({ url, wanted, maxBytes: MAX_DOCUMENT_BYTES })
    const document = documentFrom(url, answer, { at: now, known: stored })
    await store.saveDocument(document)
    return document
  }
  return (address, wanted) => {
    const url = canonicalUrl(address) ?? address
    const known = asked.get(url) ?? ask(url, wanted)
    asked.set(url, known)
    return known
  }
}
