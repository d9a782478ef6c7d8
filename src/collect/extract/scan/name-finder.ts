import { Buffer } from 'node:buffer'

/** Finds the name that stands in a source from `from` to `to`, in whatever case; its place in the list, or -1. */
export type NameFinder = (source: Uint8Array, from: number, to: number) => number

/**
 * Looks names up without cutting them out of the source: an open hash table by first letter, last letter and length, then
 * byte by byte. The names are in lower case.
 */
export function nameFinder(names: readonly string[]): NameFinder {
  const mask = 2 ** Math.ceil(Math.log2(names.length * 4)) - 1
  const cells = new Int16Array(mask + 1).fill(-1)
  const list = listOf(names)
  const { bytes, starts } = list
  for (let place = 0; place < names.length; place++) {
    let cell = hashOf(bytes, starts[place] ?? 0, starts[place + 1] ?? 0) & mask
    while (cells[cell] !== -1) cell = (cell + 1) & mask
    cells[cell] = place
  }
  return (source, from, to) => {
    let cell = hashOf(source, from, to) & mask
    let place = cells[cell] ?? -1
    while (place >= 0 && !isAt(source, { from, to, place }, list)) {
      cell = (cell + 1) & mask
      place = cells[cell] ?? -1
    }
    return place
  }
}

/** All names one after the other, and where each starts; one start more says where the last ends. */
type NameList = { readonly bytes: Uint8Array; readonly starts: Int32Array }

function listOf(names: readonly string[]): NameList {
  const starts = [0]
  let written = ''
  for (const name of names) {
    written += name
    starts.push(Buffer.byteLength(written))
  }
  return { bytes: Buffer.from(written), starts: Int32Array.from(starts) }
}

// Setting this bit makes a capital letter a small one and leaves digits, hyphens and colons as they are.
const LOWER = 32

function hashOf(source: Uint8Array, from: number, to: number): number {
  const first = (source[from] ?? 0) | LOWER
  const last = (source[to - 1] ?? 0) | LOWER
  return first * 7 + last * 31 + (to - from) * 61
}

type Written = { readonly from: number; readonly to: number; readonly place: number }

function isAt(source: Uint8Array, { from, to, place }: Written, { bytes, starts }: NameList): boolean {
  const start = starts[place] ?? 0
  const length = (starts[place + 1] ?? 0) - start
  if (length !== to - from) return false
  for (let at = 0; at < length; at++) {
    if (((source[from + at] ?? 0) | LOWER) !== ((bytes[start + at] ?? 0) | LOWER)) return false
  }
  return true
}
