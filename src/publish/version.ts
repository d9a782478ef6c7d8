import { hash } from 'node:crypto'
import type { CuratedArticle, Image } from '../model/article.ts'
import { formatRights } from '../model/may.ts'
import type { Score } from '../model/score.ts'
import type { Story } from '../model/story.ts'

/** Raised when renderers change what they write from the same facts, so that every file is rendered again. */
const FORMAT = '1'

/** A version of a file from what it is rendered from. */
export function versionOf(...parts: readonly (string | number | undefined)[]): string {
  return hash('sha1', `${FORMAT}\0${parts.join('\0')}`, 'hex').slice(0, 20)
}

const known = new WeakMap<CuratedArticle, string>()

/** A hash of all of an article that outputs show. Computed once an article object. */
export function articleVersion(article: CuratedArticle): string {
  const before = known.get(article)
  if (before !== undefined) return before
  const version = hash('sha1', shownFacts(article), 'hex').slice(0, 20)
  known.set(article, version)
  return version
}

/** A hash of what outputs show of a story beside its articles. */
export function storyVersion(story: Story | undefined): string {
  if (!story) return ''
  const { id, lead, articles, voices, heat, hourly } = story
  return `${id}\0${lead}\0${articles.join()}\0${voices.join()}\0${scoreFacts(heat)}\0${hourly.join()}`
}

/**
 * Everything of an article that any output shows, as one string. Written out field by field: this runs for every article on
 * every run, and JSON of the whole object costs five times as much. Text and evidence are never shown.
 */
function shownFacts(article: CuratedArticle): string {
  const { provider, rights, topics } = article
  return [
    article.path,
    article.url,
    article.originalUrl,
    article.title,
    article.excerpt,
    article.publishedAt.getTime(),
    article.updatedAt?.getTime(),
    article.foundAt.getTime(),
    article.sourceId,
    article.itemId,
    article.type,
    article.language,
    article.access,
    article.ampUrl,
    article.embed,
    article.authors.join('\x01'),
    provider.name,
    provider.domain,
    provider.images.length > 0 ? JSON.stringify(provider.images) : '',
    article.images.map(imageFacts).join('\x01'),
    article.kind,
    topics
      .map((match) => `${match.topic}\x02${match.confidence}\x02${match.reasons.join('\x02')}`)
      .join('\x01'),
    scoreFacts(article.quality),
    scoreFacts(article.heat),
    article.duplicateOf,
    article.story,
    article.related.join(),
    article.published,
    article.leftOut?.reason,
    Object.values(formatRights(rights)).join(),
    rights.reasons.length,
    rareFacts(article),
  ].join('\0')
}

function rareFacts({ tags, extra, relatedEntries, secured }: CuratedArticle): string {
  if (!tags && !extra && !relatedEntries && !secured) return ''
  return JSON.stringify([tags, extra, relatedEntries, secured])
}

function imageFacts(image: Image): string {
  const { url, width, height, title, attribution, isCached, cached } = image
  const copy = cached
    ? `${cached.hash}\x02${cached.widths.join()}\x02${cached.formats.join()}\x02${cached.width}`
    : ''
  return `${url}\x02${width}\x02${height}\x02${title}\x02${attribution}\x02${isCached}\x02${copy}`
}

function scoreFacts(score: Score | undefined): string {
  if (!score) return ''
  let facts = String(score.value)
  for (const part of score.parts) facts += `\x01${part.name}\x02${part.points}\x02${part.evidence}`
  return facts
}
