import { webUrl } from '../../lib/url/canonical-url.ts'
import type { FetchedPage, FetchResult } from '../../model/http.ts'
import type { ExtractedPage } from '../../model/page.ts'
import type { RightsDocument, RightsEvidence } from '../../model/rights.ts'
import { headerValues, isChallenge } from './headers.ts'
import { rslLicencesOf } from './robots/parse-robots.ts'

type PageEvidence = NonNullable<RightsEvidence['page']>

/** Kinds of pages that stand where the article should: their own `noindex` speaks of themselves. */
const STAND_INS: ReadonlySet<ExtractedPage['kind']> = new Set(['challenge', 'login', 'consent'])

/** The evidence a page's answer gives, with what the page reader found in it. The tags of a challenge page are not the article's. */
export function pageEvidenceOf(page: FetchedPage, extracted?: ExtractedPage): PageEvidence {
  const base = { status: page.status, headers: page.headers, fetchedAt: page.fetchedAt }
  if (!extracted) return base
  const isStandIn = STAND_INS.has(extracted.kind) || isChallenge(page.headers)
  if (isStandIn) return { ...base, kind: 'challenge' }
  const { meta, links, licence } = extracted.signals
  return {
    ...base,
    meta,
    links,
    kind: extracted.kind,
    ...(licence !== undefined && { licence }),
    ...(extracted.access && { access: extracted.access }),
  }
}

/** The evidence of a page that could not be had: its refusal, or that it is gone; undefined when nothing follows from it. */
export function refusalEvidenceOf(result: FetchResult, at: Date): PageEvidence | undefined {
  if (result.kind === 'gone') return { status: 410, headers: {}, fetchedAt: at }
  if (result.kind === 'unavailable' && result.status === 429)
    return { status: 429, headers: {}, fetchedAt: at }
  if (result.kind !== 'refused') return undefined
  const challenge = result.code === 'challenge' ? { kind: 'challenge' as const } : {}
  return { status: result.status ?? 403, headers: {}, fetchedAt: at, ...challenge }
}

/** Addresses of the RSL licences that robots.txt, the page's header and links, and the feed item name; absolute, without repeats. */
export function rslAddressesOf(evidence: RightsEvidence): readonly string[] {
  const named = [
    ...(evidence.item?.rsl && !isMarkup(evidence.item.rsl) ? [evidence.item.rsl] : []),
    ...headerLinks(evidence.page),
    ...(evidence.page?.links ?? []).filter(isRslLink).map((link) => link.href),
    ...(evidence.robotsTxt ? rslLicencesOf(evidence.robotsTxt, evidence.agent ?? 'broadsheetbot') : []),
  ]
  const addresses = named.flatMap((address) => webUrl(address, evidence.url)?.href ?? [])
  return [...new Set(addresses)]
}

/** The terms that a feed writes into its items instead of linking to them, as a document of their own. */
export function inlineRslOf({ url, item }: RightsEvidence, at: Date): RightsDocument | undefined {
  if (!item?.rsl || !isMarkup(item.rsl)) return undefined
  const terms = item.rsl.trim()
  // A licence without the content it is for stands for the item.
  const content = /^<(?:\w+:)?license\b/u.test(terms) ? `<content url="/">${terms}</content>` : terms
  return { url, status: 200, text: `<rsl>${content}</rsl>`, fetchedAt: at }
}

function isMarkup(terms: string): boolean {
  return terms.trimStart().startsWith('<')
}

function headerLinks(page: PageEvidence | undefined): readonly string[] {
  const links = headerValues(page?.headers, 'link').flatMap((value) => [
    ...value.matchAll(/<([^>]*)>([^<]*)/gu),
  ])
  return links
    .filter(([, , parameters = '']) =>
      isRslLink({ rel: parameter(parameters, 'rel'), type: parameter(parameters, 'type') }),
    )
    .map(([, href = '']) => href)
}

function parameter(parameters: string, name: string): string {
  const match = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;,]*))`, 'iu').exec(parameters)
  return match?.[1] ?? match?.[2] ?? ''
}

function isRslLink(link: { readonly rel: string; readonly type?: string }): boolean {
  const rels = link.rel.toLowerCase().split(/\s+/u)
  return rels.includes('license') && (link.type ?? '').trim().toLowerCase().startsWith('application/rsl+xml')
}
