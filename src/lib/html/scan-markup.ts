import { codeAt, cut, placeOf, standsAt } from '../text/string-access.ts'
/** A start tag as it stands in the source; names keep their case and prefix. */
export type Tag = {
  readonly name: string
  /** Where the name stands in the source. */
  readonly nameFrom: number
  readonly nameTo: number
  /** Source between the name and the end of the tag. */
  readonly attributes: string
  /** Written as `<x/>`. */
  readonly empty: boolean
  /** Where the tag starts, and the place after it. */
  readonly from: number
  readonly to: number
}

export type MarkupKind = 'text' | 'cdata' | 'open' | 'close' | 'doctype'

const [TAB, LF, FF, CR, SPACE, BANG, QUOTE, APOSTROPHE, DASH] = [9, 10, 12, 13, 32, 33, 34, 39, 45]
const [SLASH, LESS, EQUALS, GREATER, QUESTION, BRACKET] = [47, 60, 61, 62, 63, 91]

/**
 * Finds tags, text and CDATA sections in XML or HTML, however broken, in one pass and linear time. Never throws: a `<`
 * that opens nothing is text, an unclosed comment or quote ends at the next `>`. Comments, processing instructions and
 * declarations are left out. Each `next` describes one piece in the fields; they hold until the next one, so that
 * millions of pieces cost no objects. Text and CDATA are places in the source, with references as they are.
 */
export class MarkupScanner implements Tag {
  kind: MarkupKind = 'text'
  nameFrom = 0
  nameTo = 0
  attributes = ''
  empty = false
  from = 0
  to = 0
  /** Whether the last text may hold a `<` that opens nothing. */
  hasBareLess = false
  readonly #source: string
  readonly #length: number
  /** Where the next piece starts: after a CDATA section that is behind its end mark. */
  #at = 0
  /** Place of the next mark-up when it is known, the end of the source when there is none. */
  #markup = -1
  /** Closers that do not come any more: without them each unclosed opener would search to the end again. */
  readonly #missing = new Set<string>()

  constructor(source: string) {
    this.#source = source
    this.#length = source.length
  }

