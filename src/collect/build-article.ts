import { sha256 } from '../lib/hash.ts'
import { htmlToText } from '../lib/html/html-to-text.ts'
import { detectLanguage } from '../lib/language/detect-language.ts'
import { foldText } from '../lib/text/fold.ts'
import { canonicalUrl, domainOf } from '../lib/url/canonical-url.ts'
import type { Article, Image, Provider } from '../model/article.ts'
import type { Feed, FeedEntry } from '../model/feed.ts'
import type { ArticleType, Candidate, ExtractedPage } from '../model/page.ts'
import type { RightsDecision } from '../model/rights.ts'
import type { Source } from '../model/source.ts'
import type { NewItem } from './new-items.ts'
import { optional } from './optional.ts'
import { restrictArticle } from './rights/restrict.ts'

export type ArticleParts = {
  readonly item: NewItem
  readonly feed: Feed
  readonly source: Source
  readonly rights: RightsDecision
  readonly page: ExtractedPage | undefined
  /** Where the page was found in the end; the item's link when it was not fetched. */
  readonly pageUrl: string
  readonly foundAt: Date
}

const MAX_TITLE = 500
const MAX_IMAGES = 8
/** A publisher's clock may be wrong by this much before its date is not believed. */
const FUTURE_MS = 3_600_000

/**
 * One article of what the feed and its page say, already cut to what rights allow. The page's own words win where it is an
 * article; the feed's stand where it is not or could not be had. The reason is given when there is no title.
 */
export function buildArticle(
  parts: ArticleParts,
): Article | { readonly code: string; readonly words: string } {
  const { item, rights, source, foundAt } = parts
  const { entry } = item
  const page = parts.page?.kind === 'article' ? parts.page : undefined
  const title = foldText(page?.title ?? entry.title ?? '').slice(0, MAX_TITLE)
  if (title === '') return { code: 'no-title', words: 'Neither the feed nor the page gives a title.' }
  const url = addressOf(parts, page)
  const date = dateOf(entry, page, foundAt)
  const updatedAt = laterDate(page?.updatedAt ?? entry.updated, date.value, foundAt)
  const article: Article = {
    id: sha256(url, 16),
    url,
    originalUrl: item.link,
    sourceId: source.id,
    ...(entry.id ? { itemId: entry.id } : {}),
    title,
    excerpt: foldText(page?.excerpt ?? feedWords(entry)),
    text: page?.text ?? feedText(entry),
    publishedAt: date.value,
    ...(updatedAt ? { updatedAt } : {}),
    foundAt,
    type: typeOf(entry, page),
    ...optional(
      'language',
      page?.language ??
        entry.language ??
        parts.feed.language ??
        detectLanguage(`${title}\n${page?.text ?? feedText(entry)}`),
    ),
    ...optional('access', page?.access),
    ...optional('ampUrl', page?.ampUrl),
    ...optional('embed', page?.embed),
    ...optional('points', entry.points),
    authors: page && page.authors.length > 0 ? page.authors : namesOf(entry),
    provider: providerOf(parts, page, url),
    images: imagesOf(entry, page),
    keywords: unique([
      ...(page?.keywords ?? []),
      ...entry.categories.map((category) => category.label ?? category.term),
    ]),
    links: unique((page?.links ?? []).flatMap((link) => canonicalUrl(link) ?? [])),
    rights,
    evidence: [...(page?.evidence ?? []), date.evidence],
  }
  return restrictArticle(article, rights)
}

/**
 * The address the article has already; else the page's canonical one where it belongs to the same publisher; else where the page was
 * found.
 */
function addressOf({ item, pageUrl }: ArticleParts, page: ExtractedPage | undefined): string {
  if (item.articleUrl !== undefined) return item.articleUrl
  const found = canonicalUrl(pageUrl) ?? item.link
  const canonical = page?.canonicalUrl && canonicalUrl(page.canonicalUrl)
  return canonical && domainOf(canonical) === domainOf(found) ? canonical : found
}

type DatedBy = { readonly value: Date; readonly evidence: Candidate }

/** The publisher's time: the page's, the feed's, or, where neither says, the moment it was found. */
function dateOf(entry: FeedEntry, page: ExtractedPage | undefined, foundAt: Date): DatedBy {
  const latest = foundAt.getTime() + FUTURE_MS
  const candidates = [
    { source: 'page', value: preciseDate(page?.publishedAt, entry.published) },
    { source: 'feed:published', value: entry.published },
    { source: 'feed:updated', value: entry.updated },
    { source: 'found', value: foundAt },
  ]
  const chosen = candidates.find(({ value }) => value !== undefined && value.getTime() <= latest)
  const value = chosen?.value ?? foundAt
  const source = chosen?.source ?? 'found'
  const confidence = source === 'found' ? 0.2 : 0.9
  return {
    value,
    evidence: { field: 'publishedAt', value: value.toISOString(), source, confidence, chosen: true },
  }
}

/** A page that gives only a day does not overrule a feed that gives the minute of about the same day. */
function preciseDate(page: Date | undefined, feed: Date | undefined): Date | undefined {
  if (!page || !feed) return page
  const isDayOnly = page.getTime() % 86_400_000 === 0
  return isDayOnly && Math.abs(page.getTime() - feed.getTime()) < 2 * 86_400_000 ? feed : page
}

function laterDate(updated: Date | undefined, published: Date, foundAt: Date): Date | undefined {
  if (!updated || updated <= published || updated.getTime() > foundAt.getTime() + FUTURE_MS) return undefined
  return updated
}

function feedWords(entry: FeedEntry): string {
  return htmlToText(entry.summary ?? entry.content ?? '')
}

/** Feeds that carry the whole article are its text when the page cannot be read. */
function feedText(entry: FeedEntry): string {
  return htmlToText(entry.content ?? entry.summary ?? '')
}

function typeOf(entry: FeedEntry, page: ExtractedPage | undefined): ArticleType {
  if (page && page.type !== 'article') return page.type
  const media = entry.enclosures.map((enclosure) => enclosure.type ?? '')
  if (media.some((type) => type.startsWith('audio/'))) return 'podcast'
  if (media.some((type) => type.startsWith('video/'))) return 'video'
  return 'article'
}

function namesOf(entry: FeedEntry): readonly string[] {
  return unique(entry.authors.flatMap((author) => author.name ?? []).map(foldText))
}

/** Who published it: the domain by the address, the name by configuration, page or feed. */
function providerOf({ source, feed }: ArticleParts, page: ExtractedPage | undefined, url: string): Provider {
  const domain = source.providerDomain ?? domainOf(url)
  const isOwnFeed = domain === domainOf(source.url)
  const name =
    (isOwnFeed ? source.name : undefined) ?? page?.siteName ?? (isOwnFeed ? feed.title : undefined) ?? domain
  const logo = page?.logo ?? (isOwnFeed ? feed.icon : undefined)
  return { name: foldText(name), domain, images: logo ? [{ url: logo }] : [] }
}

function imagesOf(entry: FeedEntry, page: ExtractedPage | undefined): readonly Image[] {
  const found: readonly Image[] = page && page.images.length > 0 ? page.images : entry.images
  return found.slice(0, MAX_IMAGES)
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values.filter((value) => value !== ''))]
}
