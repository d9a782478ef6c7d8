import type { CuratedArticle } from '../../../model/article.ts'
import type { PlannedFile } from '../../../model/edition.ts'
import { articleVersion } from '../../version.ts'
import { type Paper, type Press, versionOf } from '../paper.ts'
import { SHARDS, shardOf, termsOf } from './search-terms.ts'

/*
 * Search without a server. Articles are numbered in the order they were found and cut into segments, so that a new article
 * changes the newest segment alone. Each segment has shards of words with the numbers of the articles that have them,
 * blocks of results, and a list of words for queries that are spelt otherwise. A reader's script fetches the shards of the
 * words asked for, newest segment first, and stops when it has enough: some 30 KB for a first answer, however many articles
 * there are. docs/site.md tells the format.
 */

/** Articles of a segment: numbers within one are written with two digits to base 64. */
export const SEGMENT = 4096
export const SMALL_SEGMENT = 512
const BLOCK = 16
/** A word that more than this share of a segment has tells nothing apart: it is kept without numbers. */
const COMMON = 0.3
/** How many words, the most frequent ones, are listed for queries whose first letters are wrong. */
const LISTED = 5000

/** A part of the articles in the order they were found. */
export type Segment = {
  readonly id: string
  /** Undefined where an article is not shown: a hole keeps the numbers of the others. */
  readonly articles: readonly (CuratedArticle | undefined)[]
}

type SearchIndex = {
  /** Oldest first, each with its newest publication in minutes since 1970. */
  readonly segments: readonly { readonly id: string; readonly until: number }[]
  /** Segment whose list of words is asked when a word is not found. */
  readonly words: string | undefined
}

/** `search/index.json`. */
export function searchIndexFile(press: Press, index: SearchIndex): PlannedFile {
  return {
    path: 'search/index.json',
    version: versionOf('search-index', press.version, index),
    render: () => JSON.stringify({ block: BLOCK, ...index }),
  }
}

/** The files of a segment below `search/<id>/`. */
export function* segmentFiles(paper: Paper, { id, articles }: Segment): Iterable<PlannedFile> {
  const versions = articles.map(
    (article) => article && `${articleVersion(article)} ${paper.storyOf.get(article.id)?.path}`,
  )
  const version = versionOf('search', paper.version, versions.join())
  // Built when the first of its files is asked for, then kept for the others.
  let built: Shards | undefined
  const shards = () => {
    built ??= buildShards(articles, paper)
    return built
  }
  for (let shard = 0; shard < SHARDS; shard += 1) {
    yield { path: `search/${id}/t${shard}.json`, version, render: () => renderShard(shards()[shard]) }
  }
  yield { path: `search/${id}/words.txt`, version, render: () => listedWords(shards()) }
  for (let start = 0; start < articles.length; start += BLOCK) {
    yield {
      path: `search/${id}/d${start / BLOCK}.json`,
      version,
      render: () =>
        JSON.stringify(articles.slice(start, start + BLOCK).map((article) => result(article, paper))),
    }
  }
}

/** What a result shows: headline, address, provider, minutes since 1970, path of its page here. */
function result(article: CuratedArticle | undefined, paper: Paper): unknown {
  if (!article) return 0
  const path = paper.storyOf.get(article.id)?.path
  return [article.title, article.url, article.provider.name, minuteOf(article), path]
}

function minuteOf(article: CuratedArticle | undefined): number {
  return article ? Math.floor(article.publishedAt.getTime() / 60_000) : 0
}

/** Numbers of the articles that have a word, in the headline and elsewhere. */
type Postings = { count: number; titles: number[]; others: number[] }
type Shards = readonly ReadonlyMap<string, Postings>[]

function buildShards(articles: readonly (CuratedArticle | undefined)[], paper: Paper): Shards {
  const shards = Array.from({ length: SHARDS }, () => new Map<string, Postings>())
  const most = Math.max(100, articles.length * COMMON)
  for (const [number, article] of articles.entries()) {
    if (!article) continue
    const titles = termsOf(article.title)
    for (const term of titles) {
      const postings = postingsOf(shards, term)
      if (postings.count <= most) postings.titles.push(number)
    }
    for (const term of otherTerms(article)) {
      if (titles.has(term)) continue
      const postings = postingsOf(shards, term)
      if (postings.count <= most) postings.others.push(number)
    }
    for (const filter of filtersOf(article, paper)) postingsOf(shards, filter).others.push(number)
  }
  for (const shard of shards) dropCommon(shard, most)
  return shards
}

function otherTerms({ excerpt, provider, authors }: CuratedArticle): Set<string> {
  return termsOf(`${excerpt} ${provider.name} ${authors.join(' ')}`)
}

function filtersOf({ provider, topics }: CuratedArticle, paper: Paper): string[] {
  const ids = topics.flatMap(({ topic }) => paper.topics.get(topic)?.id ?? [])
  return [`p:${provider.domain}`, ...ids.map((id) => `t:${id}`)]
}

/** What is known of a word, counted once more. */
function postingsOf(shards: readonly Map<string, Postings>[], term: string): Postings {
  const shard = shards[shardOf(term)] ?? new Map<string, Postings>()
  const known = shard.get(term)
  if (known) {
    known.count += 1
    return known
  }
  const added = { count: 1, titles: [], others: [] }
  shard.set(term, added)
  return added
}

function dropCommon(shard: ReadonlyMap<string, Postings>, most: number): void {
  for (const [term, postings] of shard) {
    if (postings.count <= most || term.includes(':')) continue
    postings.titles = []
    postings.others = []
  }
}

function renderShard(shard: Shards[number] | undefined): string {
  const terms = [...(shard ?? [])].map(([term, postings]) => [term, digitsOf(postings)])
  return JSON.stringify(Object.fromEntries(terms))
}

function digitsOf({ titles, others }: Postings): string {
  const inTitles = titles.map(twoDigits).join('')
  return others.length > 0 ? `${inTitles}.${others.map(twoDigits).join('')}` : inTitles
}

function listedWords(shards: Shards): string {
  const words = shards.flatMap((shard) =>
    [...shard].filter(([term, { count }]) => count > 1 && term.length > 3 && !term.includes(':')),
  )
  return words
    .sort(([, one], [, other]) => other.count - one.count)
    .slice(0, LISTED)
    .map(([term]) => term)
    .join(' ')
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

function twoDigits(number: number): string {
  return `${DIGITS[number >> 6]}${DIGITS[number & 63]}`
}
