import { isUtf8 } from 'node:buffer'
import { decodeBytes } from '../../lib/charset/decode.ts'
import { sniffHtml } from '../../lib/charset/sniff-html.ts'
import { canonicalUrl } from '../../lib/url/canonical-url.ts'
import type { ExtractedPage, PageSignals } from '../../model/page.ts'
import { ampUrlOf, canonicalUrlOf } from './metadata/addresses.ts'
import { authorsOf } from './metadata/authors.ts'
import { publishedAtOf, updatedAtOf } from './metadata/dates.ts'
import { descriptionOf } from './metadata/description.ts'
import { leadImageOf, logoOf } from './metadata/images.ts'
import { stringsOf } from './metadata/json-ld.ts'
import { languageOf } from './metadata/language.ts'
import { factsOf, type KnownItem, type PageFacts } from './metadata/page-facts.ts'
import { siteNameOf } from './metadata/site-name.ts'
import { titleOf } from './metadata/title.ts'
import type { PageScan } from './scan/page-scan.ts'
import { scanPage } from './scan/scan-page.ts'
import { mainBlocks } from './text/main-text.ts'

/** What is known about a page before it is read. */
export type PageContext = {
  readonly url: string
  /** Response headers, names in lower case. */
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
  readonly item?: KnownItem
  /** Keys of blocks this site shows on many pages; see `boilerplateKeys`. */
  readonly boilerplate?: ReadonlySet<string>
}

/** Reads what an article page says. Bad mark-up costs its part, never the rest; never throws. */
export function extractPage(bytes: Uint8Array, context: PageContext): ExtractedPage {
  return extractHtml(decodePage(bytes, context), context)
}

/** The same for text that is decoded already. */
export function extractHtml(html: string, context: PageContext): ExtractedPage {
  const scan = scanPage(html)
  const chosen = mainBlocks(scan)
  const textStart = chosen[0] ?? 0
  const textEnd = chosen.at(-1) ?? scan.blocks.length
  const item = context.item === undefined ? {} : { item: context.item }
  const facts = factsOf(scan, { url: context.url, ...item, textStart, textEnd })
  return { ...metadataOf(facts), ...textOf(facts, chosen) }
}

// Bytes that are whole UTF-8 beyond ASCII are UTF-8 whatever is declared: no text in another encoding looks like it.
function decodePage(bytes: Uint8Array, context: PageContext): string {
  if (isUtf8(bytes)) return new TextDecoder().decode(bytes)
  const header = context.headers?.['content-type']
  const contentType = typeof header === 'string' ? header : header?.[0]
  return decodeBytes(bytes, { contentType, declared: () => sniffHtml(bytes) }).text
}

function textOf(facts: PageFacts, chosen: readonly number[]): Pick<ExtractedPage, 'kind' | 'text' | 'links'> {
  const { scan } = facts
  const text = chosen.map((index) => scan.blocks[index]?.text ?? '').join('\n')
  return { kind: text === '' ? 'empty' : 'article', text, links: linksOf(facts, new Set(chosen)) }
}

function linksOf(facts: PageFacts, chosen: ReadonlySet<number>): string[] {
  const links = facts.scan.anchors
    .filter((anchor) => chosen.has(anchor.block))
    .map((anchor) => canonicalUrl(anchor.href, facts.base))
    .filter((link) => link !== undefined)
  return [...new Set(links)]
}

function metadataOf(facts: PageFacts): Omit<ExtractedPage, 'kind' | 'text' | 'links'> {
  const title = titleOf(facts)
  const excerpt = descriptionOf(facts)
  const authors = authorsOf(facts)
  const published = publishedAtOf(facts)
  const updated = updatedAtOf(facts)
  const language = languageOf(facts)
  const canonical = canonicalUrlOf(facts)
  const siteName = siteNameOf(facts)
  const logo = logoOf(facts)
  const image = leadImageOf(facts)
  const decisions = [title, excerpt, authors, published, updated, language, canonical, siteName, logo, image]
  return {
    ...optional('title', title.value),
    ...optional('excerpt', excerpt.value),
    authors: authors.value ?? [],
    ...optional('publishedAt', published.value?.date),
    ...optional('publishedOn', published.value?.day),
    ...optional('updatedAt', updated.value?.date),
    ...optional('language', language.value),
    ...optional('canonicalUrl', canonical.value),
    ...optional('ampUrl', ampUrlOf(facts)),
    ...optional('siteName', siteName.value),
    ...optional('logo', logo.value),
    images: image.value ? [image.value] : [],
    type: 'article',
    keywords: [],
    signals: signalsOf(facts.scan, facts),
    problems: [],
    evidence: decisions.flatMap((decision) => decision.evidence),
  }
}

function signalsOf(scan: PageScan, facts: PageFacts): PageSignals {
  const licence = stringsOf(facts.article?.properties.license, ['@id', 'url', 'name'])[0]
  return {
    meta: Object.fromEntries(facts.metas),
    links: scan.links.map(({ rel, href, type }) => ({ rel, href, ...(type === undefined ? {} : { type }) })),
    ...optional('licence', licence),
  }
}

function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  // A computed key widens to an index signature; the one key is K by construction.
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: V })
}
