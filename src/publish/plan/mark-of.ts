import type { CachedImage, CuratedArticle } from '../../model/article.ts'
import type { ArticleMark } from '../../model/mark.ts'
import { imageWidthOf, mayList } from '../../model/may.ts'
import { signalsOf } from '../site/rights-line.ts'
import { articleVersion } from '../version.ts'
import { numberOfText } from './fingerprint.ts'
import { nameOfPath, slugOfPath } from './slugs.ts'

/** The mark of an article as outputs may show it. */
export function markOf(article: CuratedArticle): ArticleMark {
  const { story, duplicateOf, heat } = article
  const picture = pictureOf(article)
  return {
    id: article.id,
    version: numberOfText(`${articleVersion(article)} ${signalsOf(article.rights).join()}`),
    publishedAt: article.publishedAt.getTime(),
    foundAt: article.foundAt.getTime(),
    provider: { name: article.provider.name, domain: article.provider.domain },
    topics: article.topics.map(({ topic }) => topic),
    related: article.related,
    ...(story !== undefined && { story }),
    ...(duplicateOf !== undefined && { duplicateOf }),
    ...(heat && { heat: heat.value }),
    isPublished: article.published,
    isListable: mayList(article.rights),
    ...(picture !== undefined && { picture: numberOfText(picture) }),
    slug: numberOfText(slugOfPath(article.path)),
    pathDay: pathDayOf(article.path),
    copies: [...article.images, ...article.provider.images].flatMap(({ cached }) =>
      cached ? copyNames(cached) : [],
    ),
  }
}

/** `_news/2026-10-01-slug.md` as 20261001; a name without a day comes after all days. */
function pathDayOf(path: string): number {
  const day = Number(nameOfPath(path).slice(0, 10).replaceAll('-', ''))
  return Number.isInteger(day) && day > 0 ? day : Number.MAX_SAFE_INTEGER
}

function pictureOf({ published, images, rights }: CuratedArticle): string | undefined {
  return published && imageWidthOf(rights) > 0 ? images[0]?.cached?.hash : undefined
}

/** File names of the copies of a picture. */
function copyNames({ hash, widths, formats }: CachedImage): readonly string[] {
  return widths.flatMap((width) => formats.map((format) => `${hash}-${width}.${format}`))
}
