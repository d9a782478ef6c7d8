import { hash32 } from '../../../lib/text/hash32.ts'

/** Labels such as "Pros:" stand on many pages and belong to each. */
export const MIN_LINE_CHARS = 40
/** Lines kept of one page. The smallest numbers are kept, so that what pages share is kept of each of them. */
const MAX_LINES = 200

/** A number for a line, the same however its letters are cased and spaced; the words cannot be had back from it. */
export function lineHash(line: string): number {
  return hash32(line.toLowerCase().replace(/\s+/g, ' ').trim())
}

/** The long lines of a page as numbers, each once, in order. */
export function lineHashes(blocks: readonly { readonly text: string }[]): number[] {
  const hashes = blocks.filter(({ text }) => text.length >= MIN_LINE_CHARS).map(({ text }) => lineHash(text))
  return [...new Set(hashes)].sort((one, other) => one - other).slice(0, MAX_LINES)
}
