import { ATTRIBUTE, PURPOSE } from './attributes.ts'
import { decodeInText } from './decode-references.ts'
import { HINT } from './hint.ts'
import { MARKUP, type Mark, type PageScan } from './page-scan.ts'
import { readTag } from './read-tag.ts'
import type { ScanState } from './scan-state.ts'
import { TAG, TAGS, type Tag } from './tags.table.ts'
import { foldLine } from './text-line.ts'

/** Deeper elements count as part of the one at this depth; browsers stop at 512 too. */
const MAX_DEPTH = 512
const MAX_ELEMENTS = 300_000
/** No article has as many lines; what comes after is not read. */
const MAX_BLOCKS = 50_000
const MAX_JSON_LD_CHARS = 2_000_000
const MAX_MARKS = 400
const MAX_OPEN_MARKS = 6
const MAX_MARK_CHARS = 300
/** How far up an open paragraph is looked for when a block starts: formatting is not nested deeper by hand. */
const PARAGRAPH_SEARCH = 6

/** A start tag whose attributes are in `state.attributes`. */
export function openTag(state: ScanState, tag: Tag): void {
  const { bits } = tag
  if (closesOthers(state, tag)) closeImplied(state, tag)
  const isBreak = tag.name === 'br'
  if (isBreak) state.lineBreaks++
  // Two line breaks in a row end a block as a paragraph would.
  if (bits & TAG.block || (isBreak && state.lineBreaks >= 2)) endBlock(state)
  else if (isBreak) state.line.addBlank()
  if (state.openMarks.length > 0) addToMarks(state, '\n')
  if ((bits & TAG.void) === 0) push(state, tag)
  if (bits & TAG.stating) readTag(state, tag.name)
}

/**
 * An end tag: closes the nearest open element of that name and what is open inside it. What is seldom done stands in functions
 * of its own, several things behind one call: the engine throws away what it compiled when it meets a call for the first time.
 */
export function closeNamed(state: ScanState, tag: Tag): void {
  const top = state.openTags[state.openTags.length - 1]
  if (top?.id === tag.id && !state.cut && state.openMarks.length === 0) closeTop(state)
  else closeNearest(state, tag)
}

function closeNearest(state: ScanState, tag: Tag): void {
  if (state.cut && closeFlattened(state, tag.name)) return
  if (tag.bits & TAG.block) endBlock(state)
  if (state.openMarks.length > 0) addToMarks(state, '\n')
  if (state.openCounts[tag.id] === 0) return
  const depth = depthOf(state, tag)
  if (depth > 0) closeTo(state, depth)
}

function closeFlattened({ flattened }: ScanState, name: string): boolean {
  const count = flattened.get(name) ?? 0
  if (count > 0) flattened.set(name, count - 1)
  return count > 0
}

/** A piece of text as it stands in the source. Most is plain and goes to its line from there. */
export function addPiece(state: ScanState, from: number, to: number): void {
  const { line } = state
  const { length } = line
  if (state.rawKind !== '' || !line.addPlain(state.source.bytes, from, to)) {
    addText(state, decodeInText(state.source.text(from, to)))
    return
  }
  if (line.length > length) noteText(state)
  countChars(state, to - from)
  if (state.openMarks.length > 0) addToMarks(state, state.source.text(from, to))
}

/** A piece of text between two tags, entities decoded. */
export function addText(state: ScanState, piece: string): void {
  if (state.rawKind !== '') {
    state.raw += piece
    return
  }
  if (!isVisible(state)) return
  state.line.add(piece)
  if ((!state.hasText || state.lineBreaks > 0) && piece.trim() !== '') noteText(state)
  countChars(state, piece.length)
  if (state.openMarks.length > 0) addToMarks(state, piece)
}

function addToMarks({ openMarks }: ScanState, piece: string): void {
  for (const open of openMarks) {
    if (open.text.length < MAX_MARK_CHARS) open.text += piece
  }
}

function noteText(state: ScanState): void {
  state.hasText = true
  state.lineBreaks = 0
}

