import { decodeText } from './decode-text.ts'

export type Attributes = Readonly<Record<string, string>>

const NONE: Attributes = Object.freeze(Object.create(null))
const [SPACE, QUOTE, APOSTROPHE, EQUALS, GREATER] = [32, 34, 39, 61, 62]

/** 1 for each character that ends an attribute's name: blanks and controls, quotes, slash, `<`, `=`, `>`. */
const ENDS_NAME = Uint8Array.from({ length: 128 }, (_, code) =>
  code <= SPACE || '"\'/<=>'.includes(String.fromCharCode(code)) ? 1 : 0,
)

// Feeds write the same few short tags on every item: a pure function may remember them. Addresses are not the same.
const known = new Map<string, Attributes>()
const MAX_KNOWN = 500
const MAX_KNOWN_LENGTH = 48

/** Attributes of a tag's source, names in lower case, values with entities decoded once. The first of equal names counts. */
export function readAttributes(source: string): Attributes {
  if (source === '') return NONE
  if (source.length > MAX_KNOWN_LENGTH || source.includes('//')) return parseAttributes(source)
  const found = known.get(source)
  if (found) return found
  const attributes = parseAttributes(source)
  if (known.size < MAX_KNOWN) known.set(source, attributes)
  return attributes
}

function parseAttributes(source: string): Attributes {
  // No prototype: an attribute may be called "constructor".
  const attributes: Record<string, string> = Object.create(null)
  eachAttribute(source, (name, value) => {
    attributes[name.toLowerCase()] ??= decodeText(value)
  })
  return attributes
}

/** Calls back with each attribute of a tag's source as it is written: case kept, entities not decoded. */
export function eachAttribute(source: string, use: (name: string, value: string) => void): void {
  let at = startOfName(source, 0)
  while (at < source.length) {
    const nameEnd = endOfName(source, at)
    const name = source.slice(at, nameEnd)
    const equals = skipBlanks(source, nameEnd)
    if (source.charCodeAt(equals) === EQUALS) {
      const from = skipBlanks(source, equals + 1)
      const to = endOfValue(source, from)
      use(name, isQuote(source.charCodeAt(from)) ? source.slice(from + 1, to) : source.slice(from, to))
      at = startOfName(source, to)
    } else {
      use(name, '')
      at = startOfName(source, equals)
    }
  }
}

function startOfName(source: string, from: number): number {
  let at = from
  while (at < source.length && !isNamePart(source.charCodeAt(at))) at++
  return at
}

function endOfName(source: string, from: number): number {
  let at = from + 1
  while (at < source.length && isNamePart(source.charCodeAt(at))) at++
  return at
}

function skipBlanks(source: string, from: number): number {
  let at = from
  while (source.charCodeAt(at) <= SPACE) at++
  return at
}

/** Place of the closing quote, or the place after a value without quotes. */
function endOfValue(source: string, from: number): number {
  const code = source.charCodeAt(from)
  if (isQuote(code)) {
    const close = source.indexOf(code === QUOTE ? '"' : "'", from + 1)
    return close < 0 ? source.length : close
  }
  let at = from
  while (at < source.length && source.charCodeAt(at) > SPACE && source.charCodeAt(at) !== GREATER) at++
  return at
}

function isQuote(code: number): boolean {
  return code === QUOTE || code === APOSTROPHE
}

function isNamePart(code: number): boolean {
  return code > 127 || ENDS_NAME[code] === 0
}