  /** Cut out when it is asked for: most readers look names up by their place. */
  get name(): string {
    return cut(this.#source, this.nameFrom, this.nameTo)
  }

  /** Goes on to the next piece; false at the end. */
  next(): boolean {
    let isPiece = false
    while (!isPiece) {
      const start = this.#at
      if (this.#markup < start) this.#findMarkup(start)
      if (this.#markup > start) return this.#set('text', start, this.#markup)
      if (start >= this.#length) return false
      isPiece = this.#readMarkup(start)
    }
    return true
  }

  /** Goes on from a later place, to leave out what is no mark-up. */
  jump(to: number): void {
    this.#at = Math.max(this.#at, to)
  }

  /** Finds the next `<` that opens something; the end of the source when there is none. */
  #findMarkup(from: number): void {
    const first = placeOf('<', this.#source, from)
    let at = first
    while (at >= 0 && !isMarkup(this.#source, at, this.#length)) at = placeOf('<', this.#source, at + 1)
    this.hasBareLess = at !== first
    this.#markup = at < 0 ? this.#length : at
  }

  #set(kind: MarkupKind, from: number, to: number): boolean {
    this.kind = kind
    this.from = from
    this.to = to
    this.#at = to
    return true
  }

  /** Reads what a `<` opens; false when it is nothing that is told. */
  #readMarkup(at: number): boolean {
    const next = codeAt(this.#source, at + 1, this.#length)
    if (isNameStart(next)) return this.#readOpenTag(at)
    if (next === SLASH) return this.#readCloseTag(at)
    if (next === BANG) return this.#readDeclaration(at)
    this.#at = this.#skipToGreater(at)
    return false
  }

  #readOpenTag(at: number): boolean {
    const source = this.#source
    const length = this.#length
    const nameEnd = endOfName(source, at + 1, length)
    const isBare = codeAt(source, nameEnd, length) === GREATER
    const end = isBare ? nameEnd : endOfTag(source, nameEnd, { length, missing: this.#missing })
    this.empty = !isBare && codeAt(source, end - 1, length) === SLASH && end > nameEnd
    const attributesEnd = this.empty ? end - 1 : end
    this.nameFrom = at + 1
    this.nameTo = nameEnd
    this.attributes = attributesEnd > nameEnd ? cut(source, nameEnd, attributesEnd) : ''
    return this.#set('open', at, end < length ? end + 1 : end)
  }

  #readCloseTag(at: number): boolean {
    const source = this.#source
    const length = this.#length
    const nameEnd = endOfName(source, at + 2, length)
    let end = nameEnd
    while (end < length && !isEndOfTag(codeAt(source, end, length))) end++
    this.nameFrom = at + 2
    this.nameTo = nameEnd
    this.#set('close', at, codeAt(source, end, length) === GREATER ? end + 1 : end)
    return nameEnd > at + 2
  }

  #readDeclaration(at: number): boolean {
    const source = this.#source
    if (standsAt('<!--', source, at)) {
      this.#at = this.#skipComment(at)
      return false
    }
    if (standsAt('<![CDATA[', source, at)) return this.#readCdata(at + 9)
    const end = this.#skipToGreater(at)
    const isDoctype = /^<!doctype/i.test(cut(source, at, at + 10))
    const hasSubset = isDoctype && cut(source, at, end).includes('[')
    this.#set('doctype', at, hasSubset ? this.#endOfSubset(at, end) : end)
    return isDoctype
  }

  #readCdata(from: number): boolean {
    const end = this.#find(']]>', from)
    // Cut off: the mark is text, and what follows is read as it would be without it.
    if (end < 0) {
      this.hasBareLess = true
      return this.#set('text', from - 9, from)
    }
    this.#set('cdata', from, end)
    this.#at = end + 3
    return end > from
  }

  #skipComment(at: number): number {
    // HTML 13.2.5.43: "<!-->" and "<!--->" are whole comments.
    if (standsAt('>', this.#source, at + 4)) return at + 5
    if (standsAt('->', this.#source, at + 4)) return at + 6
    const end = this.#find('-->', at + 4)
    return end < 0 ? this.#skipToGreater(at) : end + 3
  }

  #endOfSubset(at: number, otherwise: number): number {
    const end = this.#find(']>', at)
    if (end >= 0) return end + 2
    const spaced = this.#find(']', at)
    return spaced < 0 ? otherwise : this.#skipToGreater(spaced)
  }

  #skipToGreater(at: number): number {
    const end = this.#find('>', at)
    return end < 0 ? this.#length : end + 1
  }

  #find(closer: string, from: number): number {
    if (this.#missing.size > 0 && this.#missing.has(closer)) return -1
    const at = placeOf(closer, this.#source, from)
    if (at < 0) this.#missing.add(closer)
    return at
  }
}

function isMarkup(source: string, at: number, length: number): boolean {
  const next = codeAt(source, at + 1, length)
  if (isNameStart(next) || next === SLASH || next === QUESTION) return true
  return next === BANG && isDeclaration(codeAt(source, at + 2, length))
}

function endOfName(source: string, from: number, length: number): number {
  let at = from
  while (at < length && !isNameEnd(codeAt(source, at, length))) at++
  return at
}

type Limits = { readonly length: number; readonly missing: Set<string> }

/** Place of the `>` that ends a tag; the length of the source when it is cut off. */
function endOfTag(source: string, from: number, limits: Limits): number {
  const { length } = limits
  let at = from
  while (at < length) {
    const code = codeAt(source, at, length)
    if (code === GREATER) return at
    at = code === EQUALS ? afterValue(source, at + 1, limits) : at + 1
  }
  return length
}

/** Place after a quoted value, or the place where a value without quotes starts. */
function afterValue(source: string, from: number, { length, missing }: Limits): number {
  let at = from
  while (isBlank(codeAt(source, at, length))) at++
  const quote = codeAt(source, at, length)
  if (quote !== QUOTE && quote !== APOSTROPHE) return at
  const mark = quote === QUOTE ? '"' : "'"
  if (missing.size > 0 && missing.has(mark)) return at + 1
  const close = placeOf(mark, source, at + 1)
  if (close >= 0) return close + 1
  missing.add(mark)
  return at + 1
}

/** 1 for each character that ends an element's name: blanks, `/`, `<`, `>`. */
const ENDS_NAME = Uint8Array.from({ length: 128 }, (_, code) =>
  ' \t\n\r\f/<>'.includes(String.fromCharCode(code)) ? 1 : 0,
)

function isNameStart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code > 127
}

/** `<!--`, `<![CDATA[`, `<!DOCTYPE`, `<!>`; anything else after the mark is text. */
function isDeclaration(code: number): boolean {
  return code === DASH || code === BRACKET || code === GREATER || isNameStart(code)
}

function isEndOfTag(code: number): boolean {
  return code === GREATER || code === LESS
}

function isNameEnd(code: number): boolean {
  return code < 128 && ENDS_NAME[code] === 1
}

function isBlank(code: number): boolean {
  return code === SPACE || code === LF || code === TAB || code === CR || code === FF
}
