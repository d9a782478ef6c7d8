import { domainOf, webUrl } from '../../../lib/url/canonical-url.ts'
import type { PageScan } from '../scan/page-scan.ts'
import { plainText } from './clean-text.ts'
import { type JsonLdNode, parseJsonLd, resolveNode, stringsOf } from './json-ld.ts'

/** What is known of an article before its page is read. */
export type KnownItem = { readonly title?: string; readonly summary?: string; readonly published?: Date }

/** Everything the metadata rules look at. */
export type PageFacts = {
  readonly url: string
  /** The same in its parts; null for what is no address. */
  readonly here: URL | null
  readonly domain: string
  /** What relative addresses in the page are relative to. */
  readonly base: string
  readonly scan: PageScan
  readonly nodes: readonly JsonLdNode[]
  /** The node that describes this page's article, when one does. */
  readonly article: JsonLdNode | undefined
  readonly metas: ReadonlyMap<string, readonly string[]>
  readonly item: KnownItem
  readonly publisherNames: readonly string[]
  readonly websiteNames: readonly string[]
  /** Every name the site goes by: what may be cut off a title. */
  readonly siteNames: readonly string[]
  /** Block index at which the main text starts and ends. */
  readonly textStart: number
  readonly textEnd: number
  /** Block of the heading the text stands under; -1 when there is none. */
  readonly titleBlock: number
}

/** What the head of a page and its structured data say, before its text is known. */
export function factsOf(
  scan: PageScan,
  context: { readonly url: string; readonly item?: KnownItem },
): PageFacts {
  const nodes = parseJsonLd(scan.jsonLd)
  const here = URL.parse(context.url)
  const article = articleNode(nodes, here)
  const metas = metasByName(scan)
  const publisherNames = stringsOf(resolveNode(article?.properties.publisher, nodes)?.name)
  const websiteNames = namesOfType(nodes, /^(?:WebSite|NewsMediaOrganization)$/)
  const facts = {
    url: context.url,
    here,
    domain: domainOf(context.url),
    base: (scan.base === undefined ? undefined : webUrl(scan.base, context.url)?.href) ?? context.url,
    scan,
    nodes,
    article,
    metas,
    publisherNames,
    websiteNames,
    siteNames: siteNamesOf(metas, [...publisherNames, ...websiteNames]),
    item: context.item ?? {},
  }
  return withText({ ...facts, textStart: 0, textEnd: 0, titleBlock: -1 }, 0, scan.blocks.length)
}

/** The same facts, knowing where the text is: which bylines and dates are near it depends on that. */
export function withText(facts: PageFacts, textStart: number, textEnd: number): PageFacts {
  return { ...facts, textStart, textEnd, titleBlock: titleBlockOf(facts.scan, textStart) }
}

/** First non-empty content of the first of these meta names that has one. */
export function metaOf(facts: PageFacts, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const found = facts.metas.get(name)?.find((content) => content !== '')
    if (found !== undefined) return found
  }
  return undefined
}

function namesOfType(nodes: readonly JsonLdNode[], type: RegExp): string[] {
  return nodes
    .filter((node) => node.types.some((one) => type.test(one)))
    .flatMap((node) => stringsOf(node.properties.name))
}

const LONGEST_NAME = 80

function siteNamesOf(metas: ReadonlyMap<string, readonly string[]>, structured: readonly string[]): string[] {
  const named = (name: string) => metas.get(name) ?? []
  const names = [
    ...named('og:site_name'),
    ...structured,
    ...named('application-name'),
    ...named('apple-mobile-web-app-title'),
    ...named('twitter:site').map((handle) => handle.replace(/^@/, '')),
  ]
  return [...new Set(names.map(plainText).filter((name) => name !== '' && name.length < LONGEST_NAME))]
}

const ARTICLE_TYPE =
  /Article$|^BlogPosting$|^Report$|^Review$|^ClaimReview$|^LiveBlogPosting$|^AskPublicNewsArticle$|^Recipe$|^SocialMediaPosting$/

function articleNode(nodes: readonly JsonLdNode[], here: URL | null): JsonLdNode | undefined {
  const articles = nodes.filter((node) => node.types.some((type) => ARTICLE_TYPE.test(type)))
  const page = comparable(here)
  const named = articles.find((node) =>
    addressesOf(node).some((address) => comparable(URL.parse(address)) === page),
  )
  return named ?? articles.find((node) => node.properties.headline !== undefined) ?? articles[0]
}

function addressesOf(node: JsonLdNode): string[] {
  const { url, mainEntityOfPage } = node.properties
  return [...stringsOf(url, ['@id', 'url']), ...stringsOf(mainEntityOfPage, ['@id', 'url']), node.id ?? '']
}

function comparable(url: URL | null): string {
  return url ? `${url.hostname.replace(/^www\./, '')}${url.pathname.replace(/\/$/, '')}` : ''
}

function metasByName(scan: PageScan): Map<string, string[]> {
  const metas = new Map<string, string[]>()
  for (const meta of scan.metas) {
    const contents = metas.get(meta.name)
    if (contents) contents.push(meta.content)
    else metas.set(meta.name, [meta.content])
  }
  return metas
}

/** The last main heading before the text, else the first one there is. */
function titleBlockOf(scan: PageScan, textStart: number): number {
  const headings = scan.marks.filter((mark) => mark.kind === 'h1')
  return (headings.findLast((mark) => mark.block <= textStart + 1) ?? headings[0])?.block ?? -1
}
