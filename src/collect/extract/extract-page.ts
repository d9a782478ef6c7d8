import { isUtf8 } from 'node:buffer'
import { decodeBytes } from '../../lib/charset/decode.ts'
import { repairMojibake } from '../../lib/charset/repair-mojibake.ts'
import { sniffHtml } from '../../lib/charset/sniff-html.ts'
import { canonicalUrl } from '../../lib/url/canonical-url.ts'
import type { ExtractedPage, PageSignals } from '../../model/page.ts'
import type { Problem } from '../../model/problem.ts'
import { optional } from '../optional.ts'
import { withoutUndefined } from '../without-undefined.ts'
import { ampUrlOf, canonicalUrlOf, linkOf } from './metadata/addresses.ts'
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
  return withoutUndefined({
    kind,
    text: kind === 'article' ? text : '',
    links: linksOf(facts, new Set(chosen)),
    ...metadataOf(facts, text),
    lines: context.wantsLines && kind === 'article' ? lineHashes(scan.blocks) : undefined,
  })
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

function metadataOf(facts: PageFacts, text: string) {
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
    title: title.value && repairMojibake(title.value),
    excerpt: excerptOf(description.value, title.value, text),
    description: description.value,
    authors: authors.value ?? [],
    publishedAt: published.value?.date,
    publishedOn: published.value?.day,
    publishedOffset: published.value?.offset,
    updatedAt: updated.value?.date,
    language: language.value,
    canonicalUrl: canonical.value,
    ampUrl: ampUrlOf(facts),
    siteName: siteName.value,
    logo: logo.value,
    images: image.value ? [image.value] : [],
    access: isForSubscribers(facts) ? ('subscription' as const) : undefined,
    type: articleTypeOf(facts, text.length),
    keywords: keywordsOf(facts),
    embed: embedOf(facts),
    signals: signalsOf(facts),
    problems: problemsOf(facts),
    evidence: decisions.flatMap((decision) => decision.evidence),
  }
}

function signalsOf(facts: PageFacts): PageSignals {
  const properties = facts.article?.properties
  const stated = stringsOf(properties?.license ?? properties?.usageInfo, ['@id', 'url', 'name'])[0]
  return {
    meta: recordOf(facts.metas),
    links: facts.scan.links.map(({ rel, href, type }) =>
      type === undefined ? { rel, href } : { rel, href, type },
    ),
    ...optional('licence', stated ?? linkOf(facts, 'license')),
  }
}

/** Pages name their metas in any order: an object without a prototype is a table to the engine, not a class for each order. */
function recordOf(metas: PageFacts['metas']): PageSignals['meta'] {
  const record: Record<string, readonly string[]> = Object.create(null)
  for (const [name, contents] of metas) record[name] = contents
  return record
}

function problemsOf(facts: PageFacts): Problem[] {
  if (!facts.scan.cut) return []
  return [{ code: 'nested-too-deep', message: 'Elements nested deeper than 512 levels were read as one.' }]
}
