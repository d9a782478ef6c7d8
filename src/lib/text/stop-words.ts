import { STOP_WORDS } from './stop-words.table.ts'

const LANGUAGES: readonly (readonly [string, ReadonlySet<string>])[] = Object.entries(STOP_WORDS).map(
  ([language, words]) => [language, new Set(words.split(' '))],
)
const NONE: ReadonlySet<string> = new Set()

/**
 * Stop words of a stated BCP 47 language, or of the language whose stop words the folded words hold most often; empty when there
 * is no list for it.
 */
export function stopWordsFor(words: readonly string[], language: string | undefined): ReadonlySet<string> {
  if (language) return LANGUAGES.find(([known]) => known === language.slice(0, 2).toLowerCase())?.[1] ?? NONE
  let best = NONE
  let most = 0
  for (const [, stopWords] of LANGUAGES) {
    const hits = words.reduce((sum, word) => sum + (stopWords.has(word) ? 1 : 0), 0)
    if (hits > most) [best, most] = [stopWords, hits]
  }
  return best
}
