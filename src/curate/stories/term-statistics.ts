import type { Term } from './terms.ts'

/**
 * How common a term is, over about a month of stories.
 *
 * A term is counted once a story, not once an article: a big event would otherwise make its own names look common. Counts
 * fade with a half-life instead of being dropped by day, which needs one table and no calendar; terms share cells of it by
 * hash, so that memory is fixed whatever the vocabulary. Before a site has read much, the common words of the language stand
 * in for what it would have read.
 */
export type TermStatistics = {
  /** Natural logarithm of how many stories there are for one with this term. */
  readonly rarityOf: (term: Pick<Term, 'key' | 'commonness'>) => number
  /** Counts terms that are new in their story; `stories` is 1 for a new story, else 0. */
  readonly count: (terms: Iterable<number>, stories: 0 | 1) => void
  /** Moves time forward; earlier counts fade. */
  readonly advanceTo: (hour: number) => void
}

const CELLS = 1 << 18
const HALF_LIFE_HOURS = 15 * 24
/** Counts grow instead of fading; they are brought down before a float loses their precision. */
const MAX_SCALE = 1e6
/** Stories that the list of common words counts for. */
const ASSUMED_STORIES = 3000

export function createTermStatistics(): TermStatistics {
  const counts = new Float32Array(CELLS)
  let stories = 0
  let scale = 1
  let now: number | undefined

  function advanceTo(hour: number): void {
    if (now === undefined) now = hour
    if (hour <= now) return
    scale *= 2 ** ((hour - now) / HALF_LIFE_HOURS)
    now = hour
    if (scale < MAX_SCALE) return
    for (let cell = 0; cell < CELLS; cell++) counts[cell] = (counts[cell] ?? 0) / scale
    stories /= scale
    scale = 1
  }
  function count(terms: Iterable<number>, newStories: 0 | 1): void {
    stories += newStories * scale
    for (const term of terms) {
      const cell = term & (CELLS - 1)
      counts[cell] = (counts[cell] ?? 0) + scale
    }
  }
  function rarityOf({ key, commonness }: Pick<Term, 'key' | 'commonness'>): number {
    const seen = (counts[key & (CELLS - 1)] ?? 0) / scale + ASSUMED_STORIES * commonness
    return Math.max(0, Math.log((stories / scale + ASSUMED_STORIES + 1) / (seen + 0.5)))
  }
  return { rarityOf, count, advanceTo }
}
