import { decodeHTML } from 'entities/decode'
import { findAttribute, type TagAttributes } from './attributes.ts'
import { addText, closeNamed, isTextKept, openTag } from './element-stack.ts'
import { type ScanState, tagIn } from './scan-state.ts'

/**
 * The tokenizer of the HTML standard (13.2.5) as far as a reader needs it: start tags with the places of their attributes,
 * end tags and text, told to the element stack as they come. Comments, declarations and CDATA sections are jumped over, and
 * so is text that is not kept. One pass in linear time; broken markup ends where it ends in a browser.
 */
export function readHtml(html: string, state: ScanState): void {
  let from = 0
  let at = html.indexOf('<')
  while (at >= 0) {
    const read = readerOf(html.charCodeAt(at + 1))
    if (read) {
      if (at > from) readText(html, state, { from, to: at })
      from = read(html, state, at)
      at = html.indexOf('<', from)
    } else {
      at = html.indexOf('<', at + 1)
    }
  }
  if (from < html.length) readText(html, state, { from, to: html.length })
}

/** Reads what a `<` opens; returns the place after it. */
type Reader = (html: string, state: ScanState, at: number) => number

const [SPACE, BANG, QUOTE, APOSTROPHE, DASH] = [32, 33, 34, 39, 45]
const [SLASH, EQUALS, GREATER, QUESTION] = [47, 61, 62, 63]

/** What a `<` opens, by the next character; undefined when it is only a character. */
function readerOf(next: number): Reader | undefined {
  if (isLetter(next)) return readStartTag
  if (next === SLASH) return readEndTag
  if (next === BANG) return skipDeclaration
  return next === QUESTION ? skipToGreater : undefined
}

type Span = { readonly from: number; readonly to: number }

function readText(html: string, state: ScanState, { from, to }: Span): void {
  if (!isTextKept(state)) return
  const text = html.slice(from, to)
  addText(state, text.includes('&') ? decodeHTML(text) : text)
}

function readStartTag(html: string, state: ScanState, at: number): number {
  const nameEnd = endOfTagName(html, at + 1)
  const tag = tagIn(state, html, { from: at + 1, to: nameEnd })
  // In SVG and MathML a script or a title is an element like any other.
  const isRaw = tag.isRaw && state.foreignDepth === 0
  state.attributes.clear()
  const end = readAttributes(html, state.attributes, nameEnd)
  // A tag that the page ends in is none.
  if (end < 0) return html.length
  openTag(state, tag)
  if (state.foreignDepth > 0 && state.attributes.isEmptyTag) closeNamed(state, tag)
  return isRaw ? readRaw(html, state, { name: tag.name, from: end + 1 }) : end + 1
}

/** Keeps a start tag's attributes; place of the `>` that ends it, -1 when none does. */
function readAttributes(html: string, attributes: TagAttributes, from: number): number {
  let at = from
  while (at < html.length) {
    const code = html.charCodeAt(at)
    if (code === GREATER) return at
    if (code === SLASH) {
      at = skipBlanks(html, at + 1)
      if (html.charCodeAt(at) === GREATER) {
        attributes.isEmptyTag = true
        return at
      }
    } else {
      at = isBlank(code) ? at + 1 : readAttribute(html, attributes, at)
    }
  }
  return -1
}

function readAttribute(html: string, attributes: TagAttributes, from: number): number {
  // Whatever a name starts with belongs to it, as in `=x`.
  const nameEnd = endOfAttributeName(html, from + 1)
  const id = findAttribute(html, from, nameEnd)
  const equals = skipBlanks(html, nameEnd)
  if (html.charCodeAt(equals) !== EQUALS) {
    if (id >= 0) attributes.set(id, equals, equals)
    return equals
  }
  const start = skipBlanks(html, equals + 1)
  const quote = html.charCodeAt(start)
  if (quote !== QUOTE && quote !== APOSTROPHE) {
    const end = endOfBareValue(html, start)
    if (id >= 0) attributes.set(id, start, end)
    return end
  }
  const end = html.indexOf(quote === QUOTE ? '"' : "'", start + 1)
  if (end < 0) return html.length
  if (id >= 0) attributes.set(id, start + 1, end)
  return end + 1
}

function readEndTag(html: string, state: ScanState, at: number): number {
  if (!isLetter(html.charCodeAt(at + 2))) return skipToGreater(html, state, at)
  const end = endOfTagName(html, at + 2)
  if (end === html.length) return end
  closeNamed(state, tagIn(state, html, { from: at + 2, to: end }))
  return skipToGreater(html, state, end)
}

/** Text without markup, up to the end tag of its element; only titles and form fields have character references in it. */
function readRaw(html: string, state: ScanState, { name, from }: { name: string; from: number }): number {
  const to = endOfRaw(html, name, from)
  if (name === 'title' || name === 'textarea') readText(html, state, { from, to })
  else if (to > from && isTextKept(state)) addText(state, html.slice(from, to))
  return to
}

function endOfRaw(html: string, name: string, from: number): number {
  if (name === 'plaintext') return html.length
  let at = html.indexOf('</', from)
  while (at >= 0) {
    const end = at + 2 + name.length
    if (
      endOfTagName(html, end) === end &&
      end < html.length &&
      html.slice(at + 2, end).toLowerCase() === name
    )
      return at
    at = html.indexOf('</', at + 2)
  }
  return html.length
}

function skipDeclaration(html: string, state: ScanState, at: number): number {
  if (html.startsWith('<!--', at)) return skipComment(html, at + 4)
  if (!html.startsWith('<![CDATA[', at)) return skipToGreater(html, state, at + 2)
  const end = html.indexOf(']]>', at + 9)
  return end < 0 ? html.length : end + 3
}

function skipComment(html: string, from: number): number {
  // HTML 13.2.5.43: "<!-->" and "<!--->" are whole comments.
  if (html.charCodeAt(from) === GREATER) return from + 1
  if (html.startsWith('->', from)) return from + 2
  let at = html.indexOf('--', from)
  while (at >= 0) {
    let end = at + 2
    while (html.charCodeAt(end) === DASH) end++
    if (html.charCodeAt(end) === GREATER) return end + 1
    if (html.startsWith('!>', end)) return end + 2
    at = html.indexOf('--', end)
  }
  return html.length
}

function skipToGreater(html: string, _state: ScanState, from: number): number {
  const end = html.indexOf('>', from)
  return end < 0 ? html.length : end + 1
}

// Control characters end a name as blanks do: no name has any.
function endOfTagName(html: string, from: number): number {
  let at = from
  let code = html.charCodeAt(at)
  while (code > SPACE && code !== SLASH && code !== GREATER) code = html.charCodeAt(++at)
  return at
}

function endOfAttributeName(html: string, from: number): number {
  let at = from
  let code = html.charCodeAt(at)
  while (code > SPACE && code !== EQUALS && code !== GREATER && code !== SLASH) code = html.charCodeAt(++at)
  return at
}

function endOfBareValue(html: string, from: number): number {
  let at = from
  let code = html.charCodeAt(at)
  while (code > SPACE && code !== GREATER) code = html.charCodeAt(++at)
  return at
}

function skipBlanks(html: string, from: number): number {
  let at = from
  while (isBlank(html.charCodeAt(at))) at++
  return at
}

function isBlank(code: number): boolean {
  return code <= SPACE
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
}
