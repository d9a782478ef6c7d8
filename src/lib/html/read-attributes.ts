import { codeAt, cut, placeOf, skipBlanks } from '../text/string-access.ts'
import { decodeText } from './decode-text.ts'
import { NameTable } from './name-table.ts'

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
    attributes[name] ??= decodeText(value)
  })
  return attributes
}

/**
 * Attributes of a tag for a reader that asks for a few by name: a list costs a third of a dictionary, and values are decoded when
 * they are asked for. Names are in lower case.
 */
export class AttributeList {
  readonly #parts: string[] = []

  constructor(source: string) {
    eachAttribute(source, (name, value) => {
      this.#parts.push(name, value)
    })
  }

  /** Value with entities decoded once; the first of equal names counts. */
  get(name: string): string | undefined {
    const parts = this.#parts
    for (let at = 0; at < parts.length; at += 2) {
      if (parts[at] === name) return decodeText(parts[at + 1] ?? '')
    }
    return undefined
  }
}

type Use = (name: string, value: string) => void

const LOWER_NAMES = new NameTable((name) => name.toLowerCase())
const WRITTEN_NAMES = new NameTable((name) => name)

/** Calls back with each attribute of a tag's source: names in lower case, entities not decoded. */
export function eachAttribute(source: string, use: Use): void {
  readEach(source, LOWER_NAMES, use)
}

/** The same with names as they are written. */
export function eachWrittenAttribute(source: string, use: Use): void {
  readEach(source, WRITTEN_NAMES, use)
}

function readEach(source: string, names: NameTable<string>, use: Use): void {
  const { length } = source
  let at = startOfName(source, 0, length)
  while (at < length) {
    const nameEnd = endOfName(source, at, length)
    const name = names.get(source, at, nameEnd)
    const equals = skipBlanks(source, nameEnd, length)
    if (codeAt(source, equals, length) === EQUALS) {
      const from = skipBlanks(source, equals + 1, length)
      const to = endOfValue(source, from, length)
      use(name, isQuote(codeAt(source, from, length)) ? cut(source, from + 1, to) : cut(source, from, to))
      at = startOfName(source, to, length)
    } else {
      use(name, '')
      at = startOfName(source, equals, length)
    }
  }
}

function startOfName(source: string, from: number, length: number): number {
  let at = from
  while (at < length && !isNamePart(codeAt(source, at, length))) at++
  return at
}

function endOfName(source: string, from: number, length: number): number {
  let at = from + 1
  while (at < length && isNamePart(codeAt(source, at, length))) at++
  return at
}

/** Place of the closing quote, or the place after a value without quotes. */
function endOfValue(source: string, from: number, length: number): number {
  const code = codeAt(source, from, length)
  if (isQuote(code)) {
    const close = placeOf(code === QUOTE ? '"' : "'", source, from + 1)
    return close < 0 ? length : close
  }
  let at = from
  while (codeAt(source, at, length) > SPACE && codeAt(source, at, length) !== GREATER) at++
  return at
}

function isQuote(code: number): boolean {
  return code === QUOTE || code === APOSTROPHE
}

function isNamePart(code: number): boolean {
  return code > 127 || ENDS_NAME[code] === 0
}
