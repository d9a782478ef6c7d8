/** Scripts written without blanks: their words are told apart by pairs of neighbouring characters. */
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
const NOT_ASCII = /[^\0-\x7f]/
const LONGEST = 24

/** The words of a text as the search index knows them: lower case, without accents, each once. */
export function termsOf(text: string): Set<string> {
  const lower = text.toLowerCase()
  return NOT_ASCII.test(text) ? foldedTerms(lower) : asciiTerms(lower)
}

// Most text is plain: no folding, no scripts to tell apart.
function asciiTerms(lower: string): Set<string> {
  const terms = new Set<string>()
  for (const [word] of lower.matchAll(/[a-z0-9]{2,}/g)) terms.add(word.slice(0, LONGEST))
  return terms
}

function foldedTerms(lower: string): Set<string> {
  const folded = lower.normalize('NFD').replace(/\p{M}/gu, '')
  const terms = new Set<string>()
  for (const [word] of folded.matchAll(/[\p{L}\p{N}]+/gu)) {
    if (CJK.test(word)) for (const pair of pairsOf([...word])) terms.add(pair)
    else if (word.length > 1) terms.add(word.slice(0, LONGEST))
  }
  return terms
}

function pairsOf(characters: readonly string[]): readonly string[] {
  if (characters.length === 1) return characters
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`)
}

export const SHARDS = 256

/** Shard of a term: by its first three characters, so that all words with one beginning lie together. */
export function shardOf(term: string): number {
  let hash = 5381
  let counted = 0
  for (const character of term) {
    if (counted === 3) break
    hash = (hash * 33 + (character.codePointAt(0) ?? 0)) % 65_521
    counted += 1
  }
  return hash % SHARDS
}
