/** Finds the name that stands in a source from `from` to `to`, in whatever case; its place in the list, or -1. */
export type NameFinder = (source: string, from: number, to: number) => number

/**
 * Looks names up without cutting them out of the source: an open hash table by first letter, last letter and length, then
 * letter by letter. The names are in lower case.
 */
export function nameFinder(names: readonly string[]): NameFinder {
  const mask = 2 ** Math.ceil(Math.log2(names.length * 4)) - 1
  const cells = Array.from({ length: mask + 1 }, () => -1)
  for (const [place, name] of names.entries()) {
    let cell = hashOf(name, 0, name.length) & mask
    while (cells[cell] !== -1) cell = (cell + 1) & mask
    cells[cell] = place
  }
  return (source, from, to) => {
    let cell = hashOf(source, from, to) & mask
    let place = cells[cell] ?? -1
    while (place >= 0 && !isAt(source, from, { name: names[place] ?? '', to })) {
      cell = (cell + 1) & mask
      place = cells[cell] ?? -1
    }
    return place
  }
}

// Setting this bit makes a capital letter a small one and leaves digits, hyphens and colons as they are.
const LOWER = 32

function hashOf(source: string, from: number, to: number): number {
  const first = source.charCodeAt(from) | LOWER
  const last = source.charCodeAt(to - 1) | LOWER
  return first * 7 + last * 31 + (to - from) * 61
}

function isAt(source: string, from: number, { name, to }: { name: string; to: number }): boolean {
  if (name.length !== to - from) return false
  for (let at = 0; at < name.length; at++) {
    if ((source.charCodeAt(from + at) | LOWER) !== name.charCodeAt(at)) return false
  }
  return true
}
