/** A synthetic stream of articles, the same every time. */
import type { GroupInput } from '../../dist/curate/stories/terms.js'
import { shuffled } from '../stories/read-data.ts'

export const ARTICLES_A_DAY = 3000
const STORY_SIZE = 6
const VOCABULARY = 60_000
const TEXT_WORDS = 320
const START = Date.UTC(2026, 0, 1)

/** An article, and the story it was made for. */
export type Made = { readonly article: GroupInput & { readonly publishedAt: Date }; readonly story: string }
export type Stream = { readonly next: () => Made; readonly skip: (count: number) => void }

/** Articles in time: stories of a few, told within a day in words of their own; one in ten repeats another's text. */
export function createStream(): Stream {
  let made = 0
  function next(): Made {
    const number = made++
    // A story's articles come a few hundred articles apart.
    const story = Math.floor(number / (STORY_SIZE * 100)) * 100 + (number % 100)
    const voice = number % 10 === 9 ? number - 600 : number
    const article = {
      id: `a${number}`,
      title: textOf(story, voice, 10),
      text: textOf(story, voice, TEXT_WORDS),
      url: `https://site${number % 400}.example/${number}`,
      provider: `site${number % 400}.example`,
      publishedAt: new Date(START + (number / ARTICLES_A_DAY) * 86_400_000),
      language: 'en',
    }
    return { article, story: `made-${story}` }
  }
  return {
    next,
    skip: (count) => {
      made += count
    },
  }
}

function textOf(story: number, voice: number, length: number): string {
  const random = randomFrom(voice * 7919 + length)
  const subject = randomFrom(story * 104_729)
  const own = Array.from({ length: 25 }, () => wordAt(Math.floor(subject() * VOCABULARY)))
  const words = Array.from({ length }, (_, at) => {
    if (random() < 0.25) return nameFrom(own[Math.floor(random() * own.length)] ?? '', at)
    // Zipf: the r-th commonest word about 1/r as often as the first.
    return wordAt(Math.floor(VOCABULARY ** random()))
  })
  return words.join(' ')
}

function nameFrom(word: string, at: number): string {
  return at % 3 === 0 ? word.charAt(0).toUpperCase() + word.slice(1) : word
}

const SYLLABLES = shuffled(
  [...'bdfgklmnprstvz'].flatMap((consonant) => [...'aeiou'].map((vowel) => consonant + vowel)),
  1,
)

function wordAt(rank: number): string {
  let rest = rank + 70
  let word = ''
  for (; rest > 0; rest = Math.floor(rest / SYLLABLES.length)) word += SYLLABLES[rest % SYLLABLES.length]
  return word
}

function randomFrom(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
