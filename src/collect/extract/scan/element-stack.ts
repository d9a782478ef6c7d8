import { HINT, hintsOf } from './hint.ts'
import { MARKUP, type Mark, type PageScan } from './page-scan.ts'
import { readTag } from './read-tag.ts'
import type { ScanState } from './scan-state.ts'
import { CLOSED_BY, TAG, TAG_BITS } from './tags.table.ts'

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
export function openTag(state: ScanState, name: string): void {
  const bits = TAG_BITS.get(name) ?? 0
  closeImplied(state, name, bits)
  if (bits & TAG.block) endBlock(state)
  if (name === 'br') breakLine(state)
  for (const open of state.openMarks) open.text += '\n'
  if ((bits & TAG.void) === 0) push(state, name, bits)
  readTag(state, name)
  state.attributes.clear()
}

/** An end tag: closes the nearest open element of that name and what is open inside it. */
export function closeNamed(state: ScanState, name: string): void {
  state.attributes.clear()
  const flattened = state.flattened.get(name) ?? 0
  if (flattened > 0) {
    state.flattened.set(name, flattened - 1)
    return
  }
  const bits = TAG_BITS.get(name) ?? 0
  if (bits & TAG.block) endBlock(state)
  for (const open of state.openMarks) open.text += '\n'
  if (!state.openCounts.get(name)) return
  const depth = depthOf(state, name, (bits & TAG.inline) !== 0)
  if (depth < 0) return
  while (state.stack.length > depth) pop(state)
}

/** A piece of text between two tags, entities decoded. */
export function addText(state: ScanState, piece: string): void {
  if (state.rawKind !== '') {
    state.raw += piece
    return
  }
  if (state.silentDepth > 0 || state.nosnippetDepth > 0) return
  state.text += piece
  // Asked of the piece, not of the text: looking at the text again and again would be quadratic.
  if (!state.hasText && piece.trim() !== '') state.hasText = true
  if (state.linkDepth > 0) state.linkChars += piece.length
  if (state.strongDepth > 0) state.strongChars += piece.length
  if (state.lineBreaks > 0 && piece.trim() !== '') state.lineBreaks = 0
  for (const open of state.openMarks) {
    if (open.text.length < MAX_MARK_CHARS) open.text += piece
  }
}

export function finishScan(state: ScanState): PageScan {
  while (state.stack.length > 1) pop(state)
  endBlock(state)
  state.endBlock[0] = state.blocks.length
  const { tags, parents, hints, markup, names, firstBlock, endBlock: ends, base, language, ...rest } = state
  return {
    elements: { tags, parents, hints, markup, names, firstBlock, endBlock: ends },
    blocks: rest.blocks,
    metas: rest.metas,
    links: rest.links,
    jsonLd: rest.jsonLd,
    title: rest.title,
    images: rest.images,
    marks: rest.marks,
    frames: rest.frames,
    anchors: rest.anchors,
    ...(base === undefined ? {} : { base }),
    ...(language === undefined ? {} : { language }),
    ampPage: rest.ampPage,
    passwordFields: rest.passwordFields,
    cut: rest.cut,
  }
}

/** Two line breaks in a row end a block as a paragraph would. */
function breakLine(state: ScanState): void {
  state.lineBreaks++
  if (state.lineBreaks >= 2) endBlock(state)
  else state.text += '\n'
}

