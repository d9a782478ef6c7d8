/** Finds the name that stands in a source from `from` to `to`, in whatever case; its place in the list, or -1. */
export type NameFinder = (source: Uint8Array, from: number, to: number) => number

/**
 * Looks names up without cutting them out of the source: an open hash table by first letter, last letter and length, then
 * byte by byte. The names are in lower case.
 */
export function nameFinder(names: readonly string[]): NameFinder {
  const mask = 2 ** Math.ceil(Math.log2(names.length * 4)) - 1
  const cells = Array.from({ length: mask + 1 }, () => -1)
  const written = names.map((name) => new TextEncoder().encode(name))
  for (const [place, name] of written.entries()) {
    let cell = hashOf(name, 0, name.length) & mask
    while (cells[cell] !== -1) cell = (cell + 1) & mask
    cells[cell] = place
  }
  return (source, from, to) => {
    let cell = hashOf(source, from, to) & mask
    let place = cells[cell] ?? -1
    while (place >= 0 && !isAt(source, from, { name: written[place] ?? NOTHING, to })) {
      cell = (cell + 1) & mask
      place = cells[cell] ?? -1
    }
    return place
  }
}

const NOTHING = new Uint8Array()
// Setting this bit makes a capital letter a small one and leaves digits, hyphens and colons as they are.
const LOWER = 32

function hashOf(source: Uint8Array, from: number, to: number): number {
  const first = (source[from] ?? 0) | LOWER
  const last = (source[to - 1] ?? 0) | LOWER
  return first * 7 + last * 31 + (to - from) * 61
}

function isAt(source: Uint8Array, from: number, { name, to }: { name: Uint8Array; to: number }): boolean {
  if (name.length !== to - from) return false
  for (let at = 0; at < name.length; at++) {
    if (((source[from + at] ?? 0) | LOWER) !== ((name[at] ?? 0) | LOWER)) return false
  }
  return true
}
