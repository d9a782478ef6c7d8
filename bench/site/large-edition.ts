import { createHash } from 'node:crypto'
import type { CuratedArticle } from '../../src/model/article.ts'
import type { Edition } from '../../src/model/edition.ts'
import type { Score } from '../../src/model/score.ts'
import type { RankedStory, Story } from '../../src/model/story.ts'

const START = Date.parse('2026-11-24T14:00:00Z')
const TOPICS = ['AI', 'Models', 'Policy', 'Research', 'Chips', 'Robots', 'Society'] as const
const PROVIDERS = 400
const VOCABULARY = 40_000
const STORY_EVERY = 20

/** Made-up articles of made-up words, as frequent as words are (Zipf's law), every twentieth the first of a story of four to seven. */
export function largeEdition(count: number): Edition {
  const random = randomNumbers(7)
  const words = sentences(random)
  const articles = Array.from({ length: count }, (_, index) => article(index, random, words))
  const linked = articles.map((one, index) => ({
    ...one,
    related: [7, 14, 21, 28, 35].map((step) => articles[(index + step) % count]?.id ?? one.id),
  }))
  const stories = storiesOf(linked, random)
  const storyById = new Map(stories.flatMap((story) => story.articles.map((id) => [id, story.id] as const)))
  return {
    site: {
      name: 'Large Daily',
      description: 'Twenty thousand articles.',
      url: 'https://large.example',
      language: 'en',
      timeZone: 'UTC',
      colours: {},
      operator: { name: 'Bench' },
    },
    outputs: { apiPages: 40, feedItems: 50, images: true },
    taxonomy: TOPICS.map((name, index) => ({
      id: name.toLowerCase(),
      name,
      ...(index > 0 ? { parent: 'AI' } : {}),
      keywords: [],
      mustNot: [],
      hashtags: [],
    })),
    articles: linked.map((one) => ({
      ...one,
      ...(storyById.has(one.id) ? { story: storyById.get(one.id) ?? '' } : {}),
    })),
    stories,
    frontPage: {
      at: new Date(START),
      ...(stories[0] ? { lead: ranked(stories[0]) } : {}),
      rising: stories.slice(1, 5).map(ranked),
      sections: TOPICS.slice(1).map((topic, index) => ({
        topic,
        stories: stories.slice(5 + index * 8, 13 + index * 8).map(ranked),
      })),
      leftOut: [],
    },
    sources: [],
    tombstones: [],
    profile: 'standard',
    agent: 'BroadsheetBot',
  }
}

type Random = (below: number) => number
type Words = (length: number) => string

/** The same numbers at every run (Lehmer's generator). */
function randomNumbers(seed: number): Random {
  let state = seed
  return (below) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}

function sentences(random: Random): Words {
  const syllables =
    'ba be bi bo ca ce co da de di do fa fe fo ga ge go ha he ho ka ke la le li lo ma me mi mo na ne ni no pa pe po ra re ri ro sa se si so ta te ti to va ve vo'.split(
      ' ',
    )
  const vocabulary = Array.from({ length: VOCABULARY }, (_, index) =>
    Array.from({ length: 2 + (index % 3) }, () => syllables[random(syllables.length)]).join(''),
  )
  // Rank r is as frequent as 1/r: the exponential of an even draw of logarithms.
  const word = () => vocabulary[Math.floor(VOCABULARY ** (random(1_000_000) / 1_000_000)) - 1] ?? 'bo'
  return (length) => Array.from({ length }, word).join(' ')
}

function article(index: number, random: Random, words: Words): CuratedArticle {
  const domain = `paper${random(PROVIDERS)}.example`
  const url = `https://${domain}/${index}`
  const id = createHash('sha256').update(url).digest('hex').slice(0, 16)
  const publishedAt = new Date(START - index * 6 * 60_000)
  return {
    id,
    url,
    originalUrl: url,
    sourceId: domain,
    title: words(9),
    excerpt: words(40),
    text: '',
    publishedAt,
    foundAt: publishedAt,
    type: 'article',
    language: 'en',
    authors: ['Ann Rowan'],
    provider: { name: `Paper ${domain}`, domain, images: [] },
    images: index % 3 === 0 ? [picture(url, id)] : [],
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
      { topic: 'AI', confidence: 1, reasons: [] },
      { topic: TOPICS[1 + random(TOPICS.length - 1)] ?? 'Models', confidence: 0.9, reasons: [] },
    ],
    quality: score(60, QUALITY_PARTS),
    heat: score(50, HEAT_PARTS),
    related: [],
    published: true,
    path: `_news/${index}.md`,
  }
}

function picture(url: string, id: string): CuratedArticle['images'][number] {
  return {
    url: `${url}.jpg`,
    width: 1280,
    height: 800,
    cached: {
      hash: `${id}abcd`,
      width: 400,
      height: 250,
      widths: [320, 400],
      formats: ['avif', 'webp', 'jpeg'],
    },
  }
}

const HEAT_PARTS = ['independent-voices', 'acceleration', 'links', 'authority']
const QUALITY_PARTS = [
  'substance',
  'quotes',
  'named-sources',
  'numbers',
  'primary-links',
  'own-reporting',
  'named-author',
  'headline',
  'readable',
  'clean',
]

function score(value: number, names: readonly string[]): Score {
  const each = Math.floor(value / names.length)
  return {
    value,
    parts: names.map((name, index) => ({
      name,
      points: index === 0 ? value - each * (names.length - 1) : each,
      evidence: 'what was seen, in some words',
    })),
  }
}

function storiesOf(articles: readonly CuratedArticle[], random: Random): Story[] {
  const stories: Story[] = []
  for (let first = 0; first + STORY_EVERY < articles.length; first += STORY_EVERY) {
    const members = articles.slice(first, first + 4 + random(4)).toReversed()
    stories.push({
      id: `s${first}`,
      articles: members.map((member) => member.id),
      lead: members[1]?.id ?? '',
      voices: members.map((member) => member.provider.domain),
      heat: score(70, HEAT_PARTS),
      aliases: [],
      hourly: Array(24).fill(0),
      firstAt: members[0]?.publishedAt ?? new Date(START),
      lastAt: members.at(-1)?.publishedAt ?? new Date(START),
    })
  }
  return stories
}

function ranked(story: Story): RankedStory {
  const { id, lead, articles, voices, heat, hourly, firstAt } = story
  return {
    id,
    lead,
    articles,
    coverage: [],
    voices: voices.length,
    heat,
    rank: heat,
    wouldChange: [],
    hourly,
    related: [],
    firstAt,
  }
}
