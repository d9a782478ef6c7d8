/** Pairs of marks that enclose speech, by custom of the world's papers. */
const PAIRS = ['“”', '„“', '„”', '«»', '»«', '””', '""', '‹›', '「」', '『』'] as const
const FEWEST_CHARACTERS = 25
/** Where a character is half a word and more. */
const FEWEST_UNSPACED = 10
const MOST_CHARACTERS = 600

// Short quotations are matched too, so that the end of one is not taken for the beginning of the next.
const ENCLOSED: readonly RegExp[] = PAIRS.map((pair) => {
  const [open = '', close = ''] = [...pair]
  return new RegExp(`${open}([^${open}${close}\\n]{1,${MOST_CHARACTERS}})${close}`, 'gu')
})
/** Nordic, Slavic and Romance papers put a dash before speech, at the head of a line. */
const DASHED = new RegExp(String.raw`^[–—] ?(\p{Lu}[^\n]{${FEWEST_CHARACTERS},${MOST_CHARACTERS}})$`, 'gmu')
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

/** How many quotations of some length a text has, whatever marks its language uses. */
export function countQuotations(text: string): number {
  const ends = new Set<number>()
  for (const pattern of [...ENCLOSED, DASHED]) {
    for (const match of text.matchAll(pattern)) {
      if (isLong(match[1]?.trim() ?? '')) ends.add(match.index + match[0].length)
    }
  }
  return ends.size
}

function isLong(said: string): boolean {
  return said.length >= (UNSPACED.test(said) ? FEWEST_UNSPACED : FEWEST_CHARACTERS)
}
