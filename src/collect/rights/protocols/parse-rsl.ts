import { Parser } from 'htmlparser2'

/** One `<content>` of an RSL 1.0 document (rslstandard.org/rsl) with the words of its licences. */
export type RslContent = {
  /** Path pattern or address, as written. */
  readonly url: string
  /** Usage tokens in lower case. */
  readonly permits: readonly string[]
  readonly prohibits: readonly string[]
  /** Payment types; a payment without one is `free`. */
  readonly payments: readonly string[]
}

type OpenContent = { url: string; permits: string[]; prohibits: string[]; payments: string[] }
type Reading = {
  contents: OpenContent[]
  path: string[]
  /** The list that words of the open element go to. */
  tokens: string[] | undefined
  words: string
  /** Whether the last opened element was `<so/>`. */
  selfClosed: boolean
  broken: boolean
}

/** Deeper nesting than any licence has. */
const MAX_DEPTH = 32
/** Characters parsed at once. */
const PIECE = 4096

/** Reads an RSL document. Undefined when it is broken: not well-formed, or its root is not `rsl`. */
export function parseRsl(xml: string): readonly RslContent[] | undefined {
  const reading: Reading = {
    contents: [],
    path: [],
    tokens: undefined,
    words: '',
    selfClosed: false,
    broken: false,
  }
  const text = xml.replace(/^\ufeff/, '')
  const parser: Parser = new Parser(
    {
      onopentag: (name, attributes) => {
        openElement(reading, localName(name), attributes)
        reading.selfClosed = text[parser.endIndex - 1] === '/'
      },
      ontext: (words) => {
        if (reading.tokens) reading.words += words
      },
      onclosetag: (_name, isImplied) => closeElement(reading, isImplied),
    },
    { xmlMode: true, decodeEntities: true },
  )
  // In pieces: the parser's own stack makes deep nesting slow, so a document is left as soon as it is known to be broken.
  for (let at = 0; at < text.length && !reading.broken; at += PIECE) parser.write(text.slice(at, at + PIECE))
  if (!reading.broken) parser.end()
  return reading.broken || reading.contents.length === 0 ? undefined : reading.contents
}

function openElement(reading: Reading, name: string, attributes: Readonly<Record<string, string>>): void {
  if (reading.broken) return
  if (reading.path.length === 0 && name !== 'rsl') reading.broken = true
  reading.path.push(name)
  if (reading.path.length > MAX_DEPTH) reading.broken = true
  if (name === 'content') {
    const url = attributes.url?.trim() ?? ''
    reading.contents.push({ url, permits: [], prohibits: [], payments: [] })
  }
  const content = reading.path.includes('license') ? reading.contents.at(-1) : undefined
  if (!content) return
  if (name === 'payment') content.payments.push((attributes.type ?? 'free').trim().toLowerCase())
  if ((name === 'permits' || name === 'prohibits') && isUsage(attributes)) {
    reading.tokens = content[name]
    reading.words = ''
  }
}

function closeElement(reading: Reading, isImplied: boolean): void {
  reading.path.pop()
  // An element that only the parser closed was left open or crossed by another.
  if (isImplied && !reading.selfClosed) reading.broken = true
  reading.selfClosed = false
  for (const word of reading.words.toLowerCase().split(/[\s,]+/u)) if (word !== '') reading.tokens?.push(word)
  reading.tokens = undefined
}

function isUsage(attributes: Readonly<Record<string, string>>): boolean {
  return (attributes.type ?? 'usage').trim().toLowerCase() === 'usage'
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase()
}
