const MAX_CHARACTERS = 1_000

/** Rules of what may stand in a log line, in order: what is replaced, by what. */
const RULES: readonly (readonly [RegExp, string])[] = [
  // Controls, marks that turn the direction of a line, ends of line that JSON leaves alone.
  [/[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' '],
  // RFC 3986 section 3.2.1: user name and password in front of a host.
  [/(\/\/)[^\s/?#@]+@/g, '$1***@'],
  [/\b((?:proxy-)?authorization|cookie)\s*[:=]\s*\S+(?: [^\s,;]+)?/gi, '$1: ***'],
  [/\b([\w-]*(?:passw(?:or)?d|secret|token|api-?_?key|auth|sig(?:nature)?))=[^\s&;"']+/gi, '$1=***'],
]

/** Fields as they may be logged: texts are one line of at most 1,000 characters, without control characters or credentials. */
export function loggable(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? lineOf(value) : value]),
  )
}

function lineOf(text: string): string {
  // Cut once before, so that a long text costs nothing, and once after, because what replaces may be longer.
  const cut = text.slice(0, 2 * MAX_CHARACTERS)
  return RULES.reduce((line, [pattern, by]) => line.replace(pattern, by), cut)
    .slice(0, MAX_CHARACTERS)
    .toWellFormed()
}
