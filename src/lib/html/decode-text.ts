import { decodeHTMLStrict } from 'entities/decode'
import { codeAt, cut, placeOf } from '../text/string-access.ts'

/** The references that make up nearly all of those in feeds, decoded without a search in the table of 2,231 names. */
const COMMON: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
  ['#39', "'"],
  ['#34', '"'],
  ['#38', '&'],
  ['#60', '<'],
  ['#62', '>'],
  ['#160', '\u00a0'],
  ['#8211', '–'],
  ['#8216', '‘'],
  ['#8217', '’'],
  ['#8220', '“'],
  ['#8221', '”'],
  ['#8230', '…'],
])

// The longest name has 31 letters: CounterClockwiseContourIntegral.
const MAX_NAME = 33

/**
 * Character references decoded once; what is none stays as it is, so that bare ampersands survive. Named references
 * need their semicolon (`?a=1&copy=2` is an address). Code points 0x80 to 0x9F mean windows-1252, as in HTML.
 */
export function decodeText(text: string): string {
  const at = text.indexOf('&')
  if (at < 0) return text
  return text.length > LONG ? decodeFrom(decodeMarkup(text, at), at) : decodeFrom(text, at)
}

// From this length on a text is likely HTML, with two references a tag.
const LONG = 300

/**
 * The references that escaped HTML is full of, each in one pass of the engine. That no other one is made by it is sure: what
 * "&amp;" stands for comes last.
 */
function decodeMarkup(text: string, from: number): string {
  let decoded = text
  if (decoded.includes('&lt;', from)) decoded = decoded.replace(/&lt;/g, '<')
  if (decoded.includes('&gt;', from)) decoded = decoded.replace(/&gt;/g, '>')
  return decoded.includes('&quot;', from) ? decoded.replace(/&quot;/g, '"') : decoded
}

function decodeFrom(text: string, start: number): string {
  let at = placeOf('&', text, start)
  let decoded = ''
  let from = 0
  while (at >= 0) {
    const end = endOfReference(text, at + 1)
    if (end > 0) {
      const name = cut(text, at + 1, end)
      decoded += cut(text, from, at) + (COMMON.get(name) ?? decodeHTMLStrict(`&${name};`))
      from = end + 1
    }
    at = placeOf('&', text, end > 0 ? end : at + 1)
  }
  return from === 0 ? text : decoded + cut(text, from, text.length)
}

/** Place of the semicolon that ends a reference, or 0 when what follows the ampersand cannot be one. */
function endOfReference(text: string, from: number): number {
  const limit = Math.min(text.length, from + MAX_NAME)
  for (let at = from; at < limit; at++) {
    const code = codeAt(text, at, limit)
    if (code === 59) return at > from ? at : 0
    if (!isReferencePart(code)) return 0
  }
  return 0
}

/** Letters, digits and `#`. */
function isReferencePart(code: number): boolean {
  return (
    (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 35
  )
}
