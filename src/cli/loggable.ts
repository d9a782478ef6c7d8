import { maskSecrets } from '../lib/secrets.ts'

const MAX_CHARACTERS = 1_000

// Controls, marks that turn the direction of a line, ends of line that JSON leaves alone.
const UNPRINTABLE = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu

/** Fields as they may be logged: texts are one line of at most 1,000 characters, without control characters or credentials. */
export function loggable(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? lineOf(value) : value]),
  )
}

function lineOf(text: string): string {
  // Cut once before, so that a long text costs nothing, and once after, because a mask may be longer than what it hides.
  const line = text.slice(0, 2 * MAX_CHARACTERS).replace(UNPRINTABLE, ' ')
  return maskSecrets(line).slice(0, MAX_CHARACTERS).toWellFormed()
}
