/** Our parser as the scorer sees it: `parse(bytes, ...)` gives its neutral form, `raw(text)` is the bare call that is timed. */
import type { Feed, FeedEntry, Person, Place } from '../src/model/feed.ts'

// The built library under the types of its source, so that types can be checked before a build.
const { parseFeed, parseFeedText }: typeof import('../src/collect/feed/parse-feed.ts') = await import(
  new URL('../dist/collect/feed/parse-feed.js', import.meta.url).href
)

export const name = 'broadsheet'
export const ver = ''

export const raw = (text: string) => parseFeedText(text)

export function parse(
  bytes: Uint8Array,
  { url, headers }: { url?: string; headers?: Record<string, string> },
) {
  const { feed, entries, problems } = parseFeed(bytes, { ...(url && { url }), ...(headers && { headers }) })
  return {
    format: `${feed.format === 'rdf' ? 'rss' : feed.format}${feed.version ?? ''}`,
    encoding: feed.encoding,
    problems,
    feed: {
      ...common(feed),
      description: feed.description,
      info: feed.description,
      generator: feed.generator,
      image: feed.image && { ...feed.image, title: feed.imageTitle },
      icon: feed.icon,
      ttl: feed.hints.ttlMinutes,
      cloud: feed.cloud,
      textinput: feed.textInput,
    },
    entries: entries.map(neutralEntry),
  }
}

function neutralEntry(entry: FeedEntry) {
  return {
    ...common(entry),
    summary: entry.plain?.includes('summary') ? unescapeText(entry.summary) : entry.summary,
    content: entry.content === undefined ? undefined : [contentOf(entry)],
    enclosures: entry.enclosures,
    comments: entry.comments,
    media_thumbnail: entry.images,
    source: entry.source && { ...entry.source, author: authorLine(entry.source.authors?.[0]) },
    where: entry.places?.[0] && geometryOf(entry.places[0]),
  }
}

function common(from: Feed | FeedEntry) {
  return {
    title: from.titleHtml ?? (from.title && escapeText(from.title)),
    id: from.id,
    link: from.link,
    author: authorLine(from.authors[0]),
    authors: from.authors,
    published: from.published,
    updated: from.updated,
    categories: from.categories,
    language: from.language,
    rights: from.rightsHtml ?? (from.rights && escapeText(from.rights)),
    license: from.licence,
    contributors: from.contributors,
    publisherDetail: from.publisher,
    itunes_explicit: from.podcast?.isExplicit,
    itunes_block: from.podcast?.isBlocked ? 1 : 0,
  }
}

/** As GeoJSON writes it: longitude first. */
function geometryOf({ shape, positions }: Place) {
  const coordinates = positions.map(([latitude, longitude]) => [longitude, latitude])
  const type = { point: 'Point', line: 'LineString', polygon: 'Polygon', box: 'Box', circle: 'Circle' }[shape]
  return { type, coordinates: shape === 'point' ? coordinates[0] : coordinates }
}

function contentOf({ content, plain }: FeedEntry) {
  return plain?.includes('content')
    ? { value: unescapeText(content), type: 'text/plain' }
    : { value: content }
}

/** Plain text as the feed had it. */
function unescapeText(html: string | undefined): string | undefined {
  return html?.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

function authorLine(person: Person | undefined): string | undefined {
  if (!person) return undefined
  return person.name && person.email ? `${person.name} (${person.email})` : (person.name ?? person.email)
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
