import { canonicalUrl, domainOf, webUrl } from '../../../lib/url/canonical-url.ts'
import { type Decision, decide, type Finding } from './evidence.ts'
import { stringsOf } from './json-ld.ts'
import { metaOf, type PageFacts } from './page-facts.ts'

/** The article's own address. One that names another site or the home page is refused. */
export function canonicalUrlOf(facts: PageFacts): Decision<string> {
  const openGraph = address(facts, metaOf(facts, 'og:url'), ['og:url', 0.85])
  const jsonLd = address(facts, jsonLdAddress(facts), ['json-ld url', 0.8])
  const link = address(facts, linkOf(facts, 'canonical'), ['link canonical', 0.95])
  const found = [
    ...link.map((one) => contradicted(one, openGraph[0], jsonLd[0])),
    ...openGraph,
    ...jsonLd,
    ...address(facts, facts.url, ['address asked', 0.3]),
  ]
  return decide('canonicalUrl', found, (url) => url)
}

/** A link is a template's mistake where `og:url` and JSON-LD agree on another address. */
function contradicted(
  link: Finding<string>,
  openGraph: Finding<string> | undefined,
  jsonLd: Finding<string> | undefined,
): Finding<string> {
  if (link.refused || !openGraph || openGraph.refused || !jsonLd || jsonLd.refused) return link
  const agreed = pageOf(openGraph.value)
  const isAgainst = agreed === pageOf(jsonLd.value) && agreed !== pageOf(link.value)
  return isAgainst ? { ...link, refused: 'og:url and json-ld name another' } : link
}

function pageOf(address: string): string {
  const { hostname, pathname } = new URL(address)
  return hostname.replace(/^www\./, '') + pathname.replace(/\/$/, '')
}

/** Address of the page's AMP form. */
export function ampUrlOf(facts: PageFacts): string | undefined {
  const href = linkOf(facts, 'amphtml')
  return href === undefined ? undefined : webUrl(href, facts.base)?.href
}

/** First `<link>` whose rel holds this word. */
export function linkOf(facts: PageFacts, rel: string): string | undefined {
  const isNamed = (words: string) => words.includes(rel) && words.split(/\s+/).includes(rel)
  return facts.scan.links.find((link) => isNamed(link.rel) && link.href !== '')?.href
}

function jsonLdAddress(facts: PageFacts): string | undefined {
  const properties = facts.article?.properties
  return [
    ...stringsOf(properties?.mainEntityOfPage, ['@id', 'url']),
    ...stringsOf(properties?.url, ['@id', 'url']),
  ].find((value) => /^https?:/i.test(value))
}

function address(
  facts: PageFacts,
  href: string | undefined,
  [source, confidence]: [string, number],
): Finding<string>[] {
  const value = href === undefined ? undefined : canonicalUrl(href, facts.base)
  if (value === undefined) return []
  const refused = refusalOf(value, facts)
  return [{ value, source, confidence, ...(refused === undefined ? {} : { refused }) }]
}

function refusalOf(value: string, facts: PageFacts): string | undefined {
  const there = new URL(value)
  const { here } = facts
  if (here === null) return undefined
  const isSite = there.hostname === here.hostname || domainOf(value) === facts.domain
  if (!isSite && !isSameArticle(facts, there, here)) return 'another site'
  return isHome(there) && !isHome(here) ? 'the home page' : undefined
}

/** The front page, also that of one language. */
function isHome({ pathname, search }: URL): boolean {
  return /^\/(?:[a-z]{2}(?:[-_][a-z]{2})?\/?|index\.\w{3,5}|home\/?)?$/i.test(pathname) && search === ''
}

/** Hosts that only forward: what they show is somebody else's page. */
const FORWARDERS =
  /^(?:feedproxy|news|feeds)\.google\.com$|(?:^|\.)feedburner\.com$|^t\.co$|^bit\.ly$|^ow\.ly$|^dlvr\.it$/
const MIN_SLUG_CHARS = 12

/**
 * Whether a page of another site is this article under its publisher's other address: `link` and `og:url` say so, JSON-LD
 * does not deny it, and the last part of the path is the same.
 */
function isSameArticle(facts: PageFacts, there: URL, here: URL): boolean {
  if (FORWARDERS.test(here.hostname)) return there.pathname.length > 1
  const slug = slugOf(there)
  if (slug.length < MIN_SLUG_CHARS || slug !== slugOf(here)) return false
  const said = [linkOf(facts, 'canonical'), metaOf(facts, 'og:url'), jsonLdAddress(facts)].flatMap((href) => {
    const url = href === undefined ? undefined : webUrl(href, facts.base)
    return url ? [url.hostname] : []
  })
  return said.length >= 2 && said.every((host) => host === there.hostname)
}

function slugOf(url: URL): string {
  return url.pathname.split('/').findLast((part) => part !== '') ?? ''
}
