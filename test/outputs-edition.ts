import { sha256 } from '../src/lib/hash.ts'
import type { CuratedArticle } from '../src/model/article.ts'
import type { Edition } from '../src/model/edition.ts'
import type { Story } from '../src/model/story.ts'
import { recordPath } from '../src/publish/records/record-path.ts'

/** An invented article that only its URL must be given for. */
export function articleOf(parts: Partial<CuratedArticle> & { readonly url: string }): CuratedArticle {
  const id = sha256(parts.url, 16)
  const base = { id, title: 'Harbour bridge opens', publishedAt: new Date('2026-10-01T11:00:00Z'), ...parts }
  return {
    originalUrl: parts.url,
    sourceId: 'north',
    excerpt: 'The first trams crossed on Monday.',
    text: 'Never shown.',
    foundAt: new Date('2026-10-01T11:05:00Z'),
    type: 'article',
    authors: [],
    provider: { name: 'Coast Courier', domain: 'coast-courier.example', images: [] },
    images: [],
    keywords: [],
    links: [],
    rights: {
      list: 'allow',
      excerpt: { limit: 300 },
      image: 'thumbnail',
      text: 'allow',
      ai: 'deny',
      train: 'deny',
      reasons: [],
    },
    evidence: [],
    kind: 'report',
    topics: [{ topic: 'Harbours', confidence: 0.9, reasons: ['keyword "harbour"'] }],
    quality: { value: 60, parts: [{ name: 'clear-title', points: 60, evidence: 'seven words' }] },
    heat: { value: 40, parts: [{ name: 'voices', points: 40, evidence: '2 voices' }] },
    related: [],
    published: true,
    path: recordPath(base, new Map()),
    ...base,
  }
}

/** A story of these articles; the first leads it. */
export function storyOf(id: string, articles: readonly CuratedArticle[]): Story {
  const times = articles.map((article) => article.publishedAt.getTime())
  return {
    id,
    articles: articles.map((article) => article.id),
    lead: articles[0]?.id ?? '',
    voices: [...new Set(articles.map((article) => article.provider.domain))],
    heat: { value: 40, parts: [{ name: 'voices', points: 40, evidence: '2 voices' }] },
    aliases: [],
    hourly: Array(24).fill(0),
    firstAt: new Date(Math.min(...times)),
    lastAt: new Date(Math.max(...times)),
  }
}

/** An edition of an invented paper: articles newest first, two topics. */
export function editionOf(parts: Partial<Edition> = {}): Edition {
  return {
    site: {
      name: 'Quay & Tide',
      description: 'News of <harbours>.',
      url: 'https://quay.example',
      language: 'en',
      timeZone: 'Europe/Berlin',
      colours: {},
      operator: { name: 'The Quay Club' },
    },
    outputs: { apiPages: 3, feedItems: 50, images: true },
    taxonomy: [
      { id: 'harbours', name: 'Harbours', keywords: [], mustNot: [], hashtags: [] },
      { id: 'bridges', name: 'Bridges', parent: 'Harbours', keywords: [], mustNot: [], hashtags: [] },
    ],
    articles: [],
    stories: [],
    frontPage: { at: new Date('2026-10-02T06:00:00Z'), rising: [], sections: [], leftOut: [] },
    sources: [],
    tombstones: [],
    profile: 'standard',
    agent: 'broadsheetbot',
    ...parts,
  }
}

/** `count` articles, an hour apart, newest first. */
export function manyArticles(count: number): readonly CuratedArticle[] {
  const newest = Date.parse('2026-10-01T12:00:00Z')
  return Array.from({ length: count }, (_, at) =>
    articleOf({
      url: `https://coast-courier.example/${at}`,
      title: `Tide number ${at}`,
      publishedAt: new Date(newest - at * 3_600_000),
    }),
  )
}
