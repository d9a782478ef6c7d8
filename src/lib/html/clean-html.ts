import {
  ATTRIBUTES,
  DROPPED_WITH_CONTENT,
  ELEMENTS,
  ENDED_BY,
  TEXT_ONLY,
  URL_ATTRIBUTES,
  VOID_ELEMENTS,
} from './allow-list.table.ts'
import { cleanStyle } from './clean-style.ts'
import { decodeText } from './decode-text.ts'
import { readAttributes } from './read-attributes.ts'
import { resolveSrcset, resolveUrl } from './resolve-url.ts'
import { type MarkupSink, scanMarkup, type Tag } from './scan-markup.ts'

export type CleanOptions = {
  /** Relative addresses are resolved against it; without it they are left out. */
  readonly baseUrl?: string | undefined
}

// Beyond these a document is an attack or an accident; what is over is left out, not refused.
const MAX_LENGTH = 4_000_000
const MAX_DEPTH = 100

// Control characters but tab and line ends, and the two code points that are no characters.
const CONTROLS = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/u

/**
 * HTML made of allowed elements and attributes only, with addresses absolute (http and https only), balanced, every
 * other character escaped: it reads the same in every parser. Text of unknown elements is kept.
 */
export function cleanHtml(html: string, options: CleanOptions = {}): string {
  const source = html.length > MAX_LENGTH ? html.slice(0, MAX_LENGTH) : html
  if (!source.includes('<')) return cleanText(source)
  const writer = new Cleaner(source, options.baseUrl)
  scanMarkup(source, writer)
  return writer.end()
}

/** Writes the allowed part of what it is told. A class, because it lives as long as one document. */
class Cleaner implements MarkupSink {
  readonly #source: string
  readonly #baseUrl: string | undefined
  readonly #open: string[] = []
  #html = ''
  /** Name of a dropped element that ended without a start. */
  #stray = ''

  constructor(source: string, baseUrl: string | undefined) {
    this.#source = source
    this.#baseUrl = baseUrl
  }

  text(from: number, to: number): void {
    this.#html += cleanText(this.#source.slice(from, to))
  }

  cdata(from: number, to: number): void {
    this.#html += escapeText(this.#source.slice(from, to))
  }

  open(tag: Tag): number | undefined {
    const name = localName(tag.name)
    if (DROPPED_WITH_CONTENT.has(name)) return this.#drop(name, tag)
    if (ELEMENTS.has(name)) this.#write(name, tag)
    return TEXT_ONLY.has(name) && !tag.empty ? this.#readText(name, tag.to) : undefined
  }

  #write(name: string, tag: Tag): void {
    const isVoid = VOID_ELEMENTS.has(name)
    this.#endSibling(name)
    if (!isVoid && this.#open.length >= MAX_DEPTH) return
    this.#html += `<${name}${cleanAttributes(tag.attributes, this.#baseUrl)}>`
    if (isVoid) return
    if (tag.empty) this.#html += `</${name}>`
    else this.#open.push(name)
  }

  close(name: string): void {
    const local = localName(name)
    const at = this.#open.lastIndexOf(local)
    if (at >= 0) this.#closeTo(at)
    else if (DROPPED_WITH_CONTENT.has(local)) this.#stray = local
  }

  end(): string {
    this.#closeTo(0)
    return this.#html
  }

  #closeTo(depth: number): void {
    while (this.#open.length > depth) this.#html += `</${this.#open.pop()}>`
  }

  #endSibling(name: string): void {
    const top = this.#open.at(-1) ?? ''
    if (ENDED_BY.get(top)?.has(name)) this.#closeTo(this.#open.length - 1)
  }

  /** Place after an element that is dropped. A start tag after a stray end tag is its pair the wrong way round: only the tag goes. */
  #drop(name: string, tag: Tag): number | undefined {
    const isPair = this.#stray === name
    this.#stray = ''
    return isPair || tag.empty ? undefined : afterElement(this.#source, name, tag.to)
  }

  #readText(name: string, from: number): number {
    const to = afterElement(this.#source, name, from)
    const end = this.#source.lastIndexOf('</', to - 1)
    this.text(from, end >= from ? end : to)
    this.close(name)
    return to
  }
}

/** Place after the end tag of an element whose content is not markup; the end of the source when it is not closed. */
function afterElement(source: string, name: string, from: number): number {
  const end = new RegExp(`</(?:[\\w-]+:)?${name}(?=[\\s/>])[^>]*>?`, 'gi')
  end.lastIndex = from
  return end.exec(source) ? end.lastIndex : source.length
}

// Prefixes go: <xhtml:div> is a div, and <svg:script> a script.
function localName(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1).toLowerCase()
}

function cleanAttributes(source: string, baseUrl: string | undefined): string {
  if (source === '') return ''
  let html = ''
  for (const [name, value] of Object.entries(readAttributes(source))) {
    const clean = cleanAttribute(name, value, baseUrl)
    if (clean !== undefined) html += ` ${name}="${escapeAttribute(clean)}"`
  }
  return html
}

function cleanAttribute(name: string, value: string, baseUrl: string | undefined): string | undefined {
  if (URL_ATTRIBUTES.has(name)) return value.trim() === '' ? '' : resolveUrl(value, baseUrl)
  if (name === 'srcset') return resolveSrcset(value, baseUrl)
  if (name === 'style') return cleanStyle(value)
  return ATTRIBUTES.has(name) ? value : undefined
}

function escapeAttribute(value: string): string {
  return escapeText(value).replaceAll('"', '&quot;')
}

/** Text that stood in HTML: references are read once and written again as few as can be. */
function cleanText(text: string): string {
  return escapeText(decodeText(text))
}

function escapeText(text: string): string {
  const clean = CONTROLS.test(text) ? text.replaceAll(new RegExp(CONTROLS, 'gu'), '') : text
  if (!/[&<>]/.test(clean)) return clean
  return clean.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
