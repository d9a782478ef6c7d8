/** Fewer words than this name a section, not an article. */
const MIN_WORDS = 3
const FILE_ENDING = /\.[a-z]{2,5}$/i
const BETWEEN_WORDS = /[-_+ ,.~]+/
const WORD = /^[\p{L}\p{M}]{2,}$/u

/** Words of an address's longest part that reads like a headline (`/2026/storm-fells-old-lighthouse.html`), else none. */
export function slugWordsOf(address: string): readonly string[] {
  const parts = pathOf(address)
    .split('/')
    .map((part) => part.replace(FILE_ENDING, '').split(BETWEEN_WORDS))
    .map((words) => words.filter((word) => WORD.test(word)))
    .filter((words) => words.length >= MIN_WORDS)
  return parts.reduce((best, words) => (words.length > best.length ? words : best), [])
}

function pathOf(address: string): string {
  const path = URL.parse(address)?.pathname ?? ''
  try {
    return decodeURIComponent(path)
  } catch {
    // An encoding that is not UTF-8 has no words to read.
    return ''
  }
}
