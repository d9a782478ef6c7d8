import { ALL_USES, type Effect, forUses } from '../answer.ts'
import { parseHttpDate } from './http-date.ts'
import { DIRECTIVES, IMAGE_PREVIEWS, VALUED } from './robots-directives.table.ts'

/** One directive as written, the agent it is for (lower case; absent: everyone), and its value after a colon. */
export type Directive = {
  readonly agent?: string
  readonly name: string
  readonly value: string
  readonly raw: string
}

/** Directives of one robots meta content or X-Robots-Tag value. A header may name an agent: `token: noindex, nosnippet`. */
export function parseDirectives(content: string): readonly Directive[] {
  const directives: Directive[] = []
  let agent: string | undefined
  for (const piece of joinDates(content.split(','))) {
    const named = agentPrefix(piece)
    if (named) agent = named.agent
    for (const { name, value, raw } of directivesOf(named ? named.rest : piece))
      directives.push({ ...(agent !== undefined && { agent }), name, value, raw })
  }
  return directives
}

/** What a directive does at a moment; an unknown or malformed one does nothing. `now` absent: dates do nothing. */
export function effectsOf(directive: Directive, now: Date | undefined): readonly Effect[] {
  const { name, value } = directive
  if (name === 'max-snippet') return snippetEffects(value)
  if (name === 'max-image-preview') return IMAGE_PREVIEWS[value.toLowerCase()] ?? []
  if (name === 'unavailable_after') return dateEffects(value, now)
  return Object.hasOwn(DIRECTIVES, name) ? (DIRECTIVES[name] ?? []) : []
}

function snippetEffects(value: string): readonly Effect[] {
  if (value === '-1') return [{ use: 'excerpt', value: 'allow' }]
  if (!/^\d{1,9}$/.test(value)) return []
  return [{ use: 'excerpt', value: Number(value) === 0 ? 'deny' : { limit: Number(value) } }]
}

function dateEffects(value: string, now: Date | undefined): readonly Effect[] {
  const date = parseHttpDate(value)
  if (!date || !now) return []
  return now >= date ? forUses(ALL_USES, 'deny') : [{ use: 'list', value: 'noted' }]
}

/** The directive with nothing or a weekday behind it. Anchored, so that no page can make it slow. */
const DATE_TO_COME = /^(?:[\w-]+\s*:\s*)?unavailable_after\s*:\s*[a-z]*$/i

/** A date has commas of its own: `unavailable_after: Wed, 25 Jun 2026 15:00:00 GMT`. */
function joinDates(pieces: readonly string[]): readonly string[] {
  const joined: string[] = []
  for (const piece of pieces.map((each) => each.trim())) {
    const before = joined.at(-1)
    if (before !== undefined && DATE_TO_COME.test(before)) joined.push(`${joined.pop()}, ${piece}`)
    else joined.push(piece)
  }
  return joined
}

function agentPrefix(piece: string): { readonly agent: string; readonly rest: string } | undefined {
  const match = /^\s*([A-Za-z][\w-]*)(?:\/[\w.]+)?\s*:(.*)$/su.exec(piece)
  const name = match?.[1]?.toLowerCase()
  if (name === undefined || VALUED.has(name)) return undefined
  return { agent: name, rest: match?.[2] ?? '' }
}

function directivesOf(piece: string): readonly Directive[] {
  const colon = piece.indexOf(':')
  const name = piece.slice(0, Math.max(colon, 0)).trim().toLowerCase()
  if (VALUED.has(name)) return [{ name, value: piece.slice(colon + 1).trim(), raw: piece.trim() }]
  // Authors also part them by blanks or semicolons.
  const words = piece.split(/[\s;]+/u).filter((word) => word !== '')
  return words.map((word) => ({ name: word.toLowerCase(), value: '', raw: word }))
}
