import { hash32, mix32 } from './hash32.ts'

/** Hashes of every run of `size` words, distinct and ascending; a shorter text is one run. */
export function shinglesOf(words: readonly string[], size: number): Uint32Array {
  if (words.length === 0) return new Uint32Array()
  const hashes = words.map(hash32)
  const runs = Math.max(1, hashes.length - size + 1)
  const shingles = new Uint32Array(runs)
  for (let start = 0; start < runs; start++) shingles[start] = hashOfRun(hashes, start, size)
  return distinct(shingles.sort())
}

/** How many values two ascending arrays share. */
export function sharedCount(left: Uint32Array, right: Uint32Array): number {
  let shared = 0
  let atLeft = 0
  let atRight = 0
  while (atLeft < left.length && atRight < right.length) {
    const difference = (left[atLeft] ?? 0) - (right[atRight] ?? 0)
    if (difference === 0) shared++
    if (difference <= 0) atLeft++
    if (difference >= 0) atRight++
  }
  return shared
}

function hashOfRun(hashes: readonly number[], start: number, size: number): number {
  let hash = 0
  for (let at = start; at < start + size && at < hashes.length; at++) {
    hash = mix32(Math.imul(hash, 31) + (hashes[at] ?? 0))
  }
  return hash
}

function distinct(ascending: Uint32Array): Uint32Array {
  return ascending.filter((value, at) => at === 0 || value !== ascending[at - 1])
}
