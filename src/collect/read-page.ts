import type { FetchResult } from '../model/http.ts'
import type { ExtractedPage } from '../model/page.ts'
import type { RightsEvidence } from '../model/rights.ts'
import { extractPage, type PageContext } from './extract/extract-page.ts'
import type { KnownLines } from './extract/text/page-view.ts'
import { pageEvidenceOf, refusalEvidenceOf } from './rights/page-evidence.ts'

type PageEvidence = NonNullable<RightsEvidence['page']>

/** A page as far as it was had: its answer for the rights decision, and what it says when it could be read. */
export type ReadPage = {
  /** Where it was found in the end. */
  readonly url: string
  /** 0 when nobody answered. */
  readonly status: number
  readonly validators: { readonly etag?: string; readonly lastModified?: string }
  readonly evidence?: PageEvidence
  readonly page?: ExtractedPage
}

type Asked = {
  readonly link: string
  readonly at: Date
  readonly known?: PageContext['item']
  /** What the page's site repeats; the page's own lines are then wanted too. */
  readonly repeated?: KnownLines
}

/** Reads the answer to a page request: the whole page, or what the refusal itself says. */
export function readPage(result: FetchResult, { link, at, known, repeated }: Asked): ReadPage {
  if (result.kind !== 'fetched') {
    const refusal = refusalEvidenceOf(result, at)
    const status = statusOf(result)
    return { url: link, status, validators: {}, ...(refusal ? { evidence: refusal } : {}) }
  }
  const { url, status, headers, body } = result.page
  const page = extractPage(body, {
    url,
    headers,
    ...(known ? { item: known } : {}),
    ...(repeated ? { boilerplate: repeated, wantsLines: true } : {}),
  })
  const evidence = pageEvidenceOf(result.page, page)
  // What stands where the article should is not read as one, and is asked for in full again.
  if (evidence.kind === 'challenge') return { url, status, validators: {}, evidence }
  const [etag, lastModified] = [headers.etag?.[0], headers['last-modified']?.[0]]
  return {
    url,
    status,
    validators: { ...(etag ? { etag } : {}), ...(lastModified ? { lastModified } : {}) },
    evidence,
    page,
  }
}

const SIGNAL_META = /robots|bot$|tdm|licen|copyright|rights|content_tier|usage|^ai$/
const SIGNAL_HEADERS =
  /^(?:x-robots-tag|content-usage|content-signal|tdm-reservation|tdm-policy|link|cf-mitigated)$/

/** The part of a page's answer that speaks of rights, to an agent or to all; all that is kept of a page beside its article. */
export function keptSignals(evidence: PageEvidence, agent: string): PageEvidence {
  const isSignal = (name: string) => SIGNAL_META.test(name) || name.toLowerCase() === agent.toLowerCase()
  return {
    ...evidence,
    headers: Object.fromEntries(
      Object.entries(evidence.headers).filter(([name]) => SIGNAL_HEADERS.test(name.toLowerCase())),
    ),
    ...(evidence.meta
      ? { meta: Object.fromEntries(Object.entries(evidence.meta).filter(([name]) => isSignal(name))) }
      : {}),
    ...(evidence.links
      ? { links: evidence.links.filter(({ rel }) => rel.toLowerCase().includes('license')) }
      : {}),
  }
}

function statusOf(result: Exclude<FetchResult, { kind: 'fetched' }>): number {
  if (result.kind === 'gone') return 410
  return 'status' in result ? (result.status ?? 0) : 0
}