function endBlock(state: ScanState): void {
  state.lineBreaks = 0
  const text = foldLine(state.text)
  if (text !== '' && state.blocks.length < MAX_BLOCKS) {
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
  state.text = ''
  state.hasText = false
  state.linkChars = 0
  state.linkCount = 0
  state.strongChars = 0
}

/** Soft hyphens and zero-width characters inside words. */
const INVISIBLE = /[\u00ad\u200b\u2060]/
const INVISIBLE_RUNS = /[\u00ad\u200b\u2060]+/g
/** White space that is not one blank already: most text has little of it. */
const UNEVEN_SPACE = /\s{2,}|[^\S ]/g

function foldLine(text: string): string {
  const trimmed = text.trim()
  if (trimmed === '') return ''
  const visible = INVISIBLE.test(trimmed) ? trimmed.replace(INVISIBLE_RUNS, '').trim() : trimmed
  return visible.replace(UNEVEN_SPACE, ' ')
}

function nearestBlock(state: ScanState): number {
  const { stack, tags } = state
  let at = stack.length - 1
  while (at > 0) {
    const element = stack[at] ?? 0
    if (((TAG_BITS.get(tags[element] ?? '') ?? 0) & TAG.inline) === 0) return element
    at--
  }
  return 0
}

function closeImplied(state: ScanState, name: string, bits: number): void {
  const closes = CLOSED_BY.get(name)
  while (closes && state.stack.length > 1 && closes.includes(topTag(state))) pop(state)
  // What shows text ends a head left open (HTML standard, 13.2.6.4.4).
  if (bits & TAG.block && topTag(state) === 'head') pop(state)
  if (bits & TAG.closesParagraph && state.openCounts.get('p')) closeParagraph(state)
  if (name === 'a' && state.linkDepth > 0) closeLink(state)
}

// Links do not nest: the second one closes the first (HTML standard, 13.2.6.4.7).
function closeLink(state: ScanState): void {
  const depth = depthOf(state, 'a', true)
  if (depth < 0) return
  while (state.stack.length > depth) pop(state)
}

function closeParagraph(state: ScanState): void {
  const { stack, tags } = state
  const lowest = Math.max(1, stack.length - PARAGRAPH_SEARCH)
  for (let depth = stack.length - 1; depth >= lowest; depth--) {
    const tag = tags[stack[depth] ?? 0] ?? ''
    if (tag === 'p') {
      endBlock(state)
      while (stack.length > depth) pop(state)
      return
    }
    if (((TAG_BITS.get(tag) ?? 0) & TAG.inline) === 0) return
  }
}

function topTag(state: ScanState): string {
  return state.tags[state.stack.at(-1) ?? 0] ?? ''
}

/** Depth of the nearest open element of this name; an inline one is not looked for beyond the block it stands in. */
function depthOf(state: ScanState, name: string, isInline: boolean): number {
  const { stack, tags } = state
  for (let depth = stack.length - 1; depth > 0; depth--) {
    const tag = tags[stack[depth] ?? 0] ?? ''
    if (tag === name) return depth
    if (isInline && ((TAG_BITS.get(tag) ?? 0) & TAG.inline) === 0) return -1
  }
  return -1
}

function push(state: ScanState, name: string, bits: number): void {
  if (state.stack.length >= MAX_DEPTH || state.tags.length >= MAX_ELEMENTS) {
    state.cut = true
    state.flattened.set(name, (state.flattened.get(name) ?? 0) + 1)
    return
  }
  const element = state.tags.length
  const { attributes } = state
  state.parents.push(state.stack.at(-1) ?? 0)
  state.tags.push(name)
  const names = namesOf(attributes.get('class'), attributes.get('id'), attributes.get('role'))
  state.names.push(names)
  state.hints.push(names === '' ? 0 : cachedHints(state, names))
  state.markup.push(attributes.size === 0 ? 0 : markupOf(attributes))
  state.firstBlock.push(state.blocks.length)
  state.endBlock.push(0)
  state.stack.push(element)
  state.openCounts.set(name, (state.openCounts.get(name) ?? 0) + 1)
  countDepths(state, { name, bits, step: 1 })
  if (isNosnippet(attributes)) {
    state.nosnippetElements.add(element)
    state.nosnippetDepth++
  }
  startMark(state, name, element)
}

function namesOf(classes: string | undefined, id: string | undefined, role: string | undefined): string {
  if (classes === undefined && id === undefined && role === undefined) return ''
  if (id === undefined && role === undefined) return classes ?? ''
  return `${classes ?? ''} ${id ?? ''} ${role ?? ''}`
}

function isNosnippet(attributes: ScanState['attributes']): boolean {
  return attributes.has('data-nosnippet')
}

function cachedHints(state: ScanState, names: string): number {
  const cached = state.hintCache.get(names)
  if (cached !== undefined) return cached
  const bits = hintsOf(names)
  state.hintCache.set(names, bits)
  return bits
}

function countDepths(
  state: ScanState,
  { name, bits, step }: { name: string; bits: number; step: 1 | -1 },
): void {
  if (bits & TAG.silent) state.silentDepth += step
  if (bits & TAG.inline) {
    if (name === 'a') state.linkDepth += step
    else if (name === 'b' || name === 'strong' || name === 'em' || name === 'i') state.strongDepth += step
  } else if (name === 'svg' || name === 'math') state.foreignDepth += step
}

function pop(state: ScanState): void {
  const element = state.stack.pop() ?? 0
  const name = state.tags[element] ?? ''
  const bits = TAG_BITS.get(name) ?? 0
  if (bits & TAG.block) endBlockOf(state, element)
  if (state.rawKind !== '') endRaw(state)
  state.openCounts.set(name, (state.openCounts.get(name) ?? 1) - 1)
  countDepths(state, { name, bits, step: -1 })
  if (state.nosnippetElements.has(element)) state.nosnippetDepth--
  state.endBlock[element] = state.blocks.length + (state.hasText ? 1 : 0)
  while (state.openMarks.length > 0 && state.openMarks.at(-1)?.mark.element === element) endMark(state)
}

// The text belongs to the element that is being closed, so it is still on the stack while its block ends.
function endBlockOf(state: ScanState, element: number): void {
  state.stack.push(element)
  endBlock(state)
  state.stack.pop()
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

/** Remembers an element whose short text may state a fact. */
function startMark(state: ScanState, tag: string, element: number): void {
  if (state.openMarks.length >= MAX_OPEN_MARKS || state.marks.length >= MAX_MARKS) return
  const kind = markKind(state, tag, element)
  if (!kind) return
  const { attributes } = state
  const name = attributes.get('itemprop') ?? attributes.get('rel') ?? state.names[element] ?? ''
  const value = attributes.get('datetime') ?? attributes.get('content') ?? attributes.get('title') ?? ''
  state.openMarks.push({ mark: { kind, name, value, element, block: state.blocks.length }, text: '' })
}

/** Where sites keep the pages of their writers. */
const AUTHOR_PATH =
  /\/(?:authors?|autor(?:en|es|in)?|auteurs?|autori|staff|editors|reporters?|contributors?|journalists?|writers?|columnists?|newsteam|profile?|redaktion)\/[^/?#]{2}|[?&]author=/i

function markKind(state: ScanState, tag: string, element: number): Mark['kind'] | undefined {
  if (tag === 'time' || state.attributes.has('datetime')) return 'time'
  if (tag === 'h1') return 'h1'
  const itemprop = state.attributes.get('itemprop')
  if (itemprop !== undefined && MARK_PROPERTIES.test(itemprop)) return 'itemprop'
  const rel = state.attributes.get('rel')
  if (tag === 'a' && rel !== undefined && /\bauthor\b/.test(rel)) return 'rel-author'
  if (tag === 'a' && AUTHOR_PATH.test(state.attributes.get('href') ?? '')) return 'author-link'
  const hints = state.hints[element] ?? 0
  if (hints & HINT.author) return 'author'
  if (hints & HINT.date) return 'date'
  return hints & HINT.title ? 'title' : undefined
}

function endMark(state: ScanState): void {
  const open = state.openMarks.pop()
  if (!open) return
  const { mark } = open
  const isName = /^(?:author|rel-author|author-link)$/.test(mark.kind) || mark.name === 'author'
  const text = isName ? open.text.split('\n').map(foldLine).filter(Boolean).join('\n') : foldLine(open.text)
  state.marks.push({ ...mark, text })
}

const HIDDEN_STYLE = /display\s*:\s*none|visibility\s*:\s*hidden/i

function markupOf(attributes: ScanState['attributes']): number {
  let bits = 0
  const style = attributes.get('style')
  if (attributes.has('hidden') || (style !== undefined && HIDDEN_STYLE.test(style.slice(0, 300))))
    bits |= MARKUP.hidden
  if (attributes.get('aria-hidden') === 'true') bits |= MARKUP.ariaHidden
  const role = attributes.get('role')
  if (role === 'main') bits |= MARKUP.main
  if (role === 'complementary' || role === 'navigation') bits |= MARKUP.complementary
  const property = attributes.get('itemprop') ?? attributes.get('property')
  if (property !== undefined) bits |= propertyBits(property)
  const type = attributes.get('itemtype') ?? attributes.get('typeof')
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
