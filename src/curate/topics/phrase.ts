import { stem } from './stem.ts'

/** A text made ready for looking phrases up: its words as written and as stems, and where each stem occurs. */
export type Words = {
  readonly written: readonly string[]
  readonly stems: readonly string[]
  readonly places: ReadonlyMap<string, readonly number[]>
  /** The whole text in one case, for scripts that put no space between words. */
  readonly folded: string
  readonly language: string
  /** A headline in capitals says nothing about acronyms. */
  readonly shouted: boolean
}

// A word keeps inner dots, plus signs and hashes, so that "C++", "C#", ".NET" and "GPT-4.5" are words.
const WORD = /\.?[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:[.'’&][\p{L}\p{N}]+)*(?:\+\+|#)?/gu
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/** Splits a text for `countPhrase`. */
export function wordsOf(text: string, language = 'en'): Words {
  const plain = text.normalize('NFKC')
  const written = plain.match(WORD) ?? []
  const stems = written.map((word) => stem(word.toLowerCase(), language))
  const places = new Map<string, number[]>()
  stems.forEach((value, index) => {
    const known = places.get(value)
    if (known) known.push(index)
    else places.set(value, [index])
  })
  const shouted = plain.length > 0 && plain === plain.toUpperCase()
  return { written, stems, places, folded: plain.toLowerCase(), language, shouted }
}

/** How often a phrase occurs on word boundaries, whatever its endings. Acronyms of two or three capitals keep their case: "AI" is not "ai". */
export function countPhrase(phrase: string, words: Words): number {
  const plain = phrase.normalize('NFKC').trim()
  if (UNSPACED.test(plain)) return words.folded.split(plain.toLowerCase()).length - 1
  const written = plain.match(WORD) ?? []
  const stems = written.map((word) => stem(word.toLowerCase(), words.language))
  const first = stems[0]
  if (first === undefined) return 0
  const starts = words.places.get(first) ?? []
  const isHere = (start: number) =>
    stems.every((value, offset) => words.stems[start + offset] === value) &&
    written.every((word, offset) => keepsCase(word, words, start + offset))
  return starts.filter(isHere).length
}

function keepsCase(word: string, words: Words, index: number): boolean {
  if (!/^\p{Lu}{2,3}$/u.test(word) || words.shouted) return true
  return words.written[index]?.startsWith(word) ?? false
}