function countChars(state: ScanState, chars: number): void {
  if (state.linkDepth > 0) state.linkChars += chars
  if (state.strongDepth > 0) state.strongChars += chars
}

/** Whether text that stands here is kept: as part of what a reader reads, or as the source of a title or of JSON-LD. */
export function isTextKept(state: ScanState): boolean {
  return state.rawKind !== '' || isVisible(state)
}

function isVisible(state: ScanState): boolean {
  return state.silentDepth === 0 && state.nosnippetDepth === 0
}

export function finishScan(state: ScanState): PageScan {
  closeTo(state, 1)
  endBlock(state)
  state.endBlock[0] = state.blocks.length
  const { tags, parents, hints, markup, names, firstBlock, endBlock: ends } = state
  return {
    elements: { tags, parents, hints, markup, names, firstBlock, endBlock: ends },
    blocks: state.blocks,
    metas: state.metas,
    links: state.links,
    jsonLd: state.jsonLd,
    title: state.title,
    images: state.images,
    marks: state.marks,
    frames: state.frames,
    anchors: state.anchors,
    base: state.base,
    language: state.language,
    ampPage: state.ampPage,
    passwordFields: state.passwordFields,
    cut: state.cut,
  }
}

function endBlock(state: ScanState): void {
  state.lineBreaks = 0
  if (state.hasText) keepBlock(state)
  state.line.clear()
  state.hasText = false
  state.linkChars = 0
  state.linkCount = 0
  state.strongChars = 0
}

function keepBlock(state: ScanState): void {
  const text = state.line.text()
  if (text === '' || state.blocks.length >= MAX_BLOCKS) return
  state.blocks.push({
    text,
    linkChars: Math.min(state.linkChars, text.length),
    links: state.linkCount,
    strongChars: Math.min(state.strongChars, text.length),
    element: nearestBlock(state),
    imagesBefore: state.imagesSeen,
  })
  state.imagesSeen = 0
}

function nearestBlock({ stack, openTags }: ScanState): number {
  return stack[openTags.findLastIndex(isNotInline)] ?? 0
}

function isNotInline({ bits }: Tag): boolean {
  return (bits & TAG.inline) === 0
}

function closesOthers(state: ScanState, { bits, closes }: Tag): boolean {
  if (closes || (bits & TAG.link && state.linkDepth > 0)) return true
  if (bits & TAG.closesParagraph && state.openCounts[PARAGRAPH] !== 0) return true
  return (bits & TAG.block) !== 0 && state.openTags[state.openTags.length - 1]?.name === 'head'
}

function closeImplied(state: ScanState, { bits, closes }: Tag): void {
  if (closes) closeTo(state, state.openTags.findLastIndex(({ name }) => !closes.includes(name)) + 1)
  // What shows text ends a head left open (HTML standard, 13.2.6.4.4).
  const top = state.stack.length - 1
  if (bits & TAG.block && state.openTags[top]?.name === 'head') closeTo(state, top)
  if (bits & TAG.closesParagraph && state.openCounts[PARAGRAPH] !== 0) closeParagraph(state)
  if (bits & TAG.link && state.linkDepth > 0) closeLink(state)
}

const PARAGRAPH = TAGS.findIndex(({ name }) => name === 'p')
const LINK = TAGS.find(({ name }) => name === 'a')

// Links do not nest: the second one closes the first (HTML standard, 13.2.6.4.7).
function closeLink(state: ScanState): void {
  const depth = LINK ? depthOf(state, LINK) : -1
  if (depth > 0) closeTo(state, depth)
}

function closeParagraph(state: ScanState): void {
  const { stack, openTags } = state
  const lowest = Math.max(1, stack.length - PARAGRAPH_SEARCH)
  for (let depth = stack.length - 1; depth >= lowest; depth--) {
    const tag = openTags[depth]
    if (tag?.id === PARAGRAPH) {
      endBlock(state)
      closeTo(state, depth)
      return
    }
    if (tag && (tag.bits & TAG.inline) === 0) return
  }
}

