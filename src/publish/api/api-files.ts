import type { CuratedArticle } from '../../model/article.ts'
import type { PlannedFile } from '../../model/edition.ts'
import type { EditionIndex } from '../edition-index.ts'
import { versionOf } from '../version.ts'
import { detailFile } from './details.ts'
import { itemOf, itemVersion } from './item.ts'
import { openApi } from './openapi.ts'
import { type Listed, listedValue, listFile } from './page-files.ts'

/** The API's own description. */
export function descriptionFile({ site }: EditionIndex['edition']): PlannedFile {
  return {
    path: 'api/openapi.json',
    version: versionOf(site.name, site.url, 'openapi'),
    render: () => `${JSON.stringify(openApi(site))}\n`,
  }
}

/** A day's archive and the documents of its articles: their JSON is made once and let go. */
export function* dayFiles({ day, articles, nameOf }: ApiDay, index: EditionIndex): Iterable<PlannedFile> {
  const items = articles.map((article) => listedArticle(article, index))
  yield listFile(`${dayFolder(day)}index.json`, items)
  for (const [at, article] of articles.entries()) {
    const item = items[at]
    if (item) yield detailFile({ article, item, slug: nameOf(article) }, index)
  }
}

type ApiDay = {
  /** `2026-10-01` */
  readonly day: string
  readonly articles: readonly CuratedArticle[]
  /** Name of an article's document. */
  readonly nameOf: (article: CuratedArticle) => string
}

/** The days of a year that have articles, newest first. */
export function yearFile(
  year: string,
  days: readonly { readonly day: string; readonly articles: number }[],
): PlannedFile {
  const value = days.map(({ day, articles }) => ({ day, articles, path: dayFolder(day) }))
  return listFile(`api/news/${year}/index.json`, value.map(listedValue))
}

function dayFolder(day: string): string {
  return `api/news/${day.replaceAll('-', '/')}/`
}

/** An element of the API's lists. Its JSON is made once, when the first file that shows it is rendered. */
export function listedArticle(article: CuratedArticle, index: EditionIndex): Listed {
  let json: string | undefined
  return {
    version: itemVersion(article, index),
    json: () => {
      json ??= JSON.stringify(itemOf(article, index))
      return json
    },
  }
}
