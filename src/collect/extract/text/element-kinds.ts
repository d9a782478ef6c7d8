import type { ElementTable } from '../scan/page-scan.ts'

/** Says of an element its number: the same one for elements whose tags and names are the same. Fewer than `MAX_KINDS`. */
export type KindOf = (element: number) => number

/** More than a page has elements. */
export const MAX_KINDS = 2 ** 20
/** More than a page has names, counted from the least number to the greatest. */
const MAX_NAMES = 2 ** 22

export function kindsOf({ tags, names }: ElementTable): KindOf {
  const numberOfTag = new Map<string, number>()
  const numberOfBoth = new Map<number, number>()
  const known = new Int32Array(tags.length).fill(-1)
  return (element) => {
    let kind = known[element] ?? -1
    if (kind < 0) {
      const tag = numbered(tags[element] ?? '', numberOfTag)
      kind = numbered(tag * MAX_NAMES + names.numberOf(element), numberOfBoth)
      known[element] = kind
    }
    return kind
  }
}

/** The number that a value has among those met so far; the next one when it is new. */
export function numbered<T>(value: T, numbers: Map<T, number>): number {
  const known = numbers.get(value)
  if (known !== undefined) return known
  const number = numbers.size
  numbers.set(value, number)
  return number
}