/** Depth of the nearest open element of this tag; an inline one is not looked for beyond the block it stands in. */
function depthOf({ openTags }: ScanState, { id, bits }: Tag): number {
  for (let depth = openTags.length - 1; depth > 0; depth--) {
    const tag = openTags[depth]
    if (tag?.id === id) return depth
    if (bits & TAG.inline && tag && (tag.bits & TAG.inline) === 0) return -1
  }
  return -1
}

function push(state: ScanState, tag: Tag): void {
  const { attributes, tags, stack, openCounts } = state
  const element = tags.length
  if (stack.length >= MAX_DEPTH || element >= MAX_ELEMENTS) {
    flatten(state, tag.name)
    return
  }
  const { purposes } = attributes
  const hints = state.names.add(attributes)
  state.parents.push(stack[stack.length - 1] ?? 0)
  tags.push(tag.name)
  state.hints.push(hints)
  const markup = purposes & PURPOSE.markup ? markupOf(attributes) : 0
  state.markup.push(markup)
  state.firstBlock.push(state.blocks.length)
  state.endBlock.push(0)
  stack.push(element)
  state.openTags.push(tag)
  openCounts[tag.id] = (openCounts[tag.id] ?? 0) + 1
  if (tag.bits & COUNTED) countDepths(state, tag.bits, 1)
  state.nosnippetDepth += (markup & MARKUP.nosnippet) / MARKUP.nosnippet
  if (tag.bits & TAG.fact || purposes & PURPOSE.fact || hints & FACT_HINTS)
    startMark(state, tag.name, element)
}

function flatten(state: ScanState, name: string): void {
  state.cut = true
  state.flattened.set(name, (state.flattened.get(name) ?? 0) + 1)
}

const COUNTED = TAG.silent | TAG.link | TAG.strong | TAG.foreign

function countDepths(state: ScanState, bits: number, step: 1 | -1): void {
  if (bits & TAG.silent) state.silentDepth += step
  if (bits & TAG.link) state.linkDepth += step
  if (bits & TAG.strong) state.strongDepth += step
  if (bits & TAG.foreign) state.foreignDepth += step
}

/** Closes elements until so many are open. */
function closeTo(state: ScanState, depth: number): void {
  while (state.stack.length > depth) closeTop(state)
}

function closeTop(state: ScanState): void {
  const { stack, openTags, openCounts, openMarks } = state
  const element = stack[stack.length - 1] ?? 0
  const tag = openTags[stack.length - 1]
  if (!tag) return
  // The text belongs to the element that is being closed, so it is still on the stack while its block ends.
  if (tag.bits & TAG.block) endBlock(state)
  stack.pop()
  openTags.pop()
  if (state.rawKind !== '') endRaw(state)
  openCounts[tag.id] = (openCounts[tag.id] ?? 1) - 1
  if (tag.bits & COUNTED) countDepths(state, tag.bits, -1)
  state.nosnippetDepth -= ((state.markup[element] ?? 0) & MARKUP.nosnippet) / MARKUP.nosnippet
  state.endBlock[element] = state.blocks.length + (state.hasText ? 1 : 0)
  while (openMarks.length > 0 && openMarks[openMarks.length - 1]?.mark.element === element) endMark(state)
}

function endRaw(state: ScanState): void {
  if (state.rawKind === 'title') {
    if (state.title === '') state.title = foldLine(state.raw)
  } else if (state.jsonChars < MAX_JSON_LD_CHARS) {
    state.jsonChars += state.raw.length
    state.jsonLd.push(state.raw)
  }
  state.raw = ''
  state.rawKind = ''
}

const MARK_PROPERTIES =
  /(?:^|\s)(author|datePublished|dateCreated|dateModified|headline|name|image|publisher|description|articleBody|isAccessibleForFree|license)(?:\s|$)/

const FACT_HINTS = HINT.author | HINT.date | HINT.title

