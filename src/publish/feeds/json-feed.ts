import type { CuratedArticle } from '../../model/article.ts'
import { isoSeconds } from '../records/read-record.ts'
import { excerptOf } from '../records/to-record.ts'
import { feedId, type OutFeed } from './feed-model.ts'

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
  const authors = article.authors.length > 0 ? article.authors : [article.provider.name]
  return {
    id: feedId(article),
    url: article.url,
    title: article.title,
    content_text: excerptOf(article),
    date_published: isoSeconds(article.publishedAt),
    ...(article.updatedAt && { date_modified: isoSeconds(article.updatedAt) }),
    authors: authors.map((name) => ({ name })),
    ...(article.language && { language: article.language }),
    ...(article.topics.length > 0 && { tags: article.topics.map((match) => match.topic) }),
  }
}
