import type { CuratedArticle } from '../../model/article.ts'
import type { PlannedFile } from '../../model/edition.ts'
import type { EditionIndex } from '../edition-index.ts'
import { dayOf } from '../records/record-path.ts'
import { versionOf } from '../version.ts'
import { apiSlugs } from './api-slugs.ts'
import { detailFile, storyFile } from './details.ts'
import { itemOf, itemVersion } from './item.ts'
import { newsletterItems, providerItems, sponsorshipItems, storyItems, topicItems } from './lists.ts'
import { openApi } from './openapi.ts'
import { type Listed, listedValue, listFile, pageFiles } from './page-files.ts'

const DAY_MS = 86_400_000

/** The JSON API as static files (docs/api.md). */
export function* apiFiles(index: EditionIndex): Iterable<PlannedFile> {
  const { edition } = index
  const options = { pages: edition.outputs.apiPages }
  const reach = options.pages * 25
  const listed = (articles: readonly CuratedArticle[]) =>
    articles.slice(0, reach).map((article) => listedArticle(article, index))
  yield* pageFiles('api/news', listed(index.listed), options)
  for (const topic of edition.taxonomy) {
    yield* pageFiles(`api/news/${topic.id}`, listed(index.byTopic.get(topic.name) ?? []), options)
  }
  yield listFile('api/topics/index.json', topicItems(index).map(listedValue))
  yield listFile('api/providers/index.json', providerItems(index).map(listedValue))
  yield* pageFiles('api/stories', storyItems(index).map(listedValue), options)
  yield listFile('api/newsletters/index.json', newsletterItems(index).map(listedValue))
  yield listFile('api/sponsorships/today/index.json', sponsorshipItems(edition).map(listedValue))
  yield descriptionFile(index)
  yield* dayFiles(index)
  for (const story of edition.stories) {
    const file = storyFile(story, index)
    if (file) yield file
  }
}

function descriptionFile({ edition }: EditionIndex): PlannedFile {
  const { name, url } = edition.site
  return {
    path: 'api/openapi.json',
    version: versionOf(name, url, 'openapi'),
    render: () => `${JSON.stringify(openApi(edition.site))}\n`,
  }
}

/** Day archives, each with the documents of its articles: a day's JSON is made once and let go. */
function* dayFiles(index: EditionIndex): Iterable<PlannedFile> {
  const slugs = apiSlugs(index)
  const days = new Map<string, number>()
  for (const [day, articles] of daysOf(index.listed)) {
    days.set(day, articles.length)
    const items = articles.map((article) => listedArticle(article, index))
    yield listFile(`api/news/${day.replaceAll('-', '/')}/index.json`, items)
    for (const [at, article] of articles.entries()) {
      const item = items[at]
      if (item) yield detailFile({ article, item, slug: slugs(article) }, index)
    }
  }
  for (const [year, entries] of Map.groupBy(days, ([day]) => day.slice(0, 4))) {
    const value = entries.map(([day, articles]) => ({
      day,
      articles,
      path: `api/news/${day.replaceAll('-', '/')}/`,
    }))
    yield listFile(`api/news/${year}/index.json`, value.map(listedValue))
  }
}

/** Articles arrive newest first, so a day's articles stand together. */
function* daysOf(
  articles: readonly CuratedArticle[],
): Iterable<readonly [string, readonly CuratedArticle[]]> {
  let start = 0
  for (let end = 1; end <= articles.length; end += 1) {
    const first = articles[start]
    const next = articles[end]
    if (!first || (next && dayNumber(next) === dayNumber(first))) continue
    yield [dayOf(first.publishedAt), articles.slice(start, end)]
    start = end
  }
}

function dayNumber({ publishedAt }: CuratedArticle): number {
  return Math.floor(publishedAt.getTime() / DAY_MS)
}

/** Its JSON is made once, when the first file that shows it is rendered. */
function listedArticle(article: CuratedArticle, index: EditionIndex): Listed {
  let json: string | undefined
  return {
    version: itemVersion(article, index),
    json: () => {
      json ??= JSON.stringify(itemOf(article, index))
      return json
    },
  }
}
