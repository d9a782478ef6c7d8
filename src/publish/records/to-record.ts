import type { CuratedArticle, Image, Provider } from '../../model/article.ts'
import { excerptOf as cutExcerpt, excerptLimitOf, formatRights, mayList, mayUse } from '../../model/may.ts'
import type { NewsRecord, RecordImage, RecordProvider, RelatedEntry } from '../../model/record.ts'
import type { Story } from '../../model/story.ts'
import { cdnAmpUrl } from './amp.ts'
import { playerFrame } from './player.ts'
import { isoSeconds } from './read-record.ts'
import { isUnstated } from './rights-words.ts'
import { type KeyRing, seal } from './secured.ts'

/** What a record shows of other articles, and the keys its private fields are sealed with. */
export type RecordContext = {
  readonly findArticle: (id: string) => CuratedArticle | undefined
  readonly findStory: (id: string) => Story | undefined
  /** Absent: no `secured`. */
  readonly keys?: KeyRing
}

/** The record of an article. Pure; the same article in the same context gives the same record, byte for byte. */
export function toRecord(article: CuratedArticle, context: RecordContext): NewsRecord {
  return {
    category: 'news',
    title: article.title,
    excerpt: excerptOf(article),
    publishedDateTime: isoSeconds(article.publishedAt),
    ...(article.updatedAt && { updatedDateTime: isoSeconds(article.updatedAt) }),
    originalUrl: article.originalUrl,
    webUrl: article.url,
    ...ampOf(article),
    type: article.type,
    ...scoresOf(article),
    published: article.published,
    ...(article.leftOut?.reason === 'removed' && { removed: true }),
    ...embedOf(article),
    provider: providerOf(article.provider),
    ...(article.authors.length > 0 && { authors: article.authors }),
    ...(article.language && { language: article.language }),
    ...(article.access && { access: article.access }),
    topics: article.topics.map((match) => match.topic),
    ...(article.tags && article.tags.length > 0 && { tags: article.tags }),
    ...imagesOf(article),
    ...relatedOf(article, context),
    ...storyOf(article, context),
    ...(!isUnstated(article.rights) && { rights: formatRights(article.rights) }),
    ...securedOf(article, context.keys),
    ...(article.extra && { extra: article.extra }),
  }
}

/** As much of the publisher's words as rights let be shown; words within the limit stay as they are, byte for byte. */
export function excerptOf({ rights, excerpt }: CuratedArticle): string {
  return excerpt.length <= excerptLimitOf(rights) ? excerpt : cutExcerpt(rights, excerpt)
}

/** The pictures that may be shown. */
export function shownImages(article: CuratedArticle): readonly Image[] {
  return mayUse(article.rights, 'image') ? article.images : []
}

function ampOf(article: CuratedArticle): Pick<NewsRecord, 'ampWebUrl' | 'cdnAmpWebUrl'> {
  if (!article.ampUrl) return {}
  const cdnAmpWebUrl = cdnAmpUrl(article.ampUrl)
  return { ampWebUrl: article.ampUrl, ...(cdnAmpWebUrl && { cdnAmpWebUrl }) }
}

function embedOf({ embed }: CuratedArticle): Pick<NewsRecord, 'featuredContent'> {
  const frame = playerFrame(embed)
  return frame === undefined ? {} : { featuredContent: frame }
}

function scoresOf(article: CuratedArticle): Pick<NewsRecord, 'quality' | 'heat'> {
  return {
    ...(article.quality && { quality: article.quality.value }),
    ...(article.heat && { heat: article.heat.value }),
  }
}

function providerOf(provider: Provider): RecordProvider {
  const named = { name: provider.name, domain: provider.domain }
  const images = provider.images.map(({ cached, ...image }) => image)
  return images.length === 0 ? named : { ...named, images }
}

function imagesOf(article: CuratedArticle): { images?: readonly RecordImage[] } {
  const images = shownImages(article)
  return images.length === 0 ? {} : { images: images.map(recordImage) }
}

function recordImage(image: Image): RecordImage {
  return {
    url: image.url,
    ...(image.width !== undefined && { width: image.width }),
    ...(image.height !== undefined && { height: image.height }),
    isCached: isCached(image),
    ...(image.title && { title: image.title }),
    ...(image.attribution && { attribution: image.attribution }),
  }
}

/** True when the site serves a resized copy of the picture. */
export function isCached(image: Image): boolean {
  return image.cached !== undefined || image.isCached === true
}

function relatedOf(
  article: CuratedArticle,
  { findArticle }: RecordContext,
): { related?: readonly RelatedEntry[] } {
  const known = article.related.map(findArticle).filter((related) => related !== undefined)
  const shown = known.filter((related) => mayList(related.rights)).map(relatedEntry)
  const urls = new Set(shown.map((entry) => entry.webUrl))
  const foreign = (article.relatedEntries ?? []).filter((entry) => !urls.has(entry.webUrl))
  const related = [...shown, ...foreign]
  return related.length === 0 ? {} : { related }
}

function relatedEntry(article: CuratedArticle): RelatedEntry {
  return {
    title: article.title,
    excerpt: excerptOf(article),
    publishedDateTime: isoSeconds(article.publishedAt),
    webUrl: article.url,
    ...ampOf(article),
    type: article.type,
    provider: { name: article.provider.name, domain: article.provider.domain },
    ...scoresOf(article),
    ...imagesOf(article),
  }
}

function storyOf(article: CuratedArticle, context: RecordContext): Pick<NewsRecord, 'story'> {
  const story = article.story === undefined ? undefined : context.findStory(article.story)
  if (!story || story.articles.length < 2) return {}
  const lead = context.findArticle(story.lead)
  return {
    story: {
      id: story.id,
      ...(lead && { lead: lead.path }),
      articles: story.articles.length,
      providers: story.voices.length,
    },
  }
}

/** The private fields of an article, sealed; an imported value that no key of ours made is kept as it is. */
function securedOf(article: CuratedArticle, keys: KeyRing | undefined): { secured?: string } {
  if (article.secured) return { secured: article.secured }
  if (!keys) return {}
  return { secured: seal(privateFields(article), { path: article.path, field: 'secured' }, keys) }
}

function privateFields(article: CuratedArticle): string {
  return JSON.stringify({
    sourceId: article.sourceId,
    itemId: article.itemId,
    foundAt: isoSeconds(article.foundAt),
    quality: article.quality?.parts,
    heat: article.heat?.parts,
    topics: article.topics,
  })
}
