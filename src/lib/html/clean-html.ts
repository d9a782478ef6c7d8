import { codeAt, cut, placeOf, skipBlanks, standsAt } from '../text/string-access.ts'
import { ATTRIBUTES, type ElementKind, KINDS, URL_ATTRIBUTES } from './allow-list.table.ts'
import { cleanStyle } from './clean-style.ts'
import { decodeText } from './decode-text.ts'
import { escapeAttribute, escapeQuotes, escapeText } from './escape-html.ts'
import { NameTable } from './name-table.ts'
import { eachAttribute, readAttributes } from './read-attributes.ts'
import { readDrawing } from './read-drawing.ts'
import { resolveReference, resolveSrcset, resolveUrl } from './resolve-url.ts'
import { MarkupScanner, type Tag } from './scan-markup.ts'

export type CleanOptions = {
  /** Relative addresses are resolved against it; without it they are left out. */
  readonly baseUrl?: string | undefined
}

// Beyond these a document is an attack or an accident; what is over is left out, not refused.
const MAX_LENGTH = 4_000_000
const MAX_DEPTH = 100

const GREATER = 62

const DRAWING = /^(?:[a-z][\w-]*:)?(?:svg|math)$/i

// Control characters but tab and line ends, and the two code points that are no characters.
const CONTROL = /[^ -~\t\n\r\u00a0-\ufffd]/
const CONTROLS = new RegExp(CONTROL, 'g')

/**
 * HTML made of allowed elements and attributes only, with addresses absolute (http and https only) and elements
 * balanced; every other `<` is escaped. Text of unknown elements is kept.
 */
export function cleanHtml(html: string, options: CleanOptions = {}): string {
  const start = html.length > MAX_LENGTH ? html.slice(0, MAX_LENGTH) : html
  const source = CONTROL.test(start) ? start.replaceAll(CONTROLS, '') : start
  if (!source.includes('<')) return source
  return new Cleaner(source, options.baseUrl).clean()
}

/**
 * Copies the source and replaces what may not stay. Most of a newsroom's HTML may stay as it is, so it is copied in long
 * pieces. Places between two events are comments and declarations: they go. A class, because it lives as long as one document.
 */
class Cleaner {
  readonly #source: string
  readonly #baseUrl: string | undefined
  /** Base address inside each open element, where any element states one. */
  readonly #bases: (string | undefined)[] | undefined
  readonly #open: ElementKind[] = []
  #html = ''
  /** All of the source before this place is written or left out. */
  #written = 0
  /** Where the last event ended; what lies between `#written` and here stays as it is. */
  #seen = 0
  /** Name of a dropped element that ended without a start. */
  #stray = ''

  constructor(source: string, baseUrl: string | undefined) {
    this.#source = source
    this.#baseUrl = baseUrl
    if (source.includes('xml:base')) this.#bases = []
  }

  clean(): string {
    const scanner = new MarkupScanner(this.#source)
    while (scanner.next()) {
      const { kind, from, to } = scanner
      this.#arrive(from, to)
      if (kind === 'text') {
        if (scanner.hasBareLess) this.#text(from, to)
      } else if (kind === 'close') this.#closeTag(scanner)
      else if (kind === 'cdata') this.#replace(from, escapeText(cut(this.#source, from, to)))
      else if (kind === 'open') {
        const jump = this.#openTag(scanner)
        if (jump !== undefined) scanner.jump(jump)
      } else this.#replace(from, '')
    }
    return this.#end()
  }

  #text(from: number, to: number): void {
    const less = placeOf('<', this.#source, from)
    if (less >= 0 && less < to) this.#replace(from, cut(this.#source, from, to).replaceAll('<', '&lt;'))
  }

  #openTag(tag: Tag): number | undefined {
    const kind = KINDS_BY_NAME.get(this.#source, tag.nameFrom, tag.nameTo)
    if (kind?.isKept) this.#keep(kind, tag)
    else if (!kind && DRAWING.test(tag.name)) return this.#draw(tag)
    else this.#replace(tag.from, '')
    if (kind?.isDropped) return this.#afterDropped(kind.name, tag)
    return kind?.isText && !tag.empty ? this.#readText(kind, tag.to) : undefined
  }

  #closeTag(tag: Tag): void {
    const kind = KINDS_BY_NAME.get(this.#source, tag.nameFrom, tag.nameTo)
    if (kind) this.#close(kind, tag, this.#isWritten(kind, tag))
    else this.#replace(tag.from, '')
  }

  #close(kind: ElementKind, { from, to }: Pick<Tag, 'from' | 'to'>, isWritten: boolean): void {
    const top = this.#open.length - 1
    const at = this.#open[top] === kind ? top : this.#open.lastIndexOf(kind)
    const isAsIs = isWritten && at === top && to - from === kind.name.length + 3
    if (at < 0) this.#replace(from, '')
    else if (isAsIs) this.#pop()
    else this.#replace(from, this.#endTags(at))
    if (at < 0 && kind.isDropped) this.#stray = kind.name
  }

