import type { TopicText } from './match-rules.ts'

/** Longest text that is read, in characters; what a report is about is said before that. */
const MAX_CHARACTERS = 12_000
const GRAM = 4
/** News says first what it is about: words of the title and the first words of the text, and their parts, count this many times. */
const TOP_TIMES = 3
const TOP_WORDS = 60
/** A feature's block: words, neighbours and parts of words are each brought to length 1 before they are weighed together. */
export const BLOCKS = { word: 1, pair: 0.5, part: 1 } as const
export type Block = keyof typeof BLOCKS

const PREFIX: Readonly<Record<Block, string>> = { word: 'w', pair: 'p', part: 'g' }
const BLOCK_OF_PREFIX: Readonly<Record<string, Block>> = { w: 'word', p: 'pair', g: 'part' }

/** Features of an article with their counts: its words, neighbouring words and four-letter parts of words. */
export function textFeatures(article: TopicText): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const add = (block: Block, value: string, times: number) => {
    const key = `${PREFIX[block]}${value}`
    counts.set(key, (counts.get(key) ?? 0) + times)
  }
  const body = article.text ? article.text : (article.excerpt ?? '')
  const fields = [
    { words: plainWords(article.title), top: Number.POSITIVE_INFINITY },
    { words: plainWords(body.slice(0, MAX_CHARACTERS)), top: TOP_WORDS },
  ]
  for (const { words, top } of fields) {
    words.forEach((word, index) => {
      const times = index < top ? TOP_TIMES : 1
      const next = words[index + 1]
      add('word', word, times)
      if (next !== undefined) add('pair', `${word} ${next}`, 1)
      for (const part of partsOf(word)) add('part', part, times)
    })
  }
  return counts
}

/** The block a feature belongs to. */
export function blockOf(feature: string): Block {
  return BLOCK_OF_PREFIX[feature.charAt(0)] ?? 'word'
}

function plainWords(text: string): readonly string[] {
  const folded = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
  return (folded.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => (/^\d+$/.test(word) ? digitsOf(word) : word))
}

// The value of a number says little, how long it is says something: years, prices, scores.
function digitsOf(number: string): string {
  return number.length === 4 && /^(?:19|20)/.test(number) ? number : '0'.repeat(Math.min(number.length, 7))
}

function partsOf(word: string): readonly string[] {
  const padded = `_${word}_`
  if (padded.length <= GRAM) return []
  return Array.from({ length: padded.length - GRAM + 1 }, (_, start) => padded.slice(start, start + GRAM))
}
