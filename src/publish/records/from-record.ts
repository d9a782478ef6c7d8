import { BroadsheetError } from '../../lib/error.ts'
import { sha256 } from '../../lib/hash.ts'
import { canonicalUrl, domainOf } from '../../lib/url/canonical-url.ts'
import type { CuratedArticle, Image, Provider } from '../../model/article.ts'
import type { ArticleType } from '../../model/page.ts'
import type { NewsRecord, RecordImage } from '../../model/record.ts'
import type { Score } from '../../model/score.ts'
import { playerAddress } from './player.ts'
import { rightsOfRecord } from './rights-words.ts'

/** Source of articles that are known from their record alone. */
export const RECORDS_SOURCE = 'records'

const TYPES: readonly ArticleType[] = ['article', 'video', 'podcast', 'paper', 'code']

/**
 * The article a record tells of; `path` is the record's own. What records do not hold (text, evidence, score parts) is empty or
 * one part named `record`. Throws `BroadsheetError` RECORD_VALUE when it has no usable address or date.
 */
export function fromRecord(record: NewsRecord, path: string): CuratedArticle {
  const address = record.webUrl ?? record.originalUrl ?? ''
  const url = addressOf(address, path)
  const publishedAt = dateOf(record, path)
  return {
    id: sha256(url, 16),
    url,
    originalUrl: record.originalUrl ?? address,
    sourceId: RECORDS_SOURCE,
    title: record.title ?? '',
    excerpt: record.excerpt ?? '',
    text: '',
    publishedAt,
    ...(record.updatedDateTime && { updatedAt: new Date(record.updatedDateTime) }),
    foundAt: publishedAt,
    type: TYPES.find((type) => type === record.type) ?? 'article',
    ...(record.language && { language: record.language }),
    ...(record.access === 'subscription' && { access: record.access }),
    ...(record.ampWebUrl && { ampUrl: record.ampWebUrl }),
    ...embedOf(record),
    authors: record.authors ?? [],
    provider: providerOf(record, url),
    images: (record.images ?? []).flatMap(imageOf),
    keywords: [],
    links: [],
    rights: rightsOfRecord(record),
    evidence: [],
    ...judgementOf(record),
    path,
    ...(record.tags && { tags: record.tags }),
    ...(record.extra && { extra: record.extra }),
    ...(record.related && { relatedEntries: record.related }),
    ...(record.secured && { secured: record.secured }),
  }
}

function embedOf({ featuredContent }: NewsRecord): { embed?: string } {
  const embed = playerAddress(featuredContent)
  return embed === undefined ? {} : { embed }
}

function judgementOf(record: NewsRecord) {
  const removed = record.removed === true
  return {
    kind: 'report',
    topics: (record.topics ?? []).map((topic) => ({ topic, confidence: 1, reasons: ['record'] })),
    ...(record.quality !== undefined && { quality: scoreOf(record.quality) }),
    ...(record.heat !== undefined && { heat: scoreOf(record.heat) }),
    ...(record.story?.id && { story: record.story.id }),
    related: [],
    published: !removed && (record.published ?? true),
    ...(removed && { leftOut: { reason: 'removed', words: 'Removed in the record.' } }),
  } as const
}

/** Older archives hold -1 and values over 100; they are kept, as part of the archive's own truth. */
function scoreOf(value: number): Score {
  const points = Math.round(value)
  return { value: points, parts: [{ name: 'record', points, evidence: 'as the record says' }] }
}

function addressOf(address: string, path: string): string {
  const url = canonicalUrl(address)
  if (url) return url
  throw new BroadsheetError('RECORD_VALUE', `${path} has no web address that can be read.`, {
    hint: 'Give "webUrl" an address that begins with https:// or http://.',
  })
}

function dateOf(record: NewsRecord, path: string): Date {
  if (record.publishedDateTime) return new Date(record.publishedDateTime)
  const day = /(?:^|\/)(\d{4}-\d\d-\d\d)-/.exec(path)?.[1]
  const date = day ? new Date(`${day}T00:00:00Z`) : undefined
  if (date && !Number.isNaN(date.getTime())) return date
  throw new BroadsheetError('RECORD_VALUE', `${path} has no date of publication.`, {
    hint: 'Give "publishedDateTime" a date such as 2024-03-14T09:57:38Z.',
  })
}

function providerOf({ provider }: NewsRecord, url: string): Provider {
  const domain = provider?.domain ?? domainOf(url)
  return {
    name: provider?.name ?? domain,
    domain,
    images: (provider?.images ?? []).flatMap((image) => {
      const { url: address, width, height } = image
      if (!address) return []
      return [
        { url: address, ...(width !== undefined && { width }), ...(height !== undefined && { height }) },
      ]
    }),
  }
}

function imageOf(image: RecordImage): Image[] {
  if (!image.url) return []
  return [
    {
      url: image.url,
      ...(image.width !== undefined && { width: image.width }),
      ...(image.height !== undefined && { height: image.height }),
      ...(image.isCached && { isCached: true as const }),
      ...(image.title && { title: image.title }),
      ...(image.attribution && { attribution: image.attribution }),
    },
  ]
}
