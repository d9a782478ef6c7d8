/** Is quality fair to languages: mean points of each part over real news, by language. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { scoreQuality } from '../dist/curate/quality/score-quality.js'
import type { BenchOptions } from './bench.ts'
import { readRows } from './stories/read-data.ts'

/** Parts that a language can be wronged by; the others come from metadata or links, which bare texts do not have. */
const PARTS = ['substance', 'quotes', 'named-sources', 'numbers', 'own-reporting', 'headline', 'readable']
const TOPIC_SETS = ['bbc', 'gnad', 'masakhanews-eng', 'masakhanews-fra', 'masakhanews-hau', 'masakhanews-swa']
const MOST_OF_A_SET = 200
/** Longest text compared, in characters: where texts differ in length, so do counts. */
const CHARACTERS = 2500

type Piece = {
  readonly from: string
  readonly language: string
  readonly title: string
  readonly text: string
}

export async function run({ data }: BenchOptions): Promise<void> {
  const pieces = [...pages(data), ...topicSets(data)]
  console.log('mean points of news by language; a language far below the others in one part is wronged by it')
  console.table(
    [...Map.groupBy(pieces, (piece) => piece.from)]
      .map(([from, group]) => ({ from, articles: group.length, ...meanParts(group) }))
      .toSorted((a, b) => b.all - a.all),
  )
}

function meanParts(pieces: readonly Piece[]): Record<string, number> & { readonly all: number } {
  const scores = pieces.map((piece) => scoreQuality(articleOf(piece)))
  const points = (name: string) =>
    scores.map((score) => score.parts.find((part) => part.name === name)?.points ?? 0)
  const means = PARTS.map((name) => [name, mean(points(name))] as const)
  return {
    ...Object.fromEntries(means),
    all: mean(scores.map((_, at) => means.reduce((sum, [name]) => sum + (points(name)[at] ?? 0), 0))),
  }
}

function articleOf({ title, text, language }: Piece) {
  const at = new Date('2026-03-10T12:00:00Z')
  const address = 'https://paper.example/news'
  return {
    title,
    language,
    text: text.slice(0, CHARACTERS),
    excerpt: '',
    url: address,
    publishedAt: at,
    foundAt: at,
    type: 'article' as const,
    authors: [],
    images: [],
    links: [],
    keywords: [],
    provider: { name: 'Paper', domain: 'paper.example', images: [] },
  }
}

/** News pages of many countries; the text as people marked it. */
function pages(data: string): readonly Piece[] {
  const lines = readFileSync(join(data, 'extraction', 'fundus', 'pages.jsonl'), 'utf8')
  return lines
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
    .filter((page) => page.text && page.truth?.title)
    .map((page) => ({ ...page, language: String(page.truth.language ?? page.silver?.language ?? '') }))
    .map((page) => ({
      from: `pages, ${page.language.slice(0, 2) || 'unknown'}`,
      language: page.language,
      title: page.truth.title,
      text: page.text,
    }))
}

function topicSets(data: string): readonly Piece[] {
  return TOPIC_SETS.flatMap((name) =>
    (readRows(join(data, 'stories', 'topics', name)) ?? []).slice(0, MOST_OF_A_SET).map((row) => ({
      from: name,
      language: String(row.lang ?? 'en'),
      title: String(row.title ?? ''),
      text: String(row.text ?? ''),
    })),
  )
}

function mean(values: readonly number[]): number {
  return Math.round((10 * values.reduce((sum, value) => sum + value, 0)) / Math.max(1, values.length)) / 10
}
