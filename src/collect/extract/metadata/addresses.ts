import { canonicalUrl, domainOf, webUrl } from '../../../lib/url/canonical-url.ts'
import { type Decision, decide, type Finding } from './evidence.ts'
import { stringsOf } from './json-ld.ts'
import { metaOf, type PageFacts } from './page-facts.ts'

/** The article's own address. One that names another site or the home page is refused. */
export function canonicalUrlOf(facts: PageFacts): Decision<string> {
  const found: Finding<string>[] = [
    ...address(facts, linkOf(facts, 'canonical'), ['link canonical', 0.95]),
    ...address(facts, metaOf(facts, 'og:url'), ['og:url', 0.85]),
    ...address(facts, jsonLdAddress(facts), ['json-ld url', 0.8]),
    ...address(facts, facts.url, ['address asked', 0.3]),
  ]
  return decide('canonicalUrl', found, (url) => url)
}

/** Address of the page's AMP form. */
export function ampUrlOf(facts: PageFacts): string | undefined {
  const href = linkOf(facts, 'amphtml')
  return href === undefined ? undefined : webUrl(href, facts.base)?.href
}

/** First `<link>` whose rel holds this word. */
export function linkOf(facts: PageFacts, rel: string): string | undefined {
  return facts.scan.links.find((link) => link.rel.split(/\s+/).includes(rel) && link.href !== '')?.href
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
  const here = new URL(facts.url)
  if (domainOf(value) !== facts.domain && !isSameArticle(facts, there, here)) return 'another site'
  const isHome = there.pathname === '/' && there.search === ''
  if (isHome && (here.pathname !== '/' || here.search !== '')) return 'the home page'
  return undefined
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
