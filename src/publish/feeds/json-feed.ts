import type { CuratedArticle } from '../../model/article.ts'
import { isoSeconds } from '../records/read-record.ts'
import { excerptOf } from '../records/to-record.ts'
import { creatorsOf, feedId, type OutFeed } from './feed-model.ts'

/** JSON Feed 1.1. */
export function renderJsonFeed(feed: OutFeed): string {
  const document = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.home,
    feed_url: `${feed.base}.json`,
    description: feed.description,
    language: feed.site.language,
    authors: [{ name: feed.site.name, url: feed.site.url }],
    ...(feed.hub && { hubs: [{ type: 'WebSub', url: feed.hub }] }),
    items: feed.articles.map(itemOf),
  }
  return `${JSON.stringify(document)}\n`
}

function itemOf(article: CuratedArticle) {
  return {
    id: feedId(article),
    url: article.url,
    title: article.title,
    content_text: excerptOf(article),
    date_published: isoSeconds(article.publishedAt),
    ...(article.updatedAt && { date_modified: isoSeconds(article.updatedAt) }),
    authors: creatorsOf(article).map((name) => ({ name })),
    ...(article.language && { language: article.language }),
    ...(article.topics.length > 0 && { tags: article.topics.map((match) => match.topic) }),
  }
}
