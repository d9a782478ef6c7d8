import { isUtf8 } from 'node:buffer'
import { decodeBytes } from '../../lib/charset/decode.ts'
import { repairMojibake } from '../../lib/charset/repair-mojibake.ts'
import { sniffHtml } from '../../lib/charset/sniff-html.ts'
import { canonicalUrl } from '../../lib/url/canonical-url.ts'
import type { ExtractedPage, PageSignals } from '../../model/page.ts'
import type { Problem } from '../../model/problem.ts'
import { ampUrlOf, canonicalUrlOf } from './metadata/addresses.ts'
import { authorsOf } from './metadata/authors.ts'
import { publishedAtOf, updatedAtOf } from './metadata/dates.ts'
import { descriptionOf } from './metadata/description.ts'
import { excerptOf } from './metadata/excerpt.ts'
import { leadImageOf, logoOf } from './metadata/images.ts'
import { stringsOf } from './metadata/json-ld.ts'
import { languageOf } from './metadata/language.ts'
import { factsOf, type KnownItem, type PageFacts, withText } from './metadata/page-facts.ts'
import { pageKindOf } from './metadata/page-kind.ts'
import { articleTypeOf, embedOf, keywordsOf } from './metadata/page-type.ts'
import { isForSubscribers, paidBlocksOf } from './metadata/paywall.ts'
import { siteNameOf } from './metadata/site-name.ts'
import { titleOf } from './metadata/title.ts'
import { optional } from './optional.ts'
import { scanPage } from './scan/scan-page.ts'
import { deliveredText, LITTLE_TEXT } from './text/delivered-text.ts'
import { lineHashes } from './text/line-hash.ts'
import { mainBlocks } from './text/main-text.ts'
import { pageHintsOf } from './text/page-hints.ts'
import type { KnownLines } from './text/page-view.ts'

/** What is known about a page before it is read. */
export type PageContext = {
  readonly url: string
  /** Response headers, names in lower case. */
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
  readonly item?: KnownItem
  /** Lines this site shows on many pages: they hardly ever belong to one of them. */
  readonly boilerplate?: KnownLines
  /** Whether the page's own lines are wanted, to learn what its site repeats. */
  readonly wantsLines?: boolean
}

/** Reads what an article page says. Bad mark-up costs its part, never the rest; never throws. */
export function extractPage(bytes: Uint8Array, context: PageContext): ExtractedPage {
  // Bytes that are whole UTF-8 are UTF-8 whatever is declared: no text in another encoding looks like it.
  return extract(isUtf8(bytes) ? bytes : decodePage(bytes, context), context)
}

/** The same for text that is decoded already. */
export function extractHtml(html: string, context: PageContext): ExtractedPage {
  return extract(html, context)
}

function extract(page: string | Uint8Array, context: PageContext): ExtractedPage {
  const scan = scanPage(page)
  const head = factsOf(scan, context)
  const chosen = mainBlocks(scan, pageHintsOf(head, context.boilerplate), paidBlocksOf(head))
  const facts = withText(head, chosen[0] ?? 0, chosen.at(-1) ?? scan.blocks.length)
  const visible = chosen.map((index) => scan.blocks[index]?.text ?? '').join('\n')
  const text = visible.length < LITTLE_TEXT ? longerOf(visible, hiddenText(facts, page)) : visible
  const kind = pageKindOf(facts, text)
  return {
    kind,
    text: kind === 'article' ? text : '',
    links: linksOf(facts, new Set(chosen)),
    ...metadataOf(facts, text),
    ...(context.wantsLines && kind === 'article' ? { lines: lineHashes(scan.blocks) } : {}),
  }
}

function decodePage(bytes: Uint8Array, context: PageContext): string {
  const header = context.headers?.['content-type']
  const contentType = typeof header === 'string' ? header : header?.[0]
  return decodeBytes(bytes, { contentType, declared: () => sniffHtml(bytes) }).text
}

/** Text that the page carries for its scripts to show; none of it when it is for subscribers. */
function hiddenText(facts: PageFacts, page: string | Uint8Array): string {
  if (isForSubscribers(facts)) return ''
  const body = stringsOf(facts.article?.properties.articleBody)[0] ?? ''
  return body.length > LITTLE_TEXT ? body.replace(/\s*\n\s*/g, '\n').trim() : deliveredText(textOf(page))
}

function textOf(page: string | Uint8Array): string {
  return typeof page === 'string' ? page : new TextDecoder().decode(page)
}

function longerOf(visible: string, hidden: string): string {
  return hidden.length > 2 * visible.length ? hidden : visible
}

function linksOf({ scan, base }: PageFacts, chosen: ReadonlySet<number>): string[] {
  const { anchors } = scan
  const links = new Set<string>()
  for (let anchor = 0; anchor < anchors.blocks.length; anchor++) {
    if (!chosen.has(anchors.blocks[anchor] ?? -1)) continue
    const link = canonicalUrl(anchors.hrefOf(anchor), base)
    if (link !== undefined) links.add(link)
  }
  return [...links]
}

function metadataOf(
  facts: PageFacts,
  text: string,
): Omit<ExtractedPage, 'kind' | 'text' | 'links' | 'lines'> {
  const title = titleOf(facts)
  const description = descriptionOf(facts)
  const authors = authorsOf(facts)
  const published = publishedAtOf(facts)
  const updated = updatedAtOf(facts)
  const language = languageOf(facts)
  const canonical = canonicalUrlOf(facts)
  const siteName = siteNameOf(facts)
  const logo = logoOf(facts)
  const image = leadImageOf(facts)
  const decisions = [
    title,
    description,
    authors,
    published,
    updated,
    language,
    canonical,
    siteName,
    logo,
    image,
  ]
  return {
    ...optional('title', title.value && repairMojibake(title.value)),
    ...optional('excerpt', excerptOf(description.value, title.value, text)),
    ...optional('description', description.value),
    authors: authors.value ?? [],
    ...optional('publishedAt', published.value?.date),
    ...optional('publishedOn', published.value?.day),
    ...optional('publishedOffset', published.value?.offset),
    ...optional('updatedAt', updated.value?.date),
    ...optional('language', language.value),
    ...optional('canonicalUrl', canonical.value),
    ...optional('ampUrl', ampUrlOf(facts)),
    ...optional('siteName', siteName.value),
    ...optional('logo', logo.value),
    images: image.value ? [image.value] : [],
    ...optional('access', isForSubscribers(facts) ? ('subscription' as const) : undefined),
    type: articleTypeOf(facts, text.length),
    keywords: keywordsOf(facts),
    ...optional('embed', embedOf(facts)),
    signals: signalsOf(facts),
    problems: problemsOf(facts),
    evidence: decisions.flatMap((decision) => decision.evidence),
  }
}

function signalsOf(facts: PageFacts): PageSignals {
  const properties = facts.article?.properties
  const stated = stringsOf(properties?.license ?? properties?.usageInfo, ['@id', 'url', 'name'])[0]
  const linked = facts.scan.links.find((link) => link.rel.split(/\s+/).includes('license'))?.href
  return {
    meta: Object.fromEntries(facts.metas),
    links: facts.scan.links.map(({ rel, href, type }) => ({ rel, href, ...optional('type', type) })),
    ...optional('licence', stated ?? linked),
  }
}

function problemsOf(facts: PageFacts): Problem[] {
  if (!facts.scan.cut) return []
  return [{ code: 'nested-too-deep', message: 'Elements nested deeper than 512 levels were read as one.' }]
}
