/** How much of each block stands in the true text, from 0 to 1, in runs of four words as the scorer counts them. */
export function labelsOf(blocks: readonly { readonly text: string }[], truth: string): Float64Array {
  const truthWords = wordsOf(truth)
  const grams = gramsOf(truthWords)
  const joined = ` ${truthWords.join(' ')} `
  const words = blocks.map(({ text }) => wordsOf(text))
  const labels = new Float64Array(blocks.length).fill(-1)
  for (const [index, own] of words.entries()) {
    if (own.length >= GRAM) labels[index] = shareOf(own, grams)
    else if (own.length === 0) labels[index] = 0
  }
  for (const [index, own] of words.entries()) {
    if (labels[index] === -1) labels[index] = shortLabel({ words, labels, joined }, index, own)
  }
  return labels
}

const GRAM = 4
const TOKEN = /[\p{L}\p{N}_]+/gu

export function wordsOf(text: string): string[] {
  return text.match(TOKEN) ?? []
}

function gramsOf(words: readonly string[]): Set<string> {
  const grams = new Set<string>()
  for (let i = 0; i + GRAM <= words.length; i++) grams.add(words.slice(i, i + GRAM).join(' '))
  return grams
}

function shareOf(own: readonly string[], grams: ReadonlySet<string>): number {
  let found = 0
  const count = own.length - GRAM + 1
  for (let i = 0; i < count; i++) if (grams.has(own.slice(i, i + GRAM).join(' '))) found++
  return found / count
}

type Context = {
  readonly words: readonly (readonly string[])[]
  readonly labels: Float64Array
  readonly joined: string
}

/** A line of under four words is in the text when it stands there next to what is beside it here. */
function shortLabel({ words, labels, joined }: Context, index: number, own: readonly string[]): number {
  const before = nearestTrue({ words, labels, joined }, index, -1)
  const after = nearestTrue({ words, labels, joined }, index, 1)
  const withBefore = [...before.slice(-(GRAM - own.length)), ...own]
  const withAfter = [...own, ...after.slice(0, GRAM - own.length)]
  const isIn = (run: readonly string[]) => run.length >= GRAM && joined.includes(` ${run.join(' ')} `)
  return isIn(withBefore) || isIn(withAfter) ? 1 : 0
}

function nearestTrue({ words, labels }: Context, index: number, step: 1 | -1): readonly string[] {
  for (let at = index + step, seen = 0; at >= 0 && at < words.length && seen < 6; at += step, seen++) {
    if ((labels[at] ?? 0) > 0.7) return words[at] ?? []
  }
  return []
}
