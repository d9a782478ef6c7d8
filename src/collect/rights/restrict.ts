import { sha256 } from '../../lib/hash.ts'
import { canonicalUrl } from '../../lib/url/canonical-url.ts'
import type { Article, CachedImage, Image, Provider } from '../../model/article.ts'
import type { Tombstone } from '../../model/edition.ts'
import { excerptOf, imageWidthOf, mayKeepText, mayList, textOf } from '../../model/may.ts'
import type { Candidate } from '../../model/page.ts'
import type { RightsDecision } from '../../model/rights.ts'

/**
 * A stored article under another decision: words cut or dropped, pictures dropped or only their small copies kept. What was
 * not kept before does not come back. Where `list` is denied nothing is left but the address; the caller buries that
 * (`tombstoneOf`).
 */
export function restrictArticle(article: Article, decision: RightsDecision): Article {
  if (!mayList(decision)) return emptied(article, decision)
  return { ...article, ...restrictedFields(article, decision), rights: decision }
}

/**
 * An article as outputs and curation may have it by its own decision: undefined when it may not be listed. What leaves the store
 * passes here, so that a decision holds even where an older version of it was stored, or an editor put words or pictures in.
 */
export function permittedArticle<T extends Article>(article: T): T | undefined {
  if (!mayList(article.rights)) return undefined
  return { ...article, ...restrictedFields(article, article.rights) }
}

/** Files of our copies that the new decision no longer covers: their hash and width. */
export function droppedCopies(
  before: readonly Image[],
  after: readonly Image[],
): readonly { readonly hash: string; readonly width: number }[] {
  const kept = new Set(copiesOf(after).map(({ hash, width }) => `${hash}-${width}`))
  return copiesOf(before).filter(({ hash, width }) => !kept.has(`${hash}-${width}`))
}

/** What stays of a removed address: enough never to take it back, no words. */
export function tombstoneOf(url: string, at: Date, rule: string): Tombstone {
  return { urlHash: urlHashOf(url), at, rule }
}

/** Hash that names an address in tombstones: SHA-256 of its canonical form. */
export function urlHashOf(url: string): string {
  return sha256(canonicalUrl(url) ?? url)
}

function restrictedFields(
  article: Article,
  decision: RightsDecision,
): Pick<Article, 'excerpt' | 'text' | 'links' | 'images' | 'provider' | 'evidence'> {
  return {
    excerpt: excerptOf(decision, article.excerpt),
    text: textOf(decision, article.text),
    links: mayKeepText(decision) ? article.links : [],
    images: restrictImages(article.images, imageWidthOf(decision)),
    provider: restrictLogo(article.provider, imageWidthOf(decision)),
    evidence: article.evidence.flatMap((candidate) => restrictCandidate(candidate, decision)),
  }
}

function emptied(article: Article, decision: RightsDecision): Article {
  const { id, url, originalUrl, sourceId, publishedAt, foundAt, type } = article
  return {
    ...{ id, url, originalUrl, sourceId, publishedAt, foundAt, type },
    title: '',
    excerpt: '',
    text: '',
    authors: [],
    provider: { name: '', domain: article.provider.domain, images: [] },
    images: [],
    keywords: [],
    links: [],
    evidence: [],
    rights: decision,
  }
}

function restrictImages(images: readonly Image[], maxWidth: number): readonly Image[] {
  if (maxWidth === 0) return []
  return images.map(({ cached, ...image }) => {
    const kept = cached && restrictCopies(cached, maxWidth)
    return kept ? { ...image, cached: kept } : image
  })
}

// The address of a logo is a fact about the publisher; our copy of it is a picture like any other.
function restrictLogo(provider: Provider, maxWidth: number): Provider {
  if (!provider.images.some(({ cached }) => cached)) return provider
  const without = provider.images.map(({ cached, ...image }) => image)
  return { ...provider, images: maxWidth === 0 ? without : restrictImages(provider.images, maxWidth) }
}

/** The copies whose longer side is within the limit; undefined when none is. */
function restrictCopies(cached: CachedImage, maxWidth: number): CachedImage | undefined {
  const heightPerWidth = cached.height / cached.width
  const widths = cached.widths.filter((width) => Math.max(width, width * heightPerWidth) <= maxWidth)
  if (widths.length === cached.widths.length) return cached
  if (widths.length === 0) return undefined
  const width = Math.max(...widths)
  return { ...cached, width, height: Math.round(width * heightPerWidth), widths }
}

/** Fields whose candidates are facts of the record itself, which a listed article may keep. */
const FACTS: ReadonlySet<string> = new Set([
  'title',
  'date',
  'publishedAt',
  'updatedAt',
  'authors',
  'author',
  'language',
  'canonical',
  'canonicalUrl',
  'ampUrl',
  'siteName',
  'type',
  'licence',
])
const PICTURES: ReadonlySet<string> = new Set(['image', 'images', 'logo'])

// Candidates hold the publisher's words too: those that lost as well as the one that was taken. A field nobody listed above
// is taken for words.
function restrictCandidate(candidate: Candidate, decision: RightsDecision): readonly Candidate[] {
  const { field } = candidate
  if (FACTS.has(field)) return [candidate]
  if (field === 'text') return mayKeepText(decision) ? [candidate] : []
  if (PICTURES.has(field)) return imageWidthOf(decision) > 0 ? [candidate] : []
  const value = excerptOf(decision, candidate.value)
  return value === '' ? [] : [{ ...candidate, value }]
}

function copiesOf(images: readonly Image[]): readonly { readonly hash: string; readonly width: number }[] {
  return images.flatMap(({ cached }) =>
    cached ? cached.widths.map((width) => ({ hash: cached.hash, width })) : [],
  )
}
