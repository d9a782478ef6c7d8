import type { PageScan } from '../scan/page-scan.ts'
import { kindsOf, MAX_KINDS, numbered } from './element-kinds.ts'
import { atLeast, atMost } from './limits.ts'
import type { PageOutline } from './page-outline.ts'
import type { Flow, Likeness, PageHints, Patterns } from './page-view.ts'
import { add } from './sums.ts'
import { wordHashes } from './word-hashes.ts'

/** Groups blocks by the tags and names of their element and its parent. */
export function patternsOf(scan: PageScan, outline: PageOutline, container: number): Patterns {
  const { ofBlock, size } = patternIdsOf(scan)
  const patterns = {
    ofBlock,
    prose: new Float64Array(size),
    length: new Float64Array(size),
    linkLength: new Float64Array(size),
    count: new Float64Array(size),
    logCount: new Float64Array(size),
    logMean: new Float64Array(size),
    proseInside: new Float64Array(size),
    countInside: new Float64Array(size),
  }
  const start = scan.elements.firstBlock[container] ?? 0
  const end = scan.elements.endBlock[container] ?? 0
  for (let index = 0; index < scan.blocks.length; index++) {
    const block = scan.blocks[index]
    if (!block) continue
    const id = ofBlock[index] ?? 0
    const chars = outline.lengths[index] ?? 0
    const prose = outline.isProse[index] ? chars : 0
    add(patterns.prose, id, prose)
    add(patterns.length, id, chars)
    add(patterns.linkLength, id, (chars * block.linkChars) / block.text.length)
    add(patterns.count, id, 1)
    if (index < start || index >= end) continue
    add(patterns.proseInside, id, prose)
    add(patterns.countInside, id, 1)
  }
  for (let id = 0; id < size; id++) {
    const count = patterns.count[id] ?? 1
    patterns.logCount[id] = Math.log1p(count)
    patterns.logMean[id] = Math.log1p(atLeast(1, patterns.length[id] ?? 1) / count)
  }
  return patterns
}

function patternIdsOf({ blocks, elements }: PageScan): {
  readonly ofBlock: Int32Array
  readonly size: number
} {
  const { parents } = elements
  const kindOf = kindsOf(elements)
  const idOfPair = new Map<number, number>()
  const ofBlock = new Int32Array(blocks.length)
  for (let index = 0; index < blocks.length; index++) {
    const element = blocks[index]?.element ?? 0
    const pair = kindOf(element) * MAX_KINDS + kindOf(atLeast(0, parents[element] ?? 0))
    ofBlock[index] = numbered(pair, idOfPair)
  }
  return { ofBlock, size: idOfPair.size }
}

export function flowOf(scan: PageScan, { isProse, lengths }: PageOutline): Flow {
  const count = scan.blocks.length
  const proseBefore = new Float64Array(count + 1)
  const sinceProse = new Float64Array(count)
  const toProse = new Float64Array(count)
  let since = FAR
  for (let index = 0; index < count; index++) {
    sinceProse[index] = since
    since = isProse[index] ? 1 : atMost(FAR, since + 1)
    proseBefore[index + 1] = (proseBefore[index] ?? 0) + (isProse[index] ? (lengths[index] ?? 0) : 0)
  }
  let to = FAR
  for (let index = count - 1; index >= 0; index--) {
    toProse[index] = to
    to = isProse[index] ? 1 : atMost(FAR, to + 1)
  }
  return { proseBefore, sinceProse, toProse }
}

const FAR = 30

/** Compares blocks with the title, description and article body that the head of the page gives. */
export function likenessOf(scan: PageScan, hints: PageHints): Likeness {
  const { length } = scan.blocks
  const title = new Float32Array(length)
  const description = new Float32Array(length)
  const titles = comparedTexts(hints.titles)
  const descriptions = comparedTexts(hints.descriptions)
  const end = Math.min(length, MAX_COMPARED_BLOCKS)
  for (let index = 0; index < end; index++) {
    const text = scan.blocks[index]?.text ?? ''
    const mayBeTitle = titles.length > 0 && isComparable(text, titles)
    const mayBeDescription = descriptions.length > 0 && isComparable(text, descriptions)
    if (mayBeTitle || mayBeDescription) {
      const words = wordHashes(text)
      if (mayBeTitle) title[index] = bestLikeness(words, titles)
      if (mayBeDescription) description[index] = bestLikeness(words, descriptions)
    }
  }
  return { titleBlock: titleBlockOf(scan, title), title, description, body: inBody(scan, hints.body) }
}

/** 1 for each block whose first words stand in the article body that the head gives, -1 for the others; 0 where it gives none. */
function inBody({ blocks }: PageScan, body: string): Float32Array {
  const found = new Float32Array(blocks.length)
  if (body === '') return found
  const text = body.slice(0, MAX_BODY_CHARS).replace(/\s+/g, ' ')
  const end = Math.min(blocks.length, MAX_COMPARED_BLOCKS)
  for (let index = 0; index < end; index++) {
    found[index] = text.includes(blocks[index]?.text.slice(0, BODY_PROBE_CHARS) ?? '') ? 1 : -1
  }
  return found
}

const BODY_PROBE_CHARS = 50

const MAX_BODY_CHARS = 60_000
const MAX_COMPARED_BLOCKS = 3000
const SURE = 0.7

function titleBlockOf(scan: PageScan, title: Float32Array): number {
  let best = -1
  let bestPoints = SURE
  for (let index = 0; index < scan.blocks.length; index++) {
    const own = title[index] ?? 0
    if (own === 0) continue
    const isHeading = scan.elements.tags[scan.blocks[index]?.element ?? 0] === 'h1'
    const points = own + (isHeading ? 0.5 : 0)
    if (points > bestPoints) {
      best = index
      bestPoints = points
    }
  }
  return best
}

type ComparedText = { readonly chars: number; readonly words: ReadonlySet<number> }

function comparedTexts(texts: readonly string[]): ComparedText[] {
  const compared: ComparedText[] = []
  for (const text of texts) compared.push({ chars: text.length, words: wordHashes(text) })
  return compared
}

/** A text of less than half or more than twice the length has too few words in common to be the same. */
function isComparable(text: string, others: readonly ComparedText[]): boolean {
  for (const { chars } of others) {
    if (text.length * 2 >= chars && text.length <= chars * 2) return true
  }
  return false
}

/** Words shared, over words of both (Jaccard), with the most alike of the texts. */
function bestLikeness(words: ReadonlySet<number>, texts: readonly ComparedText[]): number {
  let best = 0
  for (const { words: other } of texts) {
    if (other.size === 0 || words.size === 0) continue
    let shared = 0
    for (const word of words) if (other.has(word)) shared++
    best = atLeast(best, shared / (words.size + other.size - shared))
  }
  return best
}

/** How often each text stands on the page besides itself, up to 20 times. Only lines of one length can be the same. */
export function repeatsOf({ blocks }: PageScan): Uint8Array {
  const linesOfLength = new Map<number, number>()
  for (const { text } of blocks) linesOfLength.set(text.length, (linesOfLength.get(text.length) ?? 0) + 1)
  const timesOf = new Map<string, number>()
  const isAlone = ({ length }: string) => linesOfLength.get(length) === 1
  for (const { text } of blocks) if (!isAlone(text)) timesOf.set(text, (timesOf.get(text) ?? 0) + 1)
  const repeats = new Uint8Array(blocks.length)
  for (let index = 0; index < blocks.length; index++) {
    const text = blocks[index]?.text ?? ''
    if (!isAlone(text)) repeats[index] = atMost(20, (timesOf.get(text) ?? 1) - 1)
  }
  return repeats
}
