import { maskSecrets } from '../lib/secrets.ts'
import { UNPRINTABLE } from './output.ts'

const MAX_CHARACTERS = 1_000

const UNPRINTABLE_RUN = new RegExp(`${UNPRINTABLE.source}+`, 'gu')

/** Fields as they may be logged: texts are one line of at most 1,000 characters, without control characters or credentials. */
export function loggable(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? lineOf(value) : value]),
  )
}

function lineOf(text: string): string {
  // Cut once before, so that a long text costs nothing, and once after, because a mask may be longer than what it hides.
  const line = text.slice(0, 2 * MAX_CHARACTERS).replace(UNPRINTABLE_RUN, ' ')
  return maskSecrets(line).slice(0, MAX_CHARACTERS).toWellFormed()
}
