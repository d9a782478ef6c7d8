import { findKind, type KindFinding } from '../kinds/kind-of.ts'
import type { Judgeable } from './score-quality.ts'

/** An article read once for all signals. */
export type Reading = {
  readonly article: Judgeable
  readonly kind: KindFinding
  /** The text, or the excerpt where there is none. */
  readonly body: string
  readonly words: number
  readonly sentences: readonly string[]
  readonly topicWords: number
}

/** Longest text the signals look at, in characters; a transcript says nothing more after that. */
const MAX_CHARACTERS = 60_000

export function readingOf(article: Judgeable, topicWords: number): Reading {
  const body = (article.text || article.excerpt).slice(0, MAX_CHARACTERS)
  return {
    article,
    kind: findKind(article),
    body,
    words: countWords(body),
    sentences: body
      .split(/(?<=[.!?…。！？؟۔।]["'”’»)]?)\s+|\n+|(?<=[。！？])/u)
      .filter((part) => /\p{L}/u.test(part)),
    topicWords,
  }
}

/** Words of a text; scripts without spaces count two characters as one word. */
export function countWords(text: string): number {
  const unspaced =
    text.match(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu,
    )?.length ?? 0
  const spaced = text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu)?.length ?? 0
  return unspaced > spaced ? Math.round(unspaced / 2) : spaced
}
