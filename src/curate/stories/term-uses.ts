/**
 * What the articles of a story hold of each term: a hash table in flat arrays (open addressing, the next free cell). A story asks it
 * a hundred times for every article that might belong to it; a `Map` of objects takes three times the memory and longer to answer.
 */
export type TermUses = {
  size: number
  keys: Int32Array
  /** Sum of the term's weights; a cell is free where `members` is 0. */
  weights: Float64Array
  members: Int32Array
  /** Sum of what the articles say the term is: 1 a name, 2 a number. */
  names: Uint16Array
  leads: Uint16Array
}

export type TermUse = { readonly weight: number; readonly isName: number; readonly lead: number }

const SMALLEST = 16
/** The part of the cells that may be taken; 100 terms, the most an article has, fit in 128 cells. */
const MOST_FULL = 0.8

export function createTermUses(cells = SMALLEST): TermUses {
  return {
    size: 0,
    keys: new Int32Array(cells),
    weights: new Float64Array(cells),
    members: new Int32Array(cells),
    names: new Uint16Array(cells),
    leads: new Uint16Array(cells),
  }
}

/** Where a term is, or -1. */
export function cellOf({ keys, members }: TermUses, term: number): number {
  const mask = keys.length - 1
  let cell = term & mask
  while (members[cell] !== 0) {
    if (keys[cell] === term) return cell
    cell = (cell + 1) & mask
  }
  return -1
}

export function weightOf(uses: TermUses, term: number): number {
  const cell = cellOf(uses, term)
  return cell < 0 ? 0 : (uses.weights[cell] ?? 0)
}

/** Counts one article's use of a term. */
export function addUse(uses: TermUses, term: number, use: TermUse): void {
  let cell = cellOf(uses, term)
  if (cell < 0) {
    if (uses.size + 1 > uses.keys.length * MOST_FULL) grow(uses)
    cell = freeCellFor(uses, term)
    uses.keys[cell] = term
    uses.size++
  }
  uses.weights[cell] = (uses.weights[cell] ?? 0) + use.weight
  uses.members[cell] = (uses.members[cell] ?? 0) + 1
  uses.names[cell] = (uses.names[cell] ?? 0) + use.isName
  uses.leads[cell] = (uses.leads[cell] ?? 0) + use.lead
}

/** Takes one article's use of a term back. */
export function removeUse(uses: TermUses, term: number, use: TermUse): void {
  const cell = cellOf(uses, term)
  if (cell < 0) return
  uses.weights[cell] = (uses.weights[cell] ?? 0) - use.weight
  uses.members[cell] = (uses.members[cell] ?? 0) - 1
  uses.names[cell] = (uses.names[cell] ?? 0) - use.isName
  uses.leads[cell] = (uses.leads[cell] ?? 0) - use.lead
  if (uses.members[cell] === 0) empty(uses, cell)
}

/** Calls back for every term with its cell; the order depends on nothing but what was added and removed before. */
export function eachUse({ keys, members }: TermUses, found: (term: number, cell: number) => void): void {
  for (let cell = 0; cell < keys.length; cell++) if (members[cell] !== 0) found(keys[cell] ?? 0, cell)
}

function freeCellFor({ keys, members }: TermUses, term: number): number {
  const mask = keys.length - 1
  let cell = term & mask
  while (members[cell] !== 0) cell = (cell + 1) & mask
  return cell
}

function grow(uses: TermUses): void {
  const larger = createTermUses(uses.keys.length * 2)
  eachUse(uses, (term, cell) => {
    const to = freeCellFor(larger, term)
    larger.keys[to] = term
    copyCell({ uses, cell }, { uses: larger, cell: to })
  })
  Object.assign(uses, { ...larger, size: uses.size })
}

// What follows moves up, so that no search ends at the hole before its term (Knuth, vol. 3, 6.4, algorithm R).
function empty(uses: TermUses, emptied: number): void {
  const mask = uses.keys.length - 1
  let hole = emptied
  uses.size--
  for (let cell = (hole + 1) & mask; uses.members[cell] !== 0; cell = (cell + 1) & mask) {
    const home = (uses.keys[cell] ?? 0) & mask
    if (((cell - home) & mask) < ((cell - hole) & mask)) continue
    uses.keys[hole] = uses.keys[cell] ?? 0
    copyCell({ uses, cell }, { uses, cell: hole })
    hole = cell
  }
  uses.members[hole] = 0
  uses.weights[hole] = 0
  uses.names[hole] = 0
  uses.leads[hole] = 0
}

type Place = { readonly uses: TermUses; readonly cell: number }

function copyCell(from: Place, to: Place): void {
  to.uses.weights[to.cell] = from.uses.weights[from.cell] ?? 0
  to.uses.members[to.cell] = from.uses.members[from.cell] ?? 0
  to.uses.names[to.cell] = from.uses.names[from.cell] ?? 0
  to.uses.leads[to.cell] = from.uses.leads[from.cell] ?? 0
}
