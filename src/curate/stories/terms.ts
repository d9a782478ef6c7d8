import { hash32 } from '../../lib/text/hash32.ts'
import { type Vocabulary, vocabularyOf } from '../../lib/text/languages.ts'
import { formsOf, isNumber, rawWordsOf, stemOf } from '../../lib/text/words.ts'
import { slugWordsOf } from '../../lib/url/slug-words.ts'

/** One term of an article, before anything is known about other articles. */
export type Term = {
  readonly key: number
  readonly word: string
  readonly kind: 'word' | 'name' | 'number'
  readonly inTitle: number
  /** Times in the text, or in the address where there is no text. */
  readonly inText: number
  /** Share of texts of its language that hold it, 0..1, before any were read. */
  readonly commonness: number
}

/** What the story of an article is decided on. */
export type GroupInput = {
  readonly id: string
  readonly title: string
  readonly text?: string
  /** Canonical address. */
  readonly url?: string
  /** A `Date`, or ISO 8601. */
  readonly publishedAt?: Date | string
  /** Registrable domain, or a name. */
  readonly provider?: string
  /** As the article names them; an agency may be one. */
  readonly authors?: readonly string[]
  /** BCP 47. */
  readonly language?: string
}

/** Words of a text that are read. */
const MAX_WORDS = 2000

const LATIN = /\p{Script=Latin}/u

type Place = 'inTitle' | 'inText' | 'inUrl'
type Counted = { word: string; capital: number; lower: number } & Record<Place, number>

/**
 * The distinct terms of title and text, in order of appearance, without stop words. Where there is no text, the words of the address
 * stand in for it: it often has a headline of its own, and all of one that a feed cut short.
 */
export function termsOf(article: GroupInput): Term[] {
  const counted = new Map<string, Counted>()
  const title = rawWordsOf(article.title)
  const text = rawWordsOf(article.text ?? '').slice(0, MAX_WORDS)
  for (const raw of title) countWord(counted, raw, 'inTitle')
  for (const raw of text) countWord(counted, raw, 'inText')
  if (!article.text) for (const raw of new Set(addressWordsOf(article))) countWord(counted, raw, 'inUrl')
  const vocabulary = vocabularyOf([...counted.keys()], article.language)
  return [...counted]
    .filter(([, { word }]) => word.length > 1 && !vocabulary.stopWords.has(word))
    .map(([stem, entry]) => termFrom(stem, entry, vocabulary))
}

// An address in Latin letters under a title in others spells the same words once more.
function addressWordsOf({ url, title }: GroupInput): readonly string[] {
  const words = slugWordsOf(url ?? '')
  return words.some((word) => LATIN.test(word)) && !isLatin(title) ? [] : words
}

function isLatin(title: string): boolean {
  const letters = title.match(/\p{L}/gu) ?? []
  return letters.filter((letter) => LATIN.test(letter)).length * 2 > letters.length
}

function countWord(counted: Map<string, Counted>, raw: string, place: Place): void {
  const isCapital = /^\p{Lu}/u.test(raw)
  for (const word of formsOf(raw)) {
    const stem = stemOf(word)
    const entry = counted.get(stem) ?? { word, capital: 0, lower: 0, inTitle: 0, inText: 0, inUrl: 0 }
    entry[place]++
    // Headlines are often in capitals throughout, so only the text tells a name.
    if (place === 'inText') entry[isCapital ? 'capital' : 'lower']++
    counted.set(stem, entry)
  }
}

function termFrom(stem: string, entry: Counted, vocabulary: Vocabulary): Term {
  return {
    key: hash32(stem) | 0,
    word: entry.word,
    kind: isNumber(entry.word) ? 'number' : entry.capital > 0 && entry.lower === 0 ? 'name' : 'word',
    inTitle: entry.inTitle,
    inText: entry.inText + entry.inUrl,
    commonness: vocabulary.commonnessOf(stem),
  }
}
