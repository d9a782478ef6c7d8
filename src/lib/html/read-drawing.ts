import { decodeText } from './decode-text.ts'
import { FREE_TEXT, LINKS, PRESENTATION, VOCABULARIES, type Vocabulary } from './drawing.table.ts'
import { escapeAttribute } from './escape-html.ts'
import { eachAttribute } from './read-attributes.ts'
import { resolveReference } from './resolve-url.ts'

/** A drawing as it may be written, and the place after it in the source. */
export type Drawing = { readonly html: string; readonly to: number }

const MAX_LENGTH = 100_000
const MAX_DEPTH = 50

const XLINK = 'http://www.w3.org/1999/xlink'

const ROOT = /^<(?:[a-z][\w-]*:)?(svg|math)(?=[\s/>])/i

// Nothing in it goes past the next "<", so that a drawing that is refused costs no more than what was read of it.
const TOKEN =
  /<!--[^<>]*-->|<(?<slash>\/?)(?:[a-z][\w-]*:)?(?<name>[a-z][\w-]*)(?<attributes>(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(?<empty>\/?)>|(?<text>[^<]+)/iy

// Numbers, names, colours and paths. The only address is that of a part of the same drawing.
const PLAIN = /^[\w\s.,%#+*()'-]*$/
const LOCAL = /url\(\s*'?#[\w.-]+'?\s*\)/g

/**
 * Reads a vector drawing or a formula that starts here. It is kept whole or not at all: undefined when anything in it is not well
 * formed or not on our lists, because what hides a script in a drawing is no drawing. What comes back has no HTML in it, elements
 * of one namespace only, and text alone where HTML parsers leave that namespace.
 */
export function readDrawing(source: string, from: number, baseUrl: string | undefined): Drawing | undefined {
  const root = ROOT.exec(source.slice(from, from + 40))?.[1]?.toLowerCase()
  const vocabulary = root && VOCABULARIES.get(root)
  if (!vocabulary) return undefined
  const read = new DrawingReader(vocabulary, baseUrl).read(source.slice(from, from + MAX_LENGTH))
  return read && { html: read.html, to: from + read.to }
}

type Token = { readonly [part: string]: string | undefined }

/** A class, because it lives as long as one drawing. */
class DrawingReader {
  readonly #vocabulary: Vocabulary
  readonly #baseUrl: string | undefined
  readonly #open: string[] = []
  #html = ''
  #isVisible = false

  constructor(vocabulary: Vocabulary, baseUrl: string | undefined) {
    this.#vocabulary = vocabulary
    this.#baseUrl = baseUrl
  }

  read(source: string): Drawing | undefined {
    let to = 0
    do {
      TOKEN.lastIndex = to
      const token = TOKEN.exec(source)?.groups
      if (!token || !this.#take(token)) return undefined
      to = TOKEN.lastIndex
    } while (this.#open.length > 0)
    return this.#isVisible ? { html: this.#html, to } : undefined
  }

  /** Whether the token may stand where it does. */
  #take({ name, slash, attributes = '', empty, text }: Token): boolean {
    if (text !== undefined) this.#html += text
    if (name === undefined) return true
    const proper = this.#vocabulary.elements.get(name.toLowerCase())
    if (slash) return this.#close(proper)
    const written = proper && this.#start(proper, attributes)
    if (written === undefined) return false
    this.#html += written
    return empty ? this.#close(proper) : true
  }

  #close(name: string | undefined): boolean {
    if (name === undefined || this.#open.pop() !== name) return false
    this.#html += `</${name}>`
    return true
  }

  /** The start tag of an element that is open from here on. */
  #start(name: string, source: string): string | undefined {
    const { root, namespace, textOnly, visible } = this.#vocabulary
    const parent = this.#open.at(-1) ?? ''
    const isRoot = parent === ''
    if (isRoot !== (name === root) || this.#open.length >= MAX_DEPTH || textOnly.has(parent)) return undefined
    this.#open.push(name)
    this.#isVisible ||= visible.has(name)
    const attributes = this.#attributesOf(name, source)
    return attributes === undefined
      ? undefined
      : `<${name}${isRoot ? ` xmlns="${namespace}"` : ''}${attributes}>`
  }

  #attributesOf(element: string, source: string): string | undefined {
    const kept = new Map<string, string>()
    let isSafe = true
    eachAttribute(source, (name, value) => {
      const proper = this.#vocabulary.attributes.get(name) ?? name
      const clean = this.#valueOf(element, proper, decodeText(value))
      if (clean === undefined) isSafe = false
      else if (clean !== '' && !kept.has(proper)) kept.set(proper, clean)
    })
    if ([...kept.keys()].some((name) => name.startsWith('xlink:'))) kept.set('xmlns:xlink', XLINK)
    const html = [...kept].map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`).join('')
    return isSafe ? html : undefined
  }

  /** What may be written of an attribute; nothing of one we do not know, undefined for what is no part of a drawing. */
  #valueOf(element: string, name: string, value: string): string | undefined {
    if (name.startsWith('on')) return undefined
    if (LINKS.has(name)) return this.#linkOf(element, value)
    if (FREE_TEXT.has(name)) return value
    if (name === 'style') return cleanDrawingStyle(value)
    if (!this.#vocabulary.attributes.has(name.toLowerCase())) return ''
    return isPlain(value) ? value : undefined
  }

  #linkOf(element: string, address: string): string | undefined {
    const { links } = this.#vocabulary
    // An address of a part of the drawing needs no link, and other than a picture's has no meaning in a page.
    if (/^\s*(?:#[\w.-]*)?$/.test(address) || (links && !links.has(element))) return ''
    return resolveReference(address, this.#baseUrl)
  }
}

/** Declarations that are attributes as well; the others go. */
function cleanDrawingStyle(style: string): string | undefined {
  const declarations = style
    .split(';')
    .map((declaration) => declaration.split(':').map((part) => part.trim()))
  const kept = declarations.filter(([name = '', value]) => PRESENTATION.has(name) && value)
  return kept.every(([, value = '', ...rest]) => isPlain(value) && rest.length === 0)
    ? kept.map(([name, value]) => `${name}: ${value};`).join(' ')
    : undefined
}

function isPlain(value: string): boolean {
  const rest = value.includes('#') ? value.replaceAll(LOCAL, '') : value
  return PLAIN.test(rest) && !/url|expression/i.test(rest)
}