  /** Whether the name of a tag stands as we write it. */
  #isWritten({ name }: ElementKind, { nameFrom, nameTo }: Tag): boolean {
    return nameTo - nameFrom === name.length && standsAt(name, this.#source, nameFrom)
  }

  #end(): string {
    this.#flush(this.#seen)
    return this.#html + this.#endTags(0)
  }

  #arrive(from: number, to: number): void {
    if (from !== this.#seen) {
      this.#flush(this.#seen)
      this.#written = from
    }
    this.#seen = to
  }

  #flush(to: number): void {
    if (to > this.#written) this.#html += cut(this.#source, this.#written, to)
    this.#written = to
  }

  /** Writes this instead of the source from a place to the end of the event. */
  #replace(from: number, html: string): void {
    this.#flush(from)
    this.#html += html
    this.#written = this.#seen
  }

  #keep(kind: ElementKind, tag: Tag): void {
    const { name, isVoid } = kind
    const depth = this.#open.length
    const end = this.#open[depth - 1]?.endedBy?.has(name) ? this.#endTags(depth - 1) : ''
    if (!isVoid && this.#open.length >= MAX_DEPTH) {
      this.#replace(tag.from, '')
      return
    }
    const base = this.#baseInside(tag)
    if (!isVoid && !tag.empty) {
      this.#open.push(kind)
      this.#bases?.push(base)
    }
    const isWhole = codeAt(this.#source, tag.to - 1, tag.to) === GREATER
    const isAsIs = isWhole && end === '' && this.#isWritten(kind, tag)
    const { attributes: stated } = tag
    const isBare = skipBlanks(stated, 0, stated.length) === stated.length
    if (isAsIs && isBare && (isVoid || !tag.empty)) return
    const attributes = cleanAttributes(tag.attributes, base)
    if (isAsIs && attributes === tag.attributes && !tag.empty) return
    this.#replace(tag.from, `${end}<${name}${attributes}>${tag.empty && !isVoid ? `</${name}>` : ''}`)
  }

  #pop(): ElementKind | undefined {
    this.#bases?.pop()
    return this.#open.pop()
  }

  /** XML Base: each element may say where its addresses start from. */
  #baseInside(tag: Tag): string | undefined {
    if (!this.#bases) return this.#baseUrl
    const outer = this.#bases.length > 0 ? this.#bases.at(-1) : this.#baseUrl
    const stated = tag.attributes.includes('xml:base') && readAttributes(tag.attributes)['xml:base']
    return stated ? (resolveUrl(stated, outer) ?? outer) : outer
  }

  /** End tags of all elements open beyond a depth, innermost first; they are open no more. */
  #endTags(depth: number): string {
    let html = ''
    while (this.#open.length > depth) html += `</${this.#pop()?.name}>`
    return html
  }

  /** A drawing stays as a whole; of one that may not stay only the text is left. */
  #draw(tag: Tag): number | undefined {
    const drawing =
      this.#open.length < MAX_DEPTH ? readDrawing(this.#source, tag.from, this.#baseInside(tag)) : undefined
    if (drawing) this.#seen = drawing.to
    this.#replace(tag.from, drawing?.html ?? '')
    return drawing?.to
  }

  /** A start tag after a stray end tag is its pair the wrong way round: then only the tags go. */
  #afterDropped(name: string, tag: Tag): number | undefined {
    const isPair = this.#stray === name
    this.#stray = ''
    return isPair || tag.empty ? undefined : afterElement(this.#source, name, tag.to)
  }

  #readText(kind: ElementKind, from: number): number {
    const to = afterElement(this.#source, kind.name, from)
    const end = this.#source.lastIndexOf('</', to - 1)
    const textEnd = end >= from ? end : to
    this.#arrive(from, textEnd)
    this.#text(from, textEnd)
    this.#arrive(textEnd, to)
    this.#close(kind, { from: textEnd, to }, true)
    return to
  }
}

