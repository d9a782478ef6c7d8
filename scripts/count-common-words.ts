/**
 * Counts the commonest words of languages in the texts of corpora and writes src/lib/text/common-words.table.ts: ranks of our own
 * counting, no list of anybody else's. usage: node scripts/count-common-words.ts PAGES.jsonl [PAGES.jsonl ...]
 * Each line of a file has `text` and may have `truth.language`; a text that does not say is asked of the detector.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { detectLanguage } from '../src/lib/language/detect-language.ts'
import { foldWord, rawWordsOf, stemOf } from '../src/lib/text/words.ts'

const TABLE = new URL('../src/lib/text/common-words.table.ts', import.meta.url)
/** Most words of a language, and in how many texts a word must stand to be common rather than a subject's. */
const MOST_WORDS = 4_000
const MIN_TEXTS = 3
/** Fewer words than this tell too little of a language. */
const MIN_COUNTED = 300

type Row = { readonly text?: string; readonly truth?: { readonly language?: string } }
type Count = { texts: number; times: number }

function countWords(rows: readonly Row[]): ReadonlyMap<string, ReadonlyMap<string, Count>> {
  const languages = new Map<string, Map<string, Count>>()
  for (const { text = '', truth } of rows) {
    const language = (truth?.language ?? detectLanguage(text))?.slice(0, 2)
    if (language === undefined || text === '') continue
    const counts = languages.get(language) ?? new Map<string, Count>()
    languages.set(language, counts)
    const words = rawWordsOf(text)
      .map((word) => stemOf(foldWord(word)))
      .filter((word) => /^\p{L}{2,}$/u.test(word))
    for (const word of words) {
      const count = counts.get(word) ?? { texts: 0, times: 0 }
      counts.set(word, { ...count, times: count.times + 1 })
    }
    for (const word of new Set(words)) {
      const count = counts.get(word)
      if (count) count.texts += 1
    }
  }
  return languages
}

/** Words by how often they are written; a word of one or two texts is a subject's, not the language's. */
function rank(counts: ReadonlyMap<string, Count>): readonly string[] {
  return [...counts]
    .filter(([, { texts }]) => texts >= MIN_TEXTS)
    .sort(([one, a], [other, b]) => b.times - a.times || b.texts - a.texts || (one < other ? -1 : 1))
    .slice(0, MOST_WORDS)
    .map(([word]) => word)
}

const rows = process.argv.slice(2).flatMap((file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Row => JSON.parse(line)),
)
const lists = [...countWords(rows)]
  .map(([language, counts]) => [language, rank(counts)] as const)
  .filter(([, words]) => words.length >= MIN_COUNTED)
  .sort(([one], [other]) => (one < other ? -1 : 1))
const lines = lists.map(([language, words]) => `  ${language}: '${words.join(' ')}',`)
writeFileSync(
  TABLE,
  `/**
 * The commonest words of some languages, folded as \`foldWord\` and \`stemOf\` do, commonest first: ranks counted by
 * scripts/count-common-words.ts in the texts of the extraction corpora (credits in NOTICE).
 */
export const COMMON_WORDS: Readonly<Record<string, string>> = {
${lines.join('\n')}
}
`,
)
for (const [language, words] of lists) console.log(`${language}: ${words.length} words`)
