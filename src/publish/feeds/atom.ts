import type { CuratedArticle } from '../../model/article.ts'
import { isoSeconds } from '../records/read-record.ts'
import { excerptOf } from '../records/to-record.ts'
import { element, escapeXml } from '../xml.ts'
import { changedAt, creatorsOf, feedId, type OutFeed, updatedOf } from './feed-model.ts'

/** Atom 1.0 (RFC 4287). */
export function renderAtom(feed: OutFeed): string {
  const lines = [
    element('id', `${feed.base}.atom`),
    element('title', feed.title),
    element('subtitle', feed.description),
    element('updated', isoSeconds(updatedOf(feed.articles))),
    `<link rel="self" type="application/atom+xml" href="${escapeXml(`${feed.base}.atom`)}"/>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(feed.home)}"/>`,
    feed.hub ? `<link rel="hub" href="${escapeXml(feed.hub)}"/>` : '',
    `<author>${element('name', feed.site.name)}</author>`,
    '<generator>Broadsheet</generator>',
    ...feed.articles.map(renderEntry),
  ]
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(feed.site.language)}">
${lines.filter((line) => line !== '').join('\n')}
</feed>
`
}

function renderEntry(article: CuratedArticle): string {
  const lang = article.language ? ` xml:lang="${escapeXml(article.language)}"` : ''
  return `<entry${lang}>
${element('id', feedId(article))}
${element('title', article.title)}
<link rel="alternate" href="${escapeXml(article.url)}"/>
${element('published', isoSeconds(article.publishedAt))}${element('updated', isoSeconds(changedAt(article)))}
${creatorsOf(article)
  .map((name) => `<author>${element('name', name)}</author>`)
  .join('')}
${article.topics.map((match) => `<category term="${escapeXml(match.topic)}"/>`).join('')}
${element('summary', excerptOf(article))}
</entry>`
}
