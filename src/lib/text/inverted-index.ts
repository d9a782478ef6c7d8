/** From a 32-bit key to the documents that have it, newest first, with a weight each. Documents are numbered in order of arrival. */
export type InvertedIndex = {
  readonly add: (key: number, document: number, weight: number) => void
  /** Calls back for at most `limit` documents numbered `oldest` or later; false when there were more. */
  readonly visit: (key: number, reach: Reach, found: (document: number, weight: number) => void) => boolean
  readonly size: () => number
}

export type Reach = { readonly oldest: number; readonly limit: number }

/** Entries live in flat arrays, chained by key: a dozen bytes an entry, so that a window of weeks fits in memory. */
export function createInvertedIndex(): InvertedIndex {
  const heads = new Map<number, number>()
  let next = new Int32Array(1024)
  let documents = new Int32Array(1024)
  let weights = new Float32Array(1024)
  let used = 0

  function grow(): void {
    next = extended(next)
    documents = extended(documents)
    const more = new Float32Array(weights.length * 2)
    more.set(weights)
    weights = more
  }
  function add(key: number, document: number, weight: number): void {
    if (used === next.length) grow()
    next[used] = heads.get(key) ?? -1
    documents[used] = document
    weights[used] = weight
    heads.set(key, used++)
  }
  function visit(key: number, reach: Reach, found: (document: number, weight: number) => void): boolean {
    let left = reach.limit
    for (let entry = heads.get(key) ?? -1; entry >= 0; entry = next[entry] ?? -1) {
      const document = documents[entry] ?? -1
      if (document < reach.oldest) return true
      if (left-- === 0) return false
      found(document, weights[entry] ?? 0)
    }
    return true
  }
  return { add, visit, size: () => used }
}

function extended(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const more = new Int32Array(array.length * 2)
  more.set(array)
  return more
}
