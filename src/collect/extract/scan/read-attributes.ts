import { findAttribute, type TagAttributes } from './attributes.ts'

const [SPACE, QUOTE, APOSTROPHE] = [32, 34, 39]
const [SLASH, EQUALS, GREATER] = [47, 61, 62]

/** Keeps a start tag's attributes; place of the `>` that ends it, -1 when none does. */
export function readAttributes(html: string, attributes: TagAttributes, from: number): number {
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
