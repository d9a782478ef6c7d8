import { sha256 } from '../src/lib/hash.ts'
import type { Article, CuratedArticle } from '../src/model/article.ts'
import type { RightsDecision } from '../src/model/rights.ts'

/** Rights as the standard profile gives them when nobody says anything. */
export const STANDARD_RIGHTS: RightsDecision = {
  list: 'allow',
  excerpt: { limit: 300 },
  image: 'thumbnail',
  text: 'allow',
  ai: 'deny',
  train: 'deny',
  reasons: [],
}

/** An invented article; fields given replace the defaults. */
export function articleFrom(given: Partial<Article> & { readonly url: string }): Article {
  return {
    id: sha256(given.url, 16),
    originalUrl: given.url,
    sourceId: 'the-quay-post',
    title: 'Harbor cities agree on one test for self-steering ferries',
    excerpt: 'Nine ports will accept a single safety trial from spring.',
    text: 'Nine ports will accept a single safety trial from spring.\nUnions want the logs made public.',
    publishedAt: new Date('2026-11-20T06:40:00Z'),
    foundAt: new Date('2026-11-20T07:00:00Z'),
    type: 'article',
    authors: ['Ada Quill'],
    provider: { name: 'The Quay Post', domain: 'quaypost.example', images: [] },
    images: [],
    keywords: [],
    links: [],
    rights: STANDARD_RIGHTS,
    evidence: [],
    ...given,
  }
}

/** The same, judged: published under one topic, scored. */
export function curatedFrom(given: Partial<CuratedArticle> & { readonly url: string }): CuratedArticle {
  const article = articleFrom(given)
  return {
    ...article,
    path: `_news/2026-11-20-${article.id}.md`,
    kind: 'report',
    topics: [{ topic: 'AI', confidence: 0.9, reasons: ['title: ferries'] }],
    quality: { value: 70, parts: [{ name: 'substance', points: 70, evidence: 'test' }] },
    heat: { value: 40, parts: [{ name: 'independent-voices', points: 40, evidence: 'test' }] },
    related: [],
    published: true,
    ...given,
  }
}
