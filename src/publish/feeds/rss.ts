import type { CuratedArticle } from '../../model/article.ts'
import { excerptOf } from '../records/to-record.ts'
import { element, escapeXml } from '../xml.ts'
import { creatorsOf, feedId, type OutFeed, updatedOf } from './feed-model.ts'

/** RSS 2.0 with the Dublin Core creator and the Atom self link its validators ask for. */
export function renderRss(feed: OutFeed): string {
  const { articles, site } = feed
  const self = `${feed.base}.rss`
  const lines = [
    element('title', feed.title),
    element('link', feed.home),
    element('description', feed.description),
    element('language', site.language),
    articles.length > 0 ? element('lastBuildDate', updatedOf(articles).toUTCString()) : '',
    '<generator>Broadsheet</generator>',
    `<atom:link rel="self" type="application/rss+xml" href="${escapeXml(self)}"/>`,
    feed.hub ? `<atom:link rel="hub" href="${escapeXml(feed.hub)}"/>` : '',
    ...articles.map(renderItem),
  ]
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
${lines.filter((line) => line !== '').join('\n')}
</channel>
</rss>
`
}

function renderItem(article: CuratedArticle): string {
  return `<item>
${element('title', article.title)}
${element('link', article.url)}
<guid isPermaLink="false">${feedId(article)}</guid>
${element('pubDate', article.publishedAt.toUTCString())}
${creatorsOf(article)
  .map((creator) => element('dc:creator', creator))
  .join('')}${article.topics.map((match) => element('category', match.topic)).join('')}
${element('description', descriptionOf(article))}
</item>`
}

// A reader takes a description for HTML, so the words are escaped once for HTML and once for XML.
function descriptionOf(article: CuratedArticle): string {
  return `<p>${escapeXml(excerptOf(article))}</p><p>${escapeXml(article.provider.name)}</p>`
}