/** Remembers an element whose short text may state a fact. */
function startMark(state: ScanState, tag: string, element: number): void {
  if (state.openMarks.length >= MAX_OPEN_MARKS || state.marks.length >= MAX_MARKS) return
  const kind = markKind(state, tag, element)
  if (!kind) return
  const { attributes } = state
  const name = attributes.get(ATTRIBUTE.itemprop) ?? attributes.get(ATTRIBUTE.rel) ?? state.names.of(element)
  const value =
    attributes.own(ATTRIBUTE.datetime) ??
    attributes.own(ATTRIBUTE.content) ??
    attributes.own(ATTRIBUTE.title) ??
    ''
  state.openMarks.push({ mark: { kind, name, value, element, block: state.blocks.length }, text: '' })
}

/** Where sites keep the pages of their writers. */
const AUTHOR_PATH =
  /\/(?:authors?|autor(?:en|es|in)?|auteurs?|autori|staff|editors|reporters?|contributors?|journalists?|writers?|columnists?|newsteam|profile?|redaktion)\/[^/?#]{2}|[?&]author=/i

function markKind(state: ScanState, tag: string, element: number): Mark['kind'] | undefined {
  if (tag === 'time' || state.attributes.has(ATTRIBUTE.datetime)) return 'time'
  if (tag === 'h1') return 'h1'
  const itemprop = state.attributes.get(ATTRIBUTE.itemprop)
  if (itemprop !== undefined && MARK_PROPERTIES.test(itemprop)) return 'itemprop'
  const rel = state.attributes.get(ATTRIBUTE.rel)
  if (tag === 'a' && rel !== undefined && /\bauthor\b/.test(rel)) return 'rel-author'
  if (tag === 'a' && AUTHOR_PATH.test(state.attributes.get(ATTRIBUTE.href) ?? '')) return 'author-link'
  const hints = state.hints[element] ?? 0
  if ((hints & FACT_HINTS) === 0) return undefined
  if (hints & HINT.author) return 'author'
  if (hints & HINT.date) return 'date'
  return hints & HINT.title ? 'title' : undefined
}

function endMark(state: ScanState): void {
  const open = state.openMarks.pop()
  if (!open) return
  const { mark } = open
  const isName = /^(?:author|rel-author|author-link)$/.test(mark.kind) || mark.name === 'author'
  state.marks.push({ ...mark, text: isName ? foldLines(open.text) : foldLine(open.text) })
}

function foldLines(text: string): string {
  if (!text.includes('\n')) return foldLine(text)
  return text.split('\n').map(foldLine).filter(Boolean).join('\n')
}

const HIDDEN_STYLE = /display\s*:\s*none|visibility\s*:\s*hidden/i

function markupOf(attributes: ScanState['attributes']): number {
  let bits = 0
  const style = attributes.get(ATTRIBUTE.style)
  if (attributes.has(ATTRIBUTE.hidden) || (style !== undefined && HIDDEN_STYLE.test(style.slice(0, 300))))
    bits |= MARKUP.hidden
  if (attributes.has(ATTRIBUTE['data-nosnippet'])) bits |= MARKUP.nosnippet
  if (attributes.get(ATTRIBUTE['aria-hidden']) === 'true') bits |= MARKUP.ariaHidden
  const role = attributes.get(ATTRIBUTE.role)
  if (role === 'main') bits |= MARKUP.main
  if (role === 'complementary' || role === 'navigation') bits |= MARKUP.complementary
  const property = attributes.get(ATTRIBUTE.itemprop) ?? attributes.get(ATTRIBUTE.property)
  if (property !== undefined) bits |= propertyBits(property)
  const type = attributes.get(ATTRIBUTE.itemtype) ?? attributes.get(ATTRIBUTE.typeof)
  if (type !== undefined) bits |= MARKUP.microdata | typeBits(type)
  return bits
}

function propertyBits(property: string): number {
  if (/articleBody|reviewBody|content:encoded/.test(property)) return MARKUP.articleBody
  return /\bcomment\b/.test(property) ? MARKUP.comment : 0
}

function typeBits(type: string): number {
  if (/Comment$/.test(type)) return MARKUP.comment
  return /(?:Article|BlogPosting|Report|Recipe|Review)$/.test(type) ? MARKUP.articleType : 0
}
