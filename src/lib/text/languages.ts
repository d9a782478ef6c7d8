import { COMMON_WORDS } from './common-words.table.ts'
import { STOP_WORDS } from './stop-words.table.ts'
import { foldWord } from './words.ts'

/** Which words of a language are common, for weighing the words of a text. */
export type Vocabulary = {
  /** BCP 47 of its words, or `und` when the language has no list. */
  readonly language: string
  readonly stopWords: ReadonlySet<string>
  /** True where texts of the language were counted; else commonness is guessed from length. */
  readonly isCounted: boolean
  /** Share of texts, 0..1, that hold a folded and stemmed word; 0 for a word that is not common. */
  readonly commonnessOf: (word: string) => number
}

/**
 * A word at rank r is about every (10 r)th word of a text (Zipf), and the texts compared run to some 200 words: so many of the
 * texts hold it at least once.
 */
const TYPICAL_WORDS = 200
const ZIPF_SHARE = 0.1
/** Mandelbrot's shift, which keeps the very first ranks from filling every text. */
const ZIPF_SHIFT = 2.7

const RARE_WORD = 0.1

/**
 * Share of texts that hold a word of so many letters, where a language has no list: the shorter, the commoner (Zipf's law of
 * abbreviation). Only for alphabets that write words apart, with their vowels.
 */
const COMMONNESS_OF_LENGTH = [0.3, 0.3, 0.3, 0.12, 0.03, 0.01]
const ALPHABETIC = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]+$/u

const UNKNOWN: Vocabulary = {
  language: 'und',
  stopWords: new Set(),
  isCounted: false,
  commonnessOf: commonnessOfLength,
}
const VOCABULARIES: readonly Vocabulary[] = [
  ...new Set([...Object.keys(STOP_WORDS), ...Object.keys(COMMON_WORDS)]),
].map(vocabularyFor)

/** The vocabulary of a stated language, else of the one whose common words these folded and stemmed words are. */
export function vocabularyOf(words: readonly string[], language: string | undefined): Vocabulary {
  const stated = language?.slice(0, 2).toLowerCase()
  if (stated) return VOCABULARIES.find((vocabulary) => vocabulary.language === stated) ?? UNKNOWN
  let best = UNKNOWN
  let most = 0
  for (const vocabulary of VOCABULARIES) {
    const likeness = words.reduce((sum, word) => sum + likenessOf(vocabulary, word), 0)
    if (likeness > most) [best, most] = [vocabulary, likeness]
  }
  return best
}

// A headline may have no word but rare ones of its language, so each word of the list counts a little.
function likenessOf(vocabulary: Vocabulary, word: string): number {
  const commonness = vocabulary.isCounted ? vocabulary.commonnessOf(word) : 0
  return commonness === 0 && !vocabulary.stopWords.has(word) ? 0 : commonness + RARE_WORD
}

function vocabularyFor(language: string): Vocabulary {
  const common = (COMMON_WORDS[language] ?? '').split(' ').filter(Boolean)
  const shares = new Map(common.map((word, at) => [word, shareAt(at)]))
  return {
    language,
    // A language without a list of its own is known by its fifty commonest words.
    stopWords: new Set(STOP_WORDS[language]?.split(' ').map(foldWord) ?? common.slice(0, 50)),
    isCounted: common.length > 0,
    commonnessOf: common.length > 0 ? (word) => shares.get(word) ?? 0 : commonnessOfLength,
  }
}

function commonnessOfLength(word: string): number {
  return word.length < COMMONNESS_OF_LENGTH.length && ALPHABETIC.test(word)
    ? (COMMONNESS_OF_LENGTH[word.length] ?? 0)
    : 0
}

function shareAt(index: number): number {
  return 1 - Math.exp((-TYPICAL_WORDS * ZIPF_SHARE) / (index + ZIPF_SHIFT))
}
