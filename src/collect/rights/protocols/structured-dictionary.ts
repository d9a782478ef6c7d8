/**
 * Dictionaries of RFC 9651 (Structured Field Values), as far as preference headers need them: the whole grammar is checked,
 * because one broken member makes the whole field no dictionary, but only a member's bare token is kept.
 */

/** Member name -> its token; undefined for members of another type (`?1`, numbers, strings, inner lists). */
export type Dictionary = ReadonlyMap<string, string | undefined>

const KEY = /[a-z*][a-z0-9_.*-]*/y
const TOKEN = /[A-Za-z*][!#$%&'*+.^_`|~0-9A-Za-z:/-]*/y
const OTHER_ITEMS: readonly RegExp[] = [
  // Decimal before integer: the longer form first.
  /-?\d{1,12}\.\d{1,3}/y,
  /-?\d{1,15}/y,
  /"(?:[ !#-[\]-~]|\\["\\])*"/y,
  /:[A-Za-z0-9+/]*={0,2}:/y,
  /\?[01]/y,
  /@-?\d{1,15}/y,
  /%"(?:[ !#-$&-~]|%[0-9a-f]{2})*"/y,
]

/** Reads a field's lines, joined as RFC 9651 section 4.2 says; undefined when they are no dictionary. The last of a repeated key counts. */
export function parseDictionary(lines: readonly string[]): Dictionary | undefined {
  const cursor: Cursor = { text: lines.join(', ').trim(), position: 0 }
  const members = new Map<string, string | undefined>()
  while (cursor.position < cursor.text.length) {
    if (members.size > 0 && !takeComma(cursor)) return undefined
    const member = takeMember(cursor)
    if (!member) return undefined
    // A repeated key moves nowhere but takes the new value.
    members.set(member.key, member.token)
  }
  return members
}

type Cursor = { readonly text: string; position: number }

function takeMember(cursor: Cursor): { key: string; token: string | undefined } | undefined {
  const key = take(cursor, KEY)
  if (key === undefined) return undefined
  if (!takeCharacter(cursor, '=')) return takeParameters(cursor) ? { key, token: undefined } : undefined
  const item = cursor.text[cursor.position] === '(' ? takeInnerList(cursor) : takeItem(cursor)
  return item && takeParameters(cursor) ? { key, token: item.token } : undefined
}

function takeItem(cursor: Cursor): { token: string | undefined } | undefined {
  const token = take(cursor, TOKEN)
  if (token !== undefined) return { token }
  return OTHER_ITEMS.some((item) => take(cursor, item) !== undefined) ? { token: undefined } : undefined
}

function takeInnerList(cursor: Cursor): { token: undefined } | undefined {
  takeCharacter(cursor, '(')
  for (;;) {
    take(cursor, / +/y)
    if (takeCharacter(cursor, ')')) return { token: undefined }
    if (!takeItem(cursor) || !takeParameters(cursor)) return undefined
    const next = cursor.text[cursor.position]
    if (next !== ' ' && next !== ')') return undefined
  }
}

function takeParameters(cursor: Cursor): boolean {
  while (takeCharacter(cursor, ';')) {
    take(cursor, / +/y)
    if (take(cursor, KEY) === undefined) return false
    if (takeCharacter(cursor, '=') && !takeItem(cursor)) return false
  }
  return true
}

/** A comma with optional white space around it; one at the end makes the field invalid. */
function takeComma(cursor: Cursor): boolean {
  take(cursor, /[ \t]+/y)
  if (!takeCharacter(cursor, ',')) return false
  take(cursor, /[ \t]+/y)
  return cursor.position < cursor.text.length
}

function takeCharacter(cursor: Cursor, character: string): boolean {
  if (cursor.text[cursor.position] !== character) return false
  cursor.position += 1
  return true
}

function take(cursor: Cursor, pattern: RegExp): string | undefined {
  pattern.lastIndex = cursor.position
  const found = pattern.exec(cursor.text)?.[0]
  if (found !== undefined) cursor.position += found.length
  return found
}
