import { ELEMENTS } from '../../lib/html/allow-list.table.ts'
import { cleanHtml } from '../../lib/html/clean-html.ts'
import { decodeText } from '../../lib/html/decode-text.ts'
import { escapeText } from '../../lib/html/escape-html.ts'
import { htmlToText } from '../../lib/html/html-to-text.ts'
import { foldText } from '../../lib/text/fold.ts'
import type { Construct } from './draft.ts'
import { attributesOf, type Frame } from './frame.ts'

const MAX_BLANK = 500
const SOFT_HYPHEN = '\u00ad'

/** What an element holds, as text or as HTML, by its type (RFC 4287 section 3.1; Atom 0.3 section 3.1) or by its look. */
export function constructOf(frame: Frame, format: string): Construct {
  const { base } = frame
  if (frame.markup !== undefined) return { kind: 'markup', value: markupOf(frame, frame.markup), base }
  if (frame.attributeSource === '' || !/type|mode/i.test(frame.attributeSource))
    return { kind: format === 'atom' ? plainOrHtml(frame.text) : 'html', value: frame.text, base }
  const { type = '', mode = '' } = attributesOf(frame)
  if (MEDIA.test(type)) return { kind: 'text', value: '', base }
  const value = isBase64(type, mode) ? Buffer.from(frame.text, 'base64').toString('utf8') : frame.text
  return { kind: kindOf(type.toLowerCase(), value, format), value, base }
}

/** Plain text on one line, and clean HTML where there was mark-up. */
export function textOf(construct: Construct | undefined): { text?: string; html?: string } {
  if (!construct) return {}
  const { kind, value, base } = construct
  const isPlain = kind === 'text' || (kind === 'html' && !looksLikeHtml(value))
  if (isPlain) return plainText(value)
  const html = cleanHtml(value.trim(), { baseUrl: base })
  const text = nonEmpty(htmlToText(html))
  return html.includes('<') ? { ...text, html } : text
}

/** Text alone; as HTML too where it has soft hyphens, which text that is compared and searched must not have. */
function plainText(value: string): { text?: string; html?: string } {
  const text = foldText(value)
  if (text === value || text === '' || !value.includes(SOFT_HYPHEN)) return nonEmpty(text)
  return { text, html: escapeText(value.trim().replaceAll(/\s+/g, ' ')) }
}

/** Clean HTML; undefined when nothing is left. */
export function htmlOf(construct: Construct | undefined): string | undefined {
  if (!construct) return undefined
  const { kind, value, base } = construct
  const source = kind === 'text' ? escapeText(value) : value
  const html = cleanHtml(source.trim(), { baseUrl: base })
  // A long result is not blank; looking would join its pieces, which may never be needed.
  return html.length > MAX_BLANK ? html : html.trim() || undefined
}

/** Whether text that may be HTML is: it has a known tag or a character reference. */
export function looksLikeHtml(value: string): boolean {
  if (value.includes('&') && /&(?:#\d+|#x[\da-f]+|[a-z]{2,31}\d*);/i.test(value)) return true
  if (!value.includes('<')) return false
  for (const [, name = ''] of value.matchAll(/<\/?(?:[a-z][\w-]*:)?([a-z][a-z\d]*)(?=[\s/>])/gi)) {
    if (ELEMENTS.has(name.toLowerCase()) || UNSAFE.test(name)) return true
  }
  return /<!--|<!\[CDATA\[/.test(value)
}

// Never text, whatever the element says: nobody writes about a script by leaving one.
const UNSAFE =
  /^(script|style|iframe|object|embed|applet|form|svg|math|meta|link|base|frame|blink|noscript|html|body|head|marquee)$/i

function kindOf(type: string, value: string, format: string): Construct['kind'] {
  if (type === '' || type === 'text/plain') return format === 'atom' ? plainOrHtml(value) : 'html'
  return type === 'text' ? 'text' : 'html'
}

function plainOrHtml(value: string): Construct['kind'] {
  return looksLikeHtml(value) ? 'html' : 'text'
}

// RFC 4287 section 4.1.3.3: what is neither text nor XML is Base64.
function isBase64(type: string, mode: string): boolean {
  if (mode === 'base64') return true
  return mode === '' && type.includes('/') && !/^text\/|[+/]xml$/i.test(type)
}

// Files that are written into the document: no text of anybody.
const MEDIA = /^\s*(?:image|audio|video|font)\//i

/** Atom 0.3 section 4.13.2: of several forms of one content the richest counts. */
function markupOf(frame: Frame, markup: string): string {
  if (!/multipart/i.test(frame.attributeSource)) return unwrapCdata(markup)
  const parts = markup.split(PART_END, MAX_PARTS).flatMap((part) => partOf(part))
  const best = parts.find(({ attributes }) => /html/i.test(attributes)) ?? parts.at(-1)
  const content = unwrapCdata(best?.content ?? markup)
  return /escaped/i.test(best?.attributes ?? '') ? decodeText(content) : content
}

const MAX_PARTS = 20
const PART_START = /<(?:\w+:)?content[\s>]/i
const PART_END = /<\/(?:\w+:)?content\s*>/i

function partOf(markup: string): readonly { readonly attributes: string; readonly content: string }[] {
  const at = markup.search(PART_START)
  const end = at < 0 ? -1 : markup.indexOf('>', at)
  return end < 0 ? [] : [{ attributes: markup.slice(at, end), content: markup.slice(end + 1) }]
}

function unwrapCdata(markup: string): string {
  return markup.includes('<![CDATA[') ? markup.replaceAll(/<!\[CDATA\[|\]\]>/g, '') : markup
}

function nonEmpty(text: string): { text?: string } {
  return text === '' ? {} : { text }
}
