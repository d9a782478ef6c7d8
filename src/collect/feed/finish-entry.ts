import { resolveUrl } from '../../lib/html/resolve-url.ts'
import type { Enclosure, FeedEntry, FeedExtras, FeedImage, FeedSource, Person } from '../../model/feed.ts'
import { htmlOf, textOf } from './construct.ts'
import type { Construct, Draft, DraftLink } from './draft.ts'
import { votesOf } from './points.ts'

/** An item in its final form; what the feed says for all its items is filled in. */
export function finishEntry(draft: Draft, feed: Draft): FeedEntry {
  const { text: title, html: titleHtml } = textOf(draft.title)
  const link = linkOf(draft)
  const body = bodyOf(draft)
  const votes = body.mayCount ? votesOf(body.summary) : NO_VOTES
  const { text: rights, html: rightsHtml } = textOf(draft.rights)
  const entry = withoutUndefined({
    id: draft.id ?? link,
    title,
    titleHtml,
    link,
    comments: draft.comments,
    commentCount: draft.commentCount ?? votes.comments,
    points: votes.points,
    authors: authorsOf(draft),
    published: draft.published ?? draft.created,
    updated: draft.updated,
    summary: body.summary,
    content: body.content,
    categories: draft.categories,
    enclosures: enclosuresOf(draft.links),
    images: imagesOf(draft),
    language: draft.language,
    licence: draft.licence ?? licenceOf(draft.links),
    rsl: draft.rsl,
    rights,
    rightsHtml,
    plain: body.plain,
    source: sourceOf(draft, feed),
  })
  return draft.extras ? { ...entry, ...finishExtras(draft) } : entry
}

/** The rare fields of a draft. */
export function finishExtras({ extras = {} }: Draft): FeedExtras {
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
  const alternates = draft.links.filter((link) => link.rel === 'alternate')
  const alternate = alternates.find((link) => !link.type || /html/.test(link.type)) ?? alternates[0]
  const stated = draft.originalLink ?? draft.link ?? alternate?.url
  if (stated) return stated
  return draft.guidIsLink && /^https?:/i.test(draft.id ?? '')
    ? resolveUrl(draft.id ?? '', undefined)
    : undefined
}

/** Address of the licence a feed or item links to. */
export function licenceOf(links: readonly DraftLink[]): string | undefined {
  return links.find((link) => link.rel === 'license')?.url
}

/** The object without the fields that are undefined: absent is absent. */
export function withoutUndefined<T extends object>(fields: T): Defined<T> {
  const kept: Partial<T> = {}
  for (const key in fields) {
    if (fields[key] !== undefined) kept[key] = fields[key]
  }
  // Safe: exactly the fields that were undefined are gone, which is what the type says.
  return kept as unknown as Defined<T>
}

type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>
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
  const plain = [
    ...(isPlain(summary) ? ['summary' as const] : []),
    ...(isPlain(content) ? ['content' as const] : []),
  ]
  return {
    mayCount: summary?.value.includes('oints') ?? false,
    summary: htmlOf(summary),
    content: htmlOf(content),
    plain: plain.length > 0 ? plain : undefined,
  }
}

function isPlain(construct: Construct | undefined): boolean {
  return construct?.kind === 'text' && /[<&\n]/.test(construct.value)
}

const NONE: readonly never[] = Object.freeze([])

function enclosuresOf(links: readonly DraftLink[]): readonly Enclosure[] {
  if (!links.some((link) => link.rel === 'enclosure')) return NONE
  return links
    .filter((link) => link.rel === 'enclosure')
    .map(({ url, type, length, durationSeconds }) => withoutUndefined({ url, type, length, durationSeconds }))
}

/** Declared pictures, then enclosures that are pictures; each address once. */
function imagesOf({ images, links }: Draft): readonly FeedImage[] {
  const attached = links.filter((link) => link.rel === 'enclosure' && link.type?.startsWith('image/'))
  if (images.length + attached.length < 2 && attached.length === 0) return images
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
