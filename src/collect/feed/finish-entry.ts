import { resolveUrl } from '../../lib/html/resolve-url.ts'
import type { Enclosure, FeedEntry, FeedExtras, FeedImage, FeedSource, Person } from '../../model/feed.ts'
import { withoutUndefined } from '../without-undefined.ts'
import { htmlOf, textOf } from './construct.ts'
import type { Construct, Draft, DraftLink, Mutable } from './draft.ts'
import { votesOf } from './points.ts'

/**
 * An item in its final form; what the feed says for all its items is filled in. Absent is absent: each field is written only when
 * there is a value, one statement each, because the engine is slow at names that are not written in the program.
 */
export function finishEntry(draft: Draft, feed: Draft): FeedEntry {
  const link = linkOf(draft)
  const body = bodyOf(draft)
  const votes = body.mayCount ? votesOf(body.summary) : NO_VOTES
  const id = draft.id ?? link
  const commentCount = draft.commentCount ?? votes.comments
  const published = draft.published ?? draft.created
  const entry: Partial<Mutable<FeedEntry>> = {}
  if (id !== undefined) entry.id = id
  if (draft.title) writeTitle(entry, draft.title)
  if (link !== undefined) entry.link = link
  if (draft.comments !== undefined) entry.comments = draft.comments
  if (commentCount !== undefined) entry.commentCount = commentCount
  if (votes.points !== undefined) entry.points = votes.points
  entry.authors = authorsOf(draft)
  if (published !== undefined) entry.published = published
  if (draft.updated !== undefined) entry.updated = draft.updated
  if (body.summary !== undefined) entry.summary = body.summary
  if (body.content !== undefined) entry.content = body.content
  entry.categories = draft.categories
  entry.enclosures = enclosuresOf(draft.links)
  entry.images = imagesOf(draft)
  if (draft.language !== undefined) entry.language = draft.language
  writeTerms(entry, draft)
  if (body.plain !== undefined) entry.plain = body.plain
  const source = sourceOf(draft, feed)
  if (source !== undefined) entry.source = source
  if (draft.extras) Object.assign(entry, finishExtras(draft))
  // Safe: the four fields that are not optional are written above.
  return entry as FeedEntry
}

function writeTerms(entry: Partial<Mutable<FeedEntry>>, draft: Draft): void {
  const licence = draft.licence ?? licenceOf(draft.links)
  if (licence !== undefined) entry.licence = licence
  if (draft.rsl !== undefined) entry.rsl = draft.rsl
  if (draft.rights) writeRights(entry, draft.rights)
}

function writeTitle(entry: Partial<Mutable<FeedEntry>>, title: Construct): void {
  const { text, html } = textOf(title)
  if (text !== undefined) entry.title = text
  if (html !== undefined) entry.titleHtml = html
}

function writeRights(entry: Partial<Mutable<FeedEntry>>, rights: Construct): void {
  const { text, html } = textOf(rights)
  if (text !== undefined) entry.rights = text
  if (html !== undefined) entry.rightsHtml = html
}

/** The rare fields of a draft. */
export function finishExtras({ extras = {} }: Draft): FeedExtras {
  if (extras.placeName === undefined && extras.latitude === undefined && extras.longitude === undefined)
    return extras
  const { latitude, longitude, placeName, ...kept } = extras
  const [place, ...places] = kept.places ?? []
  if (!place || placeName === undefined) return kept
  return { ...kept, places: [{ name: placeName, ...place }, ...places] }
}

/** Authors by their own elements, else by lesser ones; RFC 4287 section 4.1.2: else those of its source. */
export function authorsOf({ authors, otherAuthors, source }: Draft): readonly Person[] {
  if (authors.length > 0) return authors
  return otherAuthors.length > 0 || !source ? otherAuthors : source.authors
}

/** The page of an item or feed: its own link, an alternate link, a guid that is an address. */
export function linkOf(draft: Draft): string | undefined {
  const stated = draft.originalLink ?? draft.link ?? alternateOf(draft.links)
  if (stated) return stated
  return draft.guidIsLink && /^https?:/i.test(draft.id ?? '')
    ? resolveUrl(draft.id ?? '', undefined)
    : undefined
}

