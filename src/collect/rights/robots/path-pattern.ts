/**
 * Path patterns of RFC 9309 section 2.2.2 and 2.2.3, as robots.txt, ai.txt, tdmrep.json and RSL use them: a pattern matches
 * from the start of a path with its query, `*` stands for any characters, `$` at the end for the end.
 */

/** RFC 3986 section 2.3: their encoded and plain forms are the same character. */
const UNRESERVED = /[A-Za-z0-9._~-]/
/** RFC 3986 section 3.4 lets these stand plain in a query, so both forms mean the same there. */
const PLAIN_IN_QUERY = ':/?@'

/** Path and query of an address as patterns are compared with; undefined when it is no address. */
export function pathToMatch(address: string): string | undefined {
  const url = URL.parse(address)
  if (!url) return undefined
  // A star or dollar sign of the address itself is a plain character and meets only `%2A` and `%24`.
  return normalizePath(`${url.pathname}${url.search}`).replaceAll('*', '%2A').replaceAll('$', '%24')
}

/** One form for the several ways to write a path: UTF-8 percent-encoded, digits in upper case, unreserved characters plain. */
export function normalizePath(path: string): string {
  const question = path.indexOf('?')
  if (question < 0) return normalizePart(path, '')
  return `${normalizePart(path.slice(0, question), '')}?${normalizePart(path.slice(question + 1), PLAIN_IN_QUERY)}`
}

/** Whether a normalized pattern matches a normalized path. Linear in both for any number of stars. */
export function patternMatches(pattern: string, path: string): boolean {
  const anchored = pattern.endsWith('$')
  const [first = '', ...parts] = (anchored ? pattern.slice(0, -1) : pattern).split('*')
  if (!path.startsWith(first)) return false
  const last = parts.pop()
  if (last === undefined) return !anchored || path === first
  let position = first.length
  for (const part of parts) {
    const found = path.indexOf(part, position)
    if (found < 0) return false
    position = found + part.length
  }
  return anchored
    ? path.length - last.length >= position && path.endsWith(last)
    : path.includes(last, position)
}

function normalizePart(part: string, plain: string): string {
  return part.replace(/%[0-9A-Fa-f]{2}|[^\u0021-\u007e]+/gu, (match) =>
    match.length === 3 && match.startsWith('%') ? normalizeEscape(match, plain) : encodeText(match),
  )
}

function normalizeEscape(escaped: string, plain: string): string {
  const character = String.fromCharCode(Number.parseInt(escaped.slice(1), 16))
  return UNRESERVED.test(character) || plain.includes(character) ? character : escaped.toUpperCase()
}

function encodeText(text: string): string {
  // A lone surrogate would make encodeURIComponent throw.
  return encodeURIComponent(text.toWellFormed())
}
