import { HINT_WORDS } from './hint-words.table.ts'

/** What the words of class, id and role attributes say about an element, as bits. */
export const HINT = {
  body: 1,
  article: 2,
  summary: 4,
  title: 8,
  comment: 16,
  related: 32,
  share: 64,
  signup: 128,
  author: 256,
  caption: 512,
  ad: 1024,
  navigation: 2048,
  date: 4096,
  tags: 8192,
  overlay: 16384,
  card: 32768,
  sidebar: 65536,
  quote: 131072,
  contents: 262144,
  footer: 524288,
  header: 1048576,
  hidden: 2097152,
  paywall: 4194304,
  section: 8388608,
  faq: 16777216,
} as const

export type HintName = keyof typeof HINT

const BITS_OF_WORD: ReadonlyMap<string, number> = bitsOfWords()

/** The hints of one class, id or role value: words are split at case changes and at anything but letters. */
export function hintsOf(value: string): number {
  let bits = 0
  let start = -1
  const end = Math.min(value.length, MAX_HINT_LENGTH)
  for (let at = 0; at <= end; at++) {
    const kind = at < end ? kindOf(value.charCodeAt(at)) : OTHER
    const breaks = kind === OTHER || (kind === UPPER && at > 0 && kindOf(value.charCodeAt(at - 1)) === LOWER)
    if (breaks && start >= 0) {
      bits |= BITS_OF_WORD.get(value.slice(start, at).toLowerCase()) ?? 0
      start = -1
    }
    if (kind !== OTHER && start < 0) start = at
  }
  return bits
}

const MAX_HINT_LENGTH = 400
const OTHER = 0
const LOWER = 1
const UPPER = 2

function kindOf(code: number): number {
  if (code >= 97 && code <= 122) return LOWER
  return code >= 65 && code <= 90 ? UPPER : OTHER
}

function bitsOfWords(): Map<string, number> {
  const words = new Map<string, number>()
  for (const [name, list] of HINT_WORDS) {
    for (const word of list.split(' ')) words.set(word, (words.get(word) ?? 0) | HINT[name])
  }
  return words
}