function alternateOf(links: readonly DraftLink[]): string | undefined {
  if (links.length === 0) return undefined
  const alternates = links.filter((link) => link.rel === 'alternate')
  return (alternates.find((link) => !link.type || link.type.includes('html')) ?? alternates[0])?.url
}

/** Address of the licence a feed or item links to. */
export function licenceOf(links: readonly DraftLink[]): string | undefined {
  return links.find((link) => link.rel === 'license')?.url
}

const NO_VOTES: ReturnType<typeof votesOf> = {}

type Body = {
  /** Whether the summary may name points; asked of it as it came, which is one string in memory. */
  readonly mayCount: boolean
  readonly summary: string | undefined
  readonly content: string | undefined
  readonly plain: FeedEntry['plain'] | undefined
}

/** Summary and content. An RSS description beside an own summary is the content. */
function bodyOf(draft: Draft): Body {
  const summary = draft.summary ?? draft.description
  const content = draft.content ?? (draft.summary ? draft.description : undefined)
  const html = htmlOf(summary)
  return {
    mayCount: summary?.value.includes('oints') ?? false,
    summary: html,
    // Podcasts say the same in two elements.
    content: isSame(summary, content) ? html : htmlOf(content),
    plain: plainOf(summary, content),
  }
}

function isSame(one: Construct | undefined, other: Construct | undefined): boolean {
  return one?.value === other?.value && one?.kind === other?.kind && one?.base === other?.base
}

function plainOf(summary: Construct | undefined, content: Construct | undefined): Body['plain'] {
  if (isPlain(summary)) return isPlain(content) ? ['summary', 'content'] : ['summary']
  return isPlain(content) ? ['content'] : undefined
}

function isPlain(construct: Construct | undefined): boolean {
  return construct?.kind === 'text' && /[<&\n]/.test(construct.value)
}

const NONE: readonly never[] = Object.freeze([])

function enclosuresOf(links: readonly DraftLink[]): readonly Enclosure[] {
  if (links.length === 0) return NONE
  const enclosures = links.filter((link) => link.rel === 'enclosure')
  return enclosures.length === 0 ? NONE : enclosures.map((link) => enclosureOf(link))
}

function enclosureOf({ url, type, length, durationSeconds }: DraftLink): Enclosure {
  const enclosure: Mutable<Enclosure> = { url }
  if (type !== undefined) enclosure.type = type
  if (length !== undefined) enclosure.length = length
  if (durationSeconds !== undefined) enclosure.durationSeconds = durationSeconds
  return enclosure
}

/** Declared pictures, then enclosures that are pictures; each address once. */
function imagesOf({ images, links }: Draft): readonly FeedImage[] {
  const attached =
    links.length === 0
      ? NONE
      : links.filter((link) => link.rel === 'enclosure' && link.type?.startsWith('image/'))
  if (images.length < 2 && attached.length === 0) return images
  const byUrl = new Map<string, FeedImage>()
  for (const image of [...images, ...attached.map(({ url }) => ({ url }))]) {
    if (!byUrl.has(image.url)) byUrl.set(image.url, image)
  }
  return [...byUrl.values()]
}

/** Where an aggregator took an item from; in a news sitemap the publication. */
function sourceOf({ source, publication }: Draft, feed: Draft): FeedSource | undefined {
  if (!source) return publication === undefined ? undefined : { title: publication }
  const { authors, categories, links } = source
  const { text: rights, html: rightsHtml } = textOf(source.rights)
  const self = links.find((link) => link.rel === 'self')?.url
  const found = withoutUndefined({
    title: textOf(source.title).text,
    link: linkOf(source) ?? self,
    self,
    id: source.id,
    description: htmlOf(source.summary ?? source.description),
    authors: authors.length > 0 ? authors : undefined,
    categories: categories.length > 0 ? categories : undefined,
    updated: source.updated,
    language: source.language,
    icon: source.icon,
    image: source.image ?? source.images[0],
    licence: source.licence ?? licenceOf(links),
    rights,
    rightsHtml,
    generator: source.generator,
    ...(source.extras && finishExtras(source)),
  })
  return source === feed || Object.keys(found).length === 0 ? undefined : found
}
