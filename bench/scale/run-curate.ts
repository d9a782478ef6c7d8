/** What whole runs of curation cost: the first over a full window, and the next with an hour of news. */
import { curate } from '../../dist/curate/curate.js'
import type { Article } from '../../dist/model/article.js'
import type { CurateInput, Curation } from '../../dist/model/curation.js'
import { createStream, type Made } from './stream.ts'

type Cost = { readonly 'CPU s': string; readonly stories: number }

export function costOfRuns(window: number, news: number): Readonly<Record<string, Cost>> {
  const stream = createStream()
  const articles = Array.from({ length: window }, () => articleFrom(stream.next()))
  const later = [...articles, ...Array.from({ length: news }, () => articleFrom(stream.next()))]
  const first = timed(inputFrom(articles))
  const { judgements, stories, authority } = first.curation
  const remembered = { remembered: judgements, stories, authority }
  const second = timed({ ...inputFrom(later), ...remembered })
  const idle = timed({ ...inputFrom(articles), ...remembered })
  return {
    [`first run, ${window} articles`]: costOf(first),
    [`next run, ${news} more`]: costOf(second),
    'next run, nothing new': costOf(idle),
  }
}

type Timed = { readonly curation: Curation; readonly seconds: number }

function timed(input: CurateInput): Timed {
  const start = process.cpuUsage()
  const curation = curate(input)
  const used = process.cpuUsage(start)
  return { curation, seconds: (used.user + used.system) / 1e6 }
}

function costOf({ curation, seconds }: Timed): Cost {
  return { 'CPU s': seconds.toFixed(1), stories: curation.stories.length }
}

function inputFrom(articles: readonly Article[]): CurateInput {
  return {
    articles,
    remembered: new Map(),
    stories: [],
    edits: [],
    taxonomy: [{ id: 'all', name: 'All', keywords: ['ba', 'be', 'bi'], mustNot: [], hashtags: [] }],
    sourceTopics: new Map(),
    settings: {
      windowDays: 7,
      minQuality: 25,
      defaultHalfLifeHours: 18,
      freshnessHours: 72,
      frontPageStories: 20,
      sectionStories: 6,
      maxProviderShare: 0.3,
      qualityWeights: {},
      owners: [],
    },
    authority: new Map(),
    now: articles.at(-1)?.publishedAt ?? new Date(0),
  }
}

function articleFrom({
  article: { url = '', provider = '', publishedAt, title, text = '', id },
}: Made): Article {
  return {
    id,
    url,
    originalUrl: url,
    sourceId: provider,
    title,
    excerpt: text.slice(0, 200),
    text,
    publishedAt,
    foundAt: publishedAt,
    type: 'article',
    language: 'en',
    authors: [],
    provider: { name: provider, domain: provider, images: [] },
    images: [],
    keywords: [],
    links: [],
    rights: {
      list: 'allow',
      excerpt: 'allow',
      image: 'thumbnail',
      text: 'allow',
      ai: 'deny',
      train: 'deny',
      reasons: [],
    },
    evidence: [],
  }
}
