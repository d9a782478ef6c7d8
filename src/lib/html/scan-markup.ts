/** A start tag as it stands in the source; names keep their case and prefix. */
export type Tag = {
  readonly name: string
  /** Source between the name and the end of the tag. */
  readonly attributes: string
  /** Written as `<x/>`. */
  readonly empty: boolean
  /** Where the tag starts, and the place after it. */
  readonly from: number
  readonly to: number
}

/** Takes what `scanMarkup` finds, in order. Places are offsets into the source. */
export interface MarkupSink {
  /** Character data with its entities as they are. */
  text(from: number, to: number): void
  /** Content of a CDATA section. */
  cdata(from: number, to: number): void
  /** May return a place to go on from, to jump over what is no markup. */
  open(tag: Tag): number | undefined
  close(name: string, from: number, to: number): void
  doctype?(source: string): void
}

/** Source with the closers that do not come any more: without them each unclosed opener would search to the end again. */
type Scan = { readonly source: string; readonly sink: MarkupSink; readonly missing: Set<string> }

const [TAB, LF, FF, CR, SPACE, BANG, QUOTE, APOSTROPHE, DASH] = [9, 10, 12, 13, 32, 33, 34, 39, 45]
const [SLASH, LESS, EQUALS, GREATER, QUESTION, BRACKET] = [47, 60, 61, 62, 63, 91]

/**
 * Finds tags, text and CDATA sections in XML or HTML, however broken, in one pass and linear time. Never throws: a `<`
 * that opens nothing is text, an unclosed comment or quote ends at the next `>`. Comments, processing instructions and
 * declarations are left out.
 */
export function scanMarkup(source: string, sink: MarkupSink): void {
  const scan: Scan = { source, sink, missing: new Set() }
  let textFrom = 0
  let at = source.indexOf('<')
  while (at >= 0) {
    const read = readerOf(source, at)
    if (read) {
      if (at > textFrom) sink.text(textFrom, at)
      textFrom = read(scan, at)
      at = source.indexOf('<', textFrom)
    } else {
      at = source.indexOf('<', at + 1)
    }
  }
  if (textFrom < source.length) sink.text(textFrom, source.length)
}

type Reader = (scan: Scan, at: number) => number

/** What a `<` opens, by the next character; undefined when it is only a character. */
function readerOf(source: string, at: number): Reader | undefined {
  const next = source.charCodeAt(at + 1)
  if (isNameStart(next)) return readOpenTag
  if (next === SLASH) return readCloseTag
  if (next === BANG) return isDeclaration(source.charCodeAt(at + 2)) ? readDeclaration : undefined
  return next === QUESTION ? skipToGreater : undefined
}

function readOpenTag({ source, sink, missing }: Scan, at: number): number {
  const nameEnd = endOfName(source, at + 1)
  const end = endOfTag(source, nameEnd, missing)
  const empty = source.charCodeAt(end - 1) === SLASH && end > nameEnd
  const to = end < source.length ? end + 1 : end
  const attributesEnd = empty ? end - 1 : end
  const attributes = attributesEnd > nameEnd ? source.slice(nameEnd, attributesEnd) : ''
  return sink.open({ name: source.slice(at + 1, nameEnd), attributes, empty, from: at, to }) ?? to
}

function readCloseTag({ source, sink }: Scan, at: number): number {
  const nameEnd = endOfName(source, at + 2)
  let end = nameEnd
  while (end < source.length && source.charCodeAt(end) !== GREATER && source.charCodeAt(end) !== LESS) end++
  const to = source.charCodeAt(end) === GREATER ? end + 1 : end
  if (nameEnd > at + 2) sink.close(source.slice(at + 2, nameEnd), at, to)
  return to
}

function readDeclaration(scan: Scan, at: number): number {
  const { source, sink } = scan
  if (source.startsWith('<!--', at)) return skipComment(scan, at)
  if (source.startsWith('<![CDATA[', at)) {
    const end = find(scan, ']]>', at + 9)
    // Cut off: the mark is text, and what follows is read as it would be without it.
    if (end < 0) sink.text(at, at + 9)
    else if (end > at + 9) sink.cdata(at + 9, end)
    return end < 0 ? at + 9 : end + 3
  }
  const end = skipToGreater(scan, at)
  const head = source.slice(at, end)
  if (!/^<!doctype/i.test(head)) return end
  const to = head.includes('[') ? endOfSubset(scan, at, end) : end
  sink.doctype?.(source.slice(at, to))
  return to
}

function skipComment(scan: Scan, at: number): number {
  // HTML 13.2.5.43: "<!-->" and "<!--->" are whole comments.
  if (scan.source.startsWith('>', at + 4)) return at + 5
  if (scan.source.startsWith('->', at + 4)) return at + 6
  const end = find(scan, '-->', at + 4)
  return end < 0 ? skipToGreater(scan, at) : end + 3
}

function endOfSubset(scan: Scan, at: number, otherwise: number): number {
  const end = find(scan, ']>', at)
  if (end >= 0) return end + 2
  const spaced = find(scan, ']', at)
  return spaced < 0 ? otherwise : skipToGreater(scan, spaced)
}

function skipToGreater(scan: Scan, at: number): number {
  const end = find(scan, '>', at)
  return end < 0 ? scan.source.length : end + 1
}

function find({ source, missing }: Scan, closer: string, from: number): number {
  if (missing.has(closer)) return -1
  const at = source.indexOf(closer, from)
  if (at < 0) missing.add(closer)
  return at
}

function endOfName(source: string, from: number): number {
  let at = from
  while (at < source.length && !isNameEnd(source.charCodeAt(at))) at++
  return at
}

/** Place of the `>` that ends a tag; the length of the source when it is cut off. */
function endOfTag(source: string, from: number, missing: Set<string>): number {
  let at = from
  while (at < source.length) {
    const code = source.charCodeAt(at)
    if (code === GREATER) return at
    at = code === EQUALS ? afterValue(source, at + 1, missing) : at + 1
  }
  return source.length
}

/** Place after a quoted value, or the place where a value without quotes starts. */
function afterValue(source: string, from: number, missing: Set<string>): number {
  let at = from
  while (isBlank(source.charCodeAt(at))) at++
  const quote = source.charCodeAt(at)
  if (quote !== QUOTE && quote !== APOSTROPHE) return at
  const mark = quote === QUOTE ? '"' : "'"
  if (missing.has(mark)) return at + 1
  const close = source.indexOf(mark, at + 1)
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

function isNameEnd(code: number): boolean {
  return code < 128 && ENDS_NAME[code] === 1
}

function isBlank(code: number): boolean {
  return code === SPACE || code === LF || code === TAB || code === CR || code === FF
}
