/**
 * `charCodeAt`, `indexOf`, `startsWith` and `slice` for loops over strings of every origin. Node's engine keeps a string in one of
 * a dozen forms (one or two bytes a character; whole, cut from another, joined) and prepares `text.charCodeAt(at)` for at most four
 * of them in one place of a program. At the fifth it gives up, and each character costs six times as much. Methods that are
 * called without looking them up on the string are prepared for all forms.
 */
const { charCodeAt, indexOf, startsWith, slice } = String.prototype
const SPACE = 32

/**
 * Code unit at a place; -1 outside. The length is given because reading it is such a look-up too, and asking the engine once for
 * a place outside would make all places slow.
 */
export function codeAt(text: string, at: number, length: number): number {
  return at >= 0 && at < length ? charCodeAt.call(text, at) : -1
}

/** First place of the needle at or after a place, -1 when there is none. */
export function placeOf(needle: string, text: string, from: number): number {
  return indexOf.call(text, needle, from)
}

/** Whether the needle stands exactly at a place. */
export function standsAt(needle: string, text: string, at: number): boolean {
  return startsWith.call(text, needle, at)
}

/** The text between two places. */
export function cut(text: string, from: number, to: number): string {
  return slice.call(text, from, to)
}

/** First place from here on that holds no blank or control character; the length when there is none. */
export function skipBlanks(text: string, from: number, length: number): number {
  let at = from
  while (at < length && codeAt(text, at, length) <= SPACE) at++
  return at
}
