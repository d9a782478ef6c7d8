/** From a 32-bit key to the documents that have it, newest first, with a weight each. Documents are numbered in order of arrival. */
export type InvertedIndex = {
  readonly add: (key: number, document: number, weight: number) => void
  /** Calls back for at most `limit` documents numbered `oldest` or later; false when there were more. */
  readonly visit: (key: number, reach: Reach, found: (document: number, weight: number) => void) => boolean
  readonly size: () => number
}

export type Reach = { readonly oldest: number; readonly limit: number }

/**
 * A run of entries of one key: the place of the run before it, how many entries it holds and may hold, then a document and its
 * weight for each. A run may hold twice as many as the one before: most keys are of one document and take 16 bytes, and the
 * entries of a common word lie side by side, since what a search waits for is memory.
 */
const HEADER = 2
const ENTRY = 2
const MOST_ENTRIES = 64
const SHIFT = 16
const LOW = 0xffff
const NONE = -1

export function createInvertedIndex(): InvertedIndex {
  const heads = new Map<number, number>()
  let cells = new Int32Array(4096)
  let weights = new Float32Array(cells.buffer)
  let end = 0
  let used = 0

  function startRun(before: number): number {
    const room = before === NONE ? 1 : Math.min(MOST_ENTRIES, ((cells[before + 1] ?? 0) >>> SHIFT) * 2)
    const length = HEADER + ENTRY * room
    while (end + length > cells.length) {
      const more = new Int32Array(cells.length * 2)
      more.set(cells)
      cells = more
      weights = new Float32Array(more.buffer)
    }
    const run = end
    end += length
    cells[run] = before
    cells[run + 1] = room << SHIFT
    return run
  }
  function add(key: number, document: number, weight: number): void {
    let run = heads.get(key) ?? NONE
    const held = cells[run + 1] ?? 0
    if (run === NONE || (held & LOW) === held >>> SHIFT) {
      run = startRun(run)
      heads.set(key, run)
    }
    const count = (cells[run + 1] ?? 0) & LOW
    const entry = run + HEADER + ENTRY * count
    cells[entry] = document
    weights[entry + 1] = weight
    cells[run + 1] = (cells[run + 1] ?? 0) + 1
    used++
  }
  function visit(key: number, reach: Reach, found: (document: number, weight: number) => void): boolean {
    let left = reach.limit
    for (let run = heads.get(key) ?? NONE; run !== NONE; run = cells[run] ?? NONE) {
      const first = run + HEADER
      for (let entry = first + ENTRY * (((cells[run + 1] ?? 0) & LOW) - 1); entry >= first; entry -= ENTRY) {
        const document = cells[entry] ?? 0
        if (document < reach.oldest) return true
        if (left-- === 0) return false
        found(document, weights[entry + 1] ?? 0)
      }
    }
    return true
  }
  return { add, visit, size: () => used }
}
