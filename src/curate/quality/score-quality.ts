import type { Article } from '../../model/article.ts'
import type { Part, Score } from '../../model/score.ts'
import { TEXT_SIGNALS, UNREAD_SIGNALS, WHOLE_SIGNALS } from './quality-signals.ts'
import { type Reading, readingOf } from './reading.ts'

/** What quality is judged from; the fields an article has of itself, none of what others make of it. */
export type Judgeable = Pick<
  Article,
  | 'title'
  | 'excerpt'
  | 'text'
  | 'url'
  | 'publishedAt'
  | 'foundAt'
  | 'authors'
  | 'images'
  | 'links'
  | 'provider'
  | 'type'
  | 'keywords'
> & { readonly language?: string }

export type QualityOptions = {
  /** Multiplies the points of a part, by its name; a missing name is 1. */
  readonly weights?: Readonly<Record<string, number>>
  /** Words a full report on its topic has; default 450. */
  readonly topicWords?: number
}

/** One reason of quality: its name, the most it can give, and what it finds. */
export type Signal = {
  readonly name: string
  readonly most: number
  readonly find: (reading: Reading) => { readonly points: number; readonly evidence: string }
}

/** Raised whenever a signal or its points change, so that stored scores can be told from new ones. */
export const QUALITY_VERSION = 2

const FEWEST_TITLE_WORDS = 3

/** How good an article is by itself, 0 to 100, as a sum of reasons found in it. Works on title and excerpt alone where rights allow no text. */
export function scoreQuality(article: Judgeable, options: QualityOptions = {}): Score {
  const reading = readingOf(article, options.topicWords ?? 450)
  const signals = [...(article.text === '' ? UNREAD_SIGNALS : TEXT_SIGNALS), ...WHOLE_SIGNALS]
  return scoreOf(
    signals.map((signal) => {
      const { points, evidence } = signal.find(reading)
      return { name: signal.name, points: Math.round(points * weightOf(signal, options)), evidence }
    }),
  )
}

/** False when there is too little of an article to judge; its quality is then unscored, which is not 0. */
export function canJudge(article: Pick<Article, 'title' | 'excerpt' | 'text'>): boolean {
  if (article.text !== '' || article.excerpt !== '') return true
  const words = article.title.match(/[\p{L}\p{N}]+/gu) ?? []
  return (
    words.length >= FEWEST_TITLE_WORDS ||
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Thai}]{6}/u.test(article.title)
  )
}

/** A score that is the sum of its parts; what lies beyond 0 and 100 is taken back by a part of its own. */
export function scoreOf(parts: readonly Part[]): Score {
  const sum = parts.reduce((total, part) => total + part.points, 0)
  const value = Math.max(0, Math.min(100, sum))
  if (value === sum) return { value, parts }
  const evidence = sum > 100 ? 'no score is above 100' : 'no score is below 0'
  return { value, parts: [...parts, { name: 'limit', points: value - sum, evidence }] }
}

function weightOf(signal: Signal, options: QualityOptions): number {
  const weight = options.weights?.[signal.name] ?? 1
  return Number.isFinite(weight) ? weight : 1
}
