import { stem } from './stem.ts'

/** A text made ready for looking phrases up: its words as written and as stems, and where each stem occurs. */
export type Words = {
  readonly written: readonly string[]
  readonly stems: readonly string[]
  readonly places: ReadonlyMap<string, readonly number[]>
  /** The whole text in one case, for scripts that put no space between words. */
  readonly folded: string
  /** A headline in capitals says nothing about acronyms. */
  readonly shouted: boolean
}

/** A phrase made ready for being looked up in texts of one language. */
export type Phrase = {
  readonly name: string
  readonly stems: readonly string[]
  /** Words that must keep their case, by their place in the phrase: acronyms of two or three capitals, and all words of a name. */
  readonly cased: readonly { readonly offset: number; readonly word: string }[]
  /** In a script without spaces the phrase is looked up as it is. */
  readonly unspaced?: string
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
  return { written, stems, places, folded: plain.toLowerCase(), shouted: plain === plain.toUpperCase() }
}

/** Prepares a phrase; `language` decides its endings, as it does for `wordsOf`. */
export function phraseOf(name: string, language = 'en'): Phrase {
  return prepared(name, language, /^\p{Lu}{2,3}$/u)
}

/** Prepares a name, which is found only in the case it is written in. */
export function namePhraseOf(name: string, language = 'en'): Phrase {
  return prepared(name, language, /./u)
}

function prepared(name: string, language: string, keepsCase: RegExp): Phrase {
  const plain = name.normalize('NFKC').trim()
  const written = plain.match(WORD) ?? []
  return {
    name,
    stems: written.map((word) => stem(word.toLowerCase(), language)),
    cased: written.flatMap((word, offset) => (keepsCase.test(word) ? [{ offset, word }] : [])),
    ...(UNSPACED.test(plain) ? { unspaced: plain.toLowerCase() } : {}),
  }
}

/** How often a phrase occurs on word boundaries, whatever its endings. Acronyms keep their case: "AI" is not "ai". */
export function countPhrase(phrase: Phrase, words: Words): number {
  if (phrase.unspaced !== undefined) return words.folded.split(phrase.unspaced).length - 1
  const starts = words.places.get(phrase.stems[0] ?? '') ?? []
  return starts.filter((start) => isAt(phrase, words, start)).length
}

function isAt({ stems, cased }: Phrase, words: Words, start: number): boolean {
  return (
    stems.every((value, offset) => words.stems[start + offset] === value) &&
    (words.shouted || cased.every(({ offset, word }) => words.written[start + offset]?.startsWith(word)))
  )
}
