import { addPiece, addText, closeNamed, isTextKept, openTag } from './element-stack.ts'
import type { PageSource } from './page-source.ts'
import { readAttributes } from './read-attributes.ts'
import { type ScanState, tagIn } from './scan-state.ts'

/**
 * The tokenizer of the HTML standard (13.2.5) as far as a reader needs it: start tags with the places of their attributes,
 * end tags and text, told to the element stack as they come. Comments, declarations and CDATA sections are jumped over, and
 * so is text that is not kept. One pass in linear time; broken markup ends where it ends in a browser.
 */
export function readHtml(state: ScanState): void {
  let from = 0
  while (from < state.source.length) from = readStretch(state, from)
}

/** Tags of one stretch: the engine compiles a function that is called again, but one loop over a page anew for each page. */
const STRETCH = 100

/** Reads on from a place; returns the place after what is read. */
function readStretch(state: ScanState, start: number): number {
  const { source } = state
  const { bytes } = source
  let from = start
  let at = source.find(LESS, from)
  let tags = 0
  while (at >= 0 && tags < STRETCH) {
    const kind = KIND_OF_CODE[bytes[at + 1] ?? END] ?? TEXT
    if (kind === TEXT) {
      at = source.find(LESS, at + 1)
      continue
    }
    tags++
    if (at > from && isTextKept(state)) addPiece(state, from, at)
    from = READERS[kind]?.(state, at) ?? source.length
    at = source.find(LESS, from)
  }
  if (at >= 0) return from
  if (from < source.length && isTextKept(state)) addPiece(state, from, source.length)
  return source.length
}

const [SPACE, DASH, SLASH, LESS, GREATER] = [32, 45, 47, 60, 62]
/** The byte after the last one, as it were: ends every name. */
const END = GREATER

const [TEXT, START_TAG, END_TAG, DECLARATION] = [0, 1, 2, 3]

/** What a `<` opens, by the next character. A table: the engine compiles comparisons again when one first turns out otherwise. */
const KIND_OF_CODE = new Uint8Array(256)
KIND_OF_CODE.fill(START_TAG, 0x41, 0x5b)
KIND_OF_CODE.fill(START_TAG, 0x61, 0x7b)
KIND_OF_CODE.set([END_TAG], SLASH)
KIND_OF_CODE.set([DECLARATION], 0x21)
KIND_OF_CODE.set([DECLARATION], 0x3f)

/** By what a `<` opens. A table: the engine would compile what it can name into the loop above, and again by itself. */
const READERS: Readonly<Record<number, (state: ScanState, at: number) => number>> = {
  [START_TAG]: readStartTag,
  [END_TAG]: readEndTag,
  [DECLARATION]: skipDeclaration,
}

function readStartTag(state: ScanState, at: number): number {
  const { source, attributes } = state
  const nameEnd = endOfTagName(source.bytes, at + 1)
  const tag = tagIn(state, at + 1, nameEnd)
  // In SVG and MathML a script or a title is an element like any other.
  const isRaw = tag.isRaw && state.foreignDepth === 0
  attributes.clear()
  const end = readAttributes(source, attributes, nameEnd)
  // A tag that the page ends in is none.
  if (end < 0) return source.length
  openTag(state, tag)
  if (attributes.isEmptyTag && state.foreignDepth > 0) closeNamed(state, tag)
  return isRaw ? readRaw(state, tag.name, end + 1) : end + 1
}

function readEndTag(state: ScanState, at: number): number {
  const { source } = state
  const end = endOfTagName(source.bytes, at + 2)
  const isName = KIND_OF_CODE[source.bytes[at + 2] ?? END] === START_TAG
  if (isName && end < source.length) closeNamed(state, tagIn(state, at + 2, end))
  return afterGreater(source, end)
}

/** Text without markup, up to the end tag of its element; only titles and form fields have character references in it. */
function readRaw(state: ScanState, name: string, from: number): number {
  const to = endOfRaw(state.source, name, from)
  if (to > from && isTextKept(state)) {
    if (name === 'title' || name === 'textarea') addPiece(state, from, to)
    else addText(state, state.source.text(from, to))
  }
  return to
}

function endOfRaw(source: PageSource, name: string, from: number): number {
  const { bytes, length } = source
  if (name === 'plaintext') return length
  let at = source.findText('</', from)
  while (at >= 0) {
    const end = at + 2 + name.length
    if (endOfTagName(bytes, end) === end && end < length && source.text(at + 2, end).toLowerCase() === name)
      return at
    at = source.findText('</', at + 2)
  }
  return length
}

function skipDeclaration({ source }: ScanState, at: number): number {
  if (source.standsAt('<!--', at)) return skipComment(source, at + 4)
  if (!source.standsAt('<![CDATA[', at)) return afterGreater(source, at)
  const end = source.findText(']]>', at + 9)
  return end < 0 ? source.length : end + 3
}

function skipComment(source: PageSource, from: number): number {
  const { bytes } = source
  // HTML 13.2.5.43: "<!-->" and "<!--->" are whole comments.
  if (bytes[from] === GREATER) return from + 1
  if (source.standsAt('->', from)) return from + 2
  let at = source.findText('--', from)
  while (at >= 0) {
    let end = at + 2
    while (bytes[end] === DASH) end++
    if (bytes[end] === GREATER) return end + 1
    if (source.standsAt('!>', end)) return end + 2
    at = source.findText('--', end)
  }
  return source.length
}

function afterGreater(source: PageSource, from: number): number {
  const end = source.find(GREATER, from)
  return end < 0 ? source.length : end + 1
}

// Control characters end a name as blanks do: no name has any.
function endOfTagName(bytes: Uint8Array, from: number): number {
  let at = from
  while (ENDS_NAME[bytes[at] ?? END] === 0) at++
  return at
}

const ENDS_NAME = new Uint8Array(256).fill(1, 0, SPACE + 1)
for (const mark of [SLASH, GREATER]) ENDS_NAME[mark] = 1
