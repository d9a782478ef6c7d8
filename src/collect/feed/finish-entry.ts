import { resolveUrl } from '../../lib/html/resolve-url.ts'
import type { Enclosure, FeedEntry, FeedImage } from '../../model/feed.ts'
import { htmlOf, textOf } from './construct.ts'
import type { Construct, Draft, DraftLink } from './draft.ts'
import { votesOf } from './points.ts'

/** An item in its final form; what the feed says for all its items is filled in. */
export function finishEntry(draft: Draft, feed: Draft): FeedEntry {
  const { text: title, html: titleHtml } = textOf(draft.title)
  const link = linkOf(draft)
  const body = bodyOf(draft)
  const votes = votesOf(body.summary)
  const { text: rights, html: rightsHtml } = textOf(draft.rights)
  return withoutUndefined({
    id: draft.id ?? link,
    title,
    titleHtml,
    link,
    comments: draft.comments,
    commentCount: draft.commentCount ?? votes.comments,
    points: votes.points,
    authors: draft.authors.length > 0 ? draft.authors : draft.otherAuthors,
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
    source: draft.source && sourceOf(draft.source, feed),
  })
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

type Body = {
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
    summary: htmlOf(summary),
    content: htmlOf(content),
    plain: plain.length > 0 ? plain : undefined,
  }
}

function isPlain(construct: Construct | undefined): boolean {
  return construct?.kind === 'text' && /[<&\n]/.test(construct.value)
}

function enclosuresOf(links: readonly DraftLink[]): readonly Enclosure[] {
  return links
    .filter((link) => link.rel === 'enclosure')
    .map(({ url, type, length }) => withoutUndefined({ url, type, length }))
}

/** Declared pictures, then enclosures that are pictures; each address once. */
function imagesOf(draft: Draft): readonly FeedImage[] {
  const attached = draft.links.filter((link) => link.rel === 'enclosure' && link.type?.startsWith('image/'))
  if (draft.images.length === 0 && attached.length === 0) return draft.images
  const byUrl = new Map<string, FeedImage>()
  for (const image of [...draft.images, ...attached.map(({ url }) => ({ url }))]) {
    if (!byUrl.has(image.url)) byUrl.set(image.url, image)
  }
  return [...byUrl.values()]
}

function sourceOf(source: Draft, feed: Draft): NonNullable<FeedEntry['source']> | undefined {
  const self = source.links.find((link) => link.rel === 'self')?.url
  const found = withoutUndefined({
    title: textOf(source.title).text,
    link: linkOf(source) ?? self,
    id: source.id,
  })
  return source === feed || Object.keys(found).length === 0 ? undefined : found
}
