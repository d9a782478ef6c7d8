import type { CuratedArticle, Image, Provider } from '../../model/article.ts'
import { formatRights } from '../../model/may.ts'
import type { EditionIndex } from '../edition-index.ts'
import { cdnAmpUrl } from '../records/amp.ts'
import { playerFrame } from '../records/player.ts'
import { isoSeconds } from '../records/read-record.ts'
import { excerptOf, isCached, shownImages } from '../records/to-record.ts'
import { articleVersion } from '../version.ts'

type Lookups = Pick<EditionIndex, 'findStory' | 'findArticle'>

/**
 * One article as clients of the API know it: 21 keys in the archive's order, null where unknown, then the new ones. Known
 * clients skip a null list and fail on an empty one.
 */
export function itemOf(article: CuratedArticle, index: Lookups) {
  return {
    path: article.path,
    title: article.title,
    excerpt: excerptOf(article),
    sourceUrl: null,
    webUrl: article.url,
    originalUrl: article.originalUrl,
    featuredContent: playerFrame(article.embed) ?? null,
    highlight: null,
    heat: article.heat ? article.heat.value : null,
    tags: listOrNull(article.tags ?? []),
    images: listOrNull(shownImages(article).map(imageOf)),
    content: '',
    type: article.type,
    ampWebUrl: article.ampUrl ?? null,
    cdnAmpWebUrl: article.ampUrl ? (cdnAmpUrl(article.ampUrl) ?? null) : null,
    publishedDateTime: isoSeconds(article.publishedAt),
    updatedDateTime: article.updatedAt ? isoSeconds(article.updatedAt) : null,
    provider: providerOf(article.provider, article.authors),
    locale: 'en-us',
    categories: ['news'],
    topics: article.topics.map((match) => match.topic),
    id: article.id,
    quality: article.quality ? article.quality.value : null,
    language: article.language ?? null,
    story: storyOf(article, index),
    rights: formatRights(article.rights),
  }
}

/** Changes whenever the item would. */
export function itemVersion(article: CuratedArticle, index: Lookups): string {
  const story = storyOf(article, index)
  if (!story) return articleVersion(article)
  return `${articleVersion(article)} ${story.id} ${story.lead} ${story.articles} ${story.providers}`
}

function providerOf(provider: Provider, authors: readonly string[]) {
  return {
    name: provider.name,
    domain: provider.domain,
    images: listOrNull(provider.images.map(imageOf)),
    publishers: null,
    authors: listOrNull(authors),
  }
}

function imageOf(image: Image) {
  return {
    url: image.url,
    width: image.width ?? null,
    height: image.height ?? null,
    title: image.title ?? null,
    attribution: image.attribution ?? null,
    isCached: isCached(image),
  }
}

function storyOf(article: CuratedArticle, { findStory, findArticle }: Lookups) {
  const story = article.story === undefined ? undefined : findStory(article.story)
  if (!story || story.articles.length < 2) return null
  return {
    id: story.id,
    lead: findArticle(story.lead)?.path ?? null,
    articles: story.articles.length,
    providers: story.voices.length,
  }
}

function listOrNull<T>(list: readonly T[]): readonly T[] | null {
  return list.length > 0 ? list : null
}
