/** What one more article costs as the archive grows, and how much memory the live window takes, on a synthetic stream. */
import { createGrouper } from '../dist/curate/stories/story-index.js'
import type { GroupInput } from '../dist/curate/stories/terms.js'
import type { BenchOptions } from './bench.ts'
import { shuffled } from './stories/read-data.ts'

const ARTICLES_A_DAY = 3000
const SMALL = 10_000
const LARGE = 1_000_000
const MEASURED = 3000
const WINDOW_DAYS = 7
const PASS_EVERY = 125
const STORY_SIZE = 6
const VOCABULARY = 60_000
const TEXT_WORDS = 320

/**
 * The archive itself is in the store; curation remembers the window only. So the cost after a million articles is that of a full
 * window at the end of a million, against that of the first ten thousand, which do not fill the window yet.
 */
export async function run(options: BenchOptions): Promise<void> {
  const large = Number(options.rest.find((word) => word.startsWith('--articles='))?.slice(11) ?? LARGE)
  globalThis.gc?.()
  const before = memoryMb()
  const stream = createStream()
  const grouper = createGrouper({ windowDays: WINDOW_DAYS })
  const feed = (count: number) => feedArticles(grouper, stream, count)
  feed(SMALL - MEASURED)
  const atSmall = feed(MEASURED)
  const atLarge = archiveAndFeed(grouper, stream, large)
  globalThis.gc?.()
  console.table({
    [`ms an article at ${SMALL} archived`]: { bar: '', reached: atSmall.toFixed(2) },
    [`ms an article at ${large} archived`]: { bar: '<= 5', reached: atLarge.toFixed(2) },
    [`ratio ${large} to ${SMALL}`]: { bar: '<= 1.3 (1.1)', reached: (atLarge / atSmall).toFixed(2) },
    'memory of the window, MB': { bar: '<= 500', reached: (memoryMb() - before).toFixed(0) },
  })
}

type Stream = { readonly next: () => GroupInput; readonly skip: (count: number) => void }

function archiveAndFeed(grouper: ReturnType<typeof createGrouper>, stream: Stream, large: number): number {
  // Days nobody curates are skipped: what they would have left behind is outside the window.
  stream.skip(Math.max(0, large - SMALL - WINDOW_DAYS * ARTICLES_A_DAY - MEASURED))
  feedArticles(grouper, stream, WINDOW_DAYS * ARTICLES_A_DAY)
  return feedArticles(grouper, stream, MEASURED)
}

/** CPU milliseconds an article, passes over the stories included. */
function feedArticles(grouper: ReturnType<typeof createGrouper>, stream: Stream, count: number): number {
  const articles = Array.from({ length: count }, stream.next)
  const start = process.cpuUsage()
  for (const [at, article] of articles.entries()) {
    grouper.add(article)
    if ((at + 1) % PASS_EVERY === 0) grouper.mergeAndSplit()
  }
  const used = process.cpuUsage(start)
  return (used.user + used.system) / 1000 / Math.max(1, count)
}

/** Articles in time: stories of a few, told within a day in words of their own; one in ten repeats another's text. */
function createStream(): Stream {
  let made = 0
  const START = Date.UTC(2026, 0, 1)
  function next(): GroupInput {
    const number = made++
    // A story's articles come a few hundred articles apart.
    const story = Math.floor(number / (STORY_SIZE * 100)) * 100 + (number % 100)
    const voice = number % 10 === 9 ? number - 600 : number
    return {
      id: `a${number}`,
      title: textOf(story, voice, 10),
      text: textOf(story, voice, TEXT_WORDS),
      url: `https://site${number % 400}.example/${number}`,
      provider: `site${number % 400}.example`,
      publishedAt: new Date(START + (number / ARTICLES_A_DAY) * 86_400_000),
      language: 'en',
    }
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

function memoryMb(): number {
  return process.memoryUsage().rss / 1e6
}
