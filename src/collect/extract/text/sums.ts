/** Sums of a column of numbers, by element or by group. */
export function add(column: Float64Array, at: number, value: number): void {
  column[at] = (column[at] ?? 0) + value
}

/** Adds the sum of each element to that of its parent; every parent comes before its children. */
export function addToParents(column: Float64Array, parents: readonly number[]): void {
  for (let element = parents.length - 1; element > 0; element--) {
    const own = column[element] ?? 0
    if (own !== 0) add(column, parents[element] ?? 0, own)
  }
}