/** Place after an element whose content is not markup; the end of the source when it is not closed. */
function afterElement(source: string, name: string, from: number): number {
  const end = new RegExp(`</(?:[\\w-]+:)?${name}(?=[\\s/>])[^>]*>?`, 'gi')
  end.lastIndex = from
  return end.exec(source) ? end.lastIndex : source.length
}

const KINDS_BY_NAME = new NameTable(kindOf)

// Prefixes go: <xhtml:div> is a div, and <svg:script> a script.
function kindOf(name: string): ElementKind | undefined {
  return KINDS.get(name) ?? KINDS.get(name.slice(name.lastIndexOf(':') + 1).toLowerCase())
}

// What most tags have: plain attributes, and addresses that the URL standard leaves as they are, or would only end with a slash.
const AS_IS =
  /^(?: (?:class|alt|title|width|height|border|align|valign|target|rel|id|name|lang|dir)="[^"<>]*"| (?:href|src)="https?:\/\/(?!xn--)[a-z\d][a-z\d-]*(?:\.(?!xn--)[a-z\d][a-z\d-]*)*\.[a-z]{2,}(?:(?:\/(?!\.|%2[eE])[\w\-.~!$()*+,;=:@%]*)+(?:\?(?:[\w\-.~!$()*+,;=:@%/?]|&amp;)*)?(?:#[\w\-.~!$()*+,;=:@%/?]*)?)?")+ ?$/

/** Attributes as they may be written; equal to the source when nothing in it has to change. */
function cleanAttributes(source: string, baseUrl: string | undefined): string {
  if (source === '' || AS_IS.test(source)) return source
  let html = ''
  eachAttribute(source, (name, value) => {
    const clean = cleanAttribute(name, value, baseUrl)
    // Values hold no quotes any more, so that this finds names only: the first of two counts.
    if (clean !== undefined && !html.includes(` ${name}="`)) html += ` ${name}="${clean}"`
  })
  return html
}

/** HTML 4 lets a map stand in another document; HTML names one of the same. */
function isAddressOfMap(name: string, value: string): boolean {
  return name === 'usemap' && value !== '' && !value.startsWith('#')
}

/** The value of an attribute as it may be written between double quotes. */
function cleanAttribute(name: string, value: string, baseUrl: string | undefined): string | undefined {
  if (ATTRIBUTES.has(name) && !isAddressOfMap(name, value)) return escapeQuotes(value)
  if (URL_ATTRIBUTES.has(name) || name === 'usemap')
    return value.trim() === '' ? '' : escapeMaybe(resolveReference(decodeText(value), baseUrl))
  if (name === 'srcset') return escapeMaybe(resolveSrcset(decodeText(value), baseUrl))
  return name === 'style' ? escapeMaybe(cleanStyle(decodeText(value))) : undefined
}

function escapeMaybe(value: string | undefined): string | undefined {
  return value && escapeAttribute(value)
}
