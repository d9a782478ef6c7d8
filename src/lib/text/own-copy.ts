/** Shorter texts are never kept as a part of another one. */
const SHORTEST_PART = 13

/**
 * The same value with texts of its own. Node's engine keeps a text that was cut from another as a place in that one, which then
 * lives as long as the cut does; a result kept for long would keep the whole page. Knows texts, numbers, dates, lists and plain
 * objects; half as much work as `structuredClone`.
 */
export function ownCopy<T>(value: T): T
export function ownCopy(value: unknown): unknown {
  if (typeof value === 'string') return ownText(value)
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  if (Array.isArray(value)) return ownList(value)
  const entries = Object.entries(value)
  for (const entry of entries) entry[1] = ownCopy(entry[1])
  return Object.fromEntries(entries)
}

function ownList(list: readonly unknown[]): unknown[] {
  const copies = []
  for (const one of list) copies.push(ownCopy(one))
  return copies
}

/** Cutting a joined text writes it out first: what is cut is then one character shorter than what it keeps. */
function ownText(text: string): string {
  return text.length < SHORTEST_PART ? text : `${text} `.slice(0, -1)
}
