/** Invented articles as numerous as wanted, the same every time: words from a list, seeded choice. */

import { sha256 } from '../../dist/lib/hash.js'
import type { CuratedArticle, Provider } from '../../dist/model/article.js'
import type { Story } from '../../dist/model/story.js'
import type { Taxonomy } from '../../dist/model/taxonomy.js'
import { recordPath } from '../../dist/publish/records/record-path.js'

const WORDS =
  'harbour bridge tide quay rope lighthouse council port ferry engine sail storm cargo crane anchor pilot market signal current island channel repair union budget survey timber winter schedule museum research coast river captain school energy plan vote court grant opens delays reports signs rejects studies launches closes warns agrees finds builds after before over under with against for in at by'.split(
    ' ',
  )
const PROVIDERS = 150
const TOPICS = 14

/** Mulberry32: a number below 1 from a seed, the same on every machine. */
function chooser(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below)
  }
}

export const TAXONOMY: Taxonomy = Array.from({ length: TOPICS }, (_, at) => ({
  id: `topic-${at}`,
  name: `Topic ${WORDS[at] ?? at}`,
  ...(at > 0 && { parent: `Topic ${WORDS[0]}` }),
  keywords: [],
  mustNot: [],
  hashtags: [],
}))

/**
 * Articles newest first, 50 a day, every seventh the start of a story of two to five, and those stories. `start` is how many newer
 * ones were made before: an archive that fits no memory is made in pieces.
 */
export function synthesize(count: number, start = 0): { articles: CuratedArticle[]; stories: Story[] } {
  const choose = chooser(7 + start)
  const words = (length: number) => Array.from({ length }, () => WORDS[choose(WORDS.length)] ?? '').join(' ')
  const sentence = (length: number) => {
    const text = words(length)
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
  }
  const providers = Array.from({ length: PROVIDERS }, (_, at) => providerOf(at))
  const taken = new Map<string, string>()
  const articles: CuratedArticle[] = []
  const stories: Story[] = []
  const newest = Date.parse('2026-10-01T12:00:00Z')
  for (let at = start; at < start + count; at += 1) {
    const provider = providers[choose(PROVIDERS)] ?? providerOf(0)
    const url = `https://www.${provider.domain}/news/${at}-${choose(1e9)}`
    const facts = {
      id: sha256(url, 16),
      url,
      title: sentence(6 + choose(6)),
      publishedAt: new Date(newest - at * 1_728_000),
    }
    const path = recordPath(facts, taken)
    taken.set(path, facts.id)
    articles.push(articleOf({ facts, provider, path, choose, text: sentence(20 + choose(20)) }))
  }
  return { articles: linked(articles, stories, choose), stories }
}

type Draft = {
  readonly facts: Pick<CuratedArticle, 'id' | 'url' | 'title' | 'publishedAt'>
  readonly provider: Provider
  readonly path: string
  readonly text: string
  readonly choose: (below: number) => number
}

function articleOf({ facts, provider, path, text, choose }: Draft): CuratedArticle {
  const root = TAXONOMY[0]?.name ?? ''
  const other = TAXONOMY[1 + choose(TOPICS - 1)]?.name ?? ''
  const parts = [
    { name: 'clear-title', points: 20 + choose(20), evidence: 'says who did what' },
    { name: 'own-reporting', points: choose(30), evidence: 'names its sources' },
  ]
  const value = parts.reduce((sum, part) => sum + part.points, 0)
  return {
    ...facts,
    originalUrl: facts.url,
    sourceId: provider.domain,
    excerpt: `${text}.`,
    text: '',
    foundAt: facts.publishedAt,
    type: 'article',
    language: 'en',
    authors: [`Reporter ${choose(400)}`],
    provider,
    images: [
      {
        url: `https://images.${provider.domain}/${facts.id}.jpg`,
        width: 1200,
        height: 675,
        // Few pictures, so that what is measured is pages and not copies of files.
        cached: {
          hash: sha256(provider.domain, 16),
          width: 400,
          height: 225,
          widths: [200, 400],
          formats: ['webp', 'jpeg'],
        },
      },
    ],
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
    topics: [
      { topic: root, confidence: 1, reasons: ['site'] },
      { topic: other, confidence: 0.7, reasons: ['keyword'] },
    ],
    quality: { value, parts },
    heat: {
      value: 10 + choose(60),
      parts: [{ name: 'voices', points: 10 + choose(60), evidence: 'voices' }],
    },
    related: [],
    published: true,
    path,
  }
}

function providerOf(at: number): Provider {
  const domain = `${WORDS[at % WORDS.length]}-${at}.example`
  return { name: `The ${WORDS[at % WORDS.length]} Courier ${at}`, domain, images: [] }
}

/** Every seventh article begins a story with the next one to four; others name three neighbours as related. */
function linked(
  articles: readonly CuratedArticle[],
  stories: Story[],
  choose: (below: number) => number,
): CuratedArticle[] {
  const result = [...articles]
  for (let at = 0; at + 5 < articles.length; at += 7) {
    const members = articles.slice(at, at + 2 + choose(4))
    const id = `s${articles[at]?.id ?? at}`
    for (const [offset, member] of members.entries()) result[at + offset] = { ...member, story: id }
    stories.push(storyOf(id, members))
  }
  return result.map((article, at) => ({
    ...article,
    related: [1, 2, 3].map((step) => articles[(at + step * 5) % articles.length]?.id ?? ''),
  }))
}

function storyOf(id: string, members: readonly CuratedArticle[]): Story {
  const times = members.map((member) => member.publishedAt.getTime())
  const first = new Date(Math.min(...times))
  const ordered = members.map((member) => member.id).reverse()
  return {
    id,
    articles: ordered,
    lead: members[0]?.id ?? '',
    voices: [...new Set(members.map((member) => member.provider.domain))],
    heat: { value: 30, parts: [{ name: 'voices', points: 30, evidence: 'voices' }] },
    aliases: [],
    hourly: Array(24).fill(0),
    firstAt: first,
    lastAt: new Date(Math.max(...times)),
  }
}
