/**
 * Words of any language, for comparing texts. Scripts with spaces are cut at what is neither letter nor digit; scripts without
 * (Han, kana, Thai, Lao, Khmer, Burmese) become overlapping pairs of characters, because a segmenter's dictionary changes with
 * the version of ICU and the same input must give the same words on every machine.
 */

// A number keeps its inner separators ("1,250.5", "7.8"), a word its inner apostrophe ("l'eau", "don't") and dots ("U.S").
const WORD = /\p{N}+(?:[.,:]\p{N}+)*|[\p{L}\p{M}]+(?:['’.](?=\p{L})[\p{L}\p{M}]+)*[\p{L}\p{M}\p{N}]*/gu
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const ARABIC = /^\p{Script=Arabic}/u
const ASCII = /^[\0-\x7f]*$/

/** Words as written, in order; a run of a script without spaces is one word here. */
export function rawWordsOf(text: string): readonly string[] {
  return text.match(WORD) ?? []
}

/** Words in lower case without accents, in order; pairs of characters for scripts without spaces. */
export function wordsOf(text: string): string[] {
  return rawWordsOf(text).flatMap((word) => formsOf(word))
}

/** The compared forms of one raw word: itself folded, or the character pairs of a run without spaces. */
export function formsOf(raw: string): readonly string[] {
  const word = foldWord(raw)
  return UNSPACED.test(word) ? pairsOf(word) : [word]
}

/** Lower case, accents of Latin, Greek and Cyrillic letters removed, possessive and separators of thousands dropped. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase()
  const plain = ASCII.test(lower) ? lower : withoutAccents(lower)
  if (/^\p{N}/u.test(plain)) return plain.replace(/,(?=\d{3}(?!\d))/g, '')
  return plain.replace(/['’]s$/, '').replace(/['’.]/g, '')
}

/**
 * A word without its plural ending, for languages that form it with `s`; an Arabic word without its article and the particles
 * written together with it, and with one form of alef; other words stay as they are.
 */
export function stemOf(word: string): string {
  if (ARABIC.test(word)) return withoutArticle(word)
  return word.length > 4 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word
}

function withoutArticle(word: string): string {
  const plain = word.replace(/[\u064b-\u065f\u0640]/g, '').replace(/[أإآ]/g, 'ا')
  return plain.replace(/^(?:[وف]?(?:[بك]?ال|لل))(?=..)/, '')
}

export function isNumber(word: string): boolean {
  return /^\p{N}/u.test(word)
}

// Marks of other scripts are vowels; only the combining accents go.
function withoutAccents(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
}

function pairsOf(run: string): string[] {
  const characters = [...run]
  if (characters.length < 3) return [run]
  return characters.slice(1).map((character, at) => `${characters[at]}${character}`)
}
