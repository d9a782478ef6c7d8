/** What a decision closes is in no output file, even where it was stored: every planned file is rendered and searched. */

import { expect, test } from 'vitest'
import { permittedArticle } from '../src/collect/rights/restrict.ts'
import type { CuratedArticle, Image } from '../src/model/article.ts'
import type { Edition, PlannedFile } from '../src/model/edition.ts'
import type { RightsDecision } from '../src/model/rights.ts'
import type { FrontPage, RankedStory } from '../src/model/story.ts'
import { publish, recordFiles } from '../src/publish/publish.ts'
import { articleOf, editionOf, storyOf } from './outputs-edition.ts'

const OPEN: RightsDecision = {
  list: 'allow',
  excerpt: { limit: 300 },
  image: 'thumbnail',
  text: 'allow',
  ai: 'deny',
  train: 'deny',
  reasons: [],
}

/** An article whose every part holds a word of its own, so that a leak names itself. */
function markedArticle(mark: string, rights: Partial<RightsDecision>): CuratedArticle {
  const image: Image = {
    url: `https://img.${mark}.example/Picture${mark}.jpg`,
    title: `Caption${mark}`,
    attribution: `Credit${mark}`,
    cached: { hash: `hash${mark}`, width: 1280, height: 640, widths: [400, 1280], formats: ['webp'] },
  }
  return articleOf({
    url: `https://${mark}.example/a`,
    title: `Title${mark} of a harbour`,
    excerpt: `Lead${mark} ends here. Excerpt${mark} goes on for a while and says more.`,
    text: `Text${mark} is internal.`,
    keywords: [`Keyword${mark}`],
    links: [`https://${mark}.example/Link${mark}`],
    images: [image],
    evidence: [{ field: 'excerpt', value: `Excerpt${mark}`, source: 'meta', confidence: 1, chosen: true }],
    provider: { name: `Paper ${mark}`, domain: `${mark}.example`, images: [] },
    rights: { ...OPEN, ...rights },
  })
}

const ARTICLES: readonly CuratedArticle[] = [
  markedArticle('large', { image: 'cache' }),
  markedArticle('open', {}),
  markedArticle('short', { excerpt: { limit: 25 } }),
  markedArticle('wordless', { excerpt: 'deny' }),
  markedArticle('blind', { image: 'deny' }),
  markedArticle('unlisted', { list: 'deny', excerpt: 'deny', image: 'deny', text: 'deny' }),
]

function ranked(articles: readonly CuratedArticle[]): readonly RankedStory[] {
  return articles.map((article) => ({
    id: article.id,
    lead: article.id,
    articles: [article.id],
    coverage: [],
    voices: 1,
    heat: { value: 0, parts: [] },
    rank: { value: 0, parts: [] },
    wouldChange: [],
    hourly: Array(24).fill(0),
    related: articles.filter((other) => other !== article).map((other) => other.id),
    firstAt: article.publishedAt,
  }))
}

/** The edition a run would publish: articles as they pass their own decision, alone or told together with the next one. */
function permittedEdition(told: 'alone' | 'together'): Edition {
  const articles = ARTICLES.flatMap((article) => permittedArticle(article) ?? [])
  const story = storyOf('s1', articles)
  const linked = articles.map((article) => ({
    ...article,
    ...(told === 'together' && { story: story.id }),
    related: articles.filter((other) => other !== article).map((other) => other.id),
  }))
  const [lead, ...rising] = ranked(linked)
  const frontPage: FrontPage = {
    at: new Date('2026-10-02T06:00:00Z'),
    ...(lead && { lead }),
    rising,
    sections: [{ topic: 'Harbours', stories: rising }],
    leftOut: ARTICLES.map((article) => ({ article: article.id, reason: 'rights', words: 'Left out.' })),
  }
  return editionOf({ articles: linked, stories: told === 'together' ? [story] : [], frontPage })
}

function renderAll(
  files: Iterable<PlannedFile>,
): readonly { readonly path: string; readonly text: string }[] {
  return [...files].map((file) => {
    const content = file.render()
    return {
      path: file.path,
      text: `${file.path}\n${typeof content === 'string' ? content : Buffer.from(content).toString('utf8')}`,
    }
  })
}

const FILES = (['alone', 'together'] as const)
  .map(permittedEdition)
  .flatMap((edition) => [...renderAll(publish(edition)), ...renderAll(recordFiles(edition))])
const filesWith = (word: string) => FILES.filter(({ text }) => text.includes(word)).map(({ path }) => path)

test('what is open is found, so that the search below means something', () => {
  for (const word of [
    'Titleopen',
    'Leadopen',
    'Excerptopen',
    'hashopen-400',
    'Leadshort',
    'Titlewordless',
    'hashlarge-1280',
  ])
    expect(filesWith(word), word).not.toEqual([])
})

test.each([
  { case: 'words beyond the limit', words: ['Excerptshort'] },
  { case: 'any words, where none may be shown', words: ['Leadwordless', 'Excerptwordless'] },
  {
    case: 'pictures, where none may be shown',
    words: ['Pictureblind', 'Captionblind', 'Creditblind', 'hashblind'],
  },
  { case: 'copies larger than a thumbnail', words: ['hashopen-1280', 'hashshort-1280', 'hashwordless-1280'] },
  { case: 'anything of what may not be listed', words: ['unlisted'] },
  { case: 'full text and links, which are never published', words: ['Textopen', 'Textlarge', 'Linkopen'] },
])('no output file holds $case', ({ words }) => {
  expect(words.map((word) => [word, filesWith(word)])).toEqual(words.map((word) => [word, []]))
})
