import { atLeast, atMost, clip, FAR } from './limits.ts'
import type { FeatureTable, FirstLook, PageView } from './page-view.ts'

/** Columns of the second look: what the first one thought of a block and of those around it. */
export const SECOND_FEATURES: readonly string[] = [
  'first',
  ...[-3, -2, -1, 1, 2, 3].map((offset) => `first@${offset}`),
  'first-in-parent',
  'first-in-grandparent',
  'first-in-branch',
  'first-in-pattern',
  'first-of-label',
  'text-before',
  'text-after',
  'since-text',
  'to-text',
  'from-sure-start',
  'to-sure-end',
  'first-of-five-before',
  'first-of-five-after',
  'first-at-most',
  'text-on-page',
  'pattern-text-share',
  'first-of-sibling-before',
  'first-of-sibling-after',
]

/** A block this likely is text. */
const TEXT = 0.6
/** A paragraph this likely and this long is part of the article beyond doubt. */
const SURE = 0.8
const SURE_LENGTH = 80

/** Fills the columns of the second look from the probabilities of the first; linear in the blocks of the page. */
export function writeSecondLook(page: PageView, { blocks, rows }: FeatureTable, first: Float32Array): void {
  const look = lookAround(page, first)
  rows.forEach((row, place) => {
    writeBlock(look, blocks[place] ?? 0, { rows: row, at: row.length - SECOND_FEATURES.length })
  })
}

function lookAround(page: PageView, first: Float32Array): FirstLook {
  const { scan, outline, patterns, surroundings } = page
  const { parents } = scan.elements
  const count = scan.blocks.length
  const parentOf = new Int32Array(count)
  const grandparentOf = new Int32Array(count)
  const branchOf = new Int32Array(count)
  for (let index = 0; index < count; index++) {
    const element = scan.blocks[index]?.element ?? 0
    const parent = atLeast(0, parents[element] ?? 0)
    parentOf[index] = parent
    grandparentOf[index] = atLeast(0, parents[parent] ?? 0)
    branchOf[index] = surroundings.branch[element] ?? 0
  }
  const sums = (ids: Int32Array, size: number) => sumsOf(ids, size, { first, lengths: outline.lengths })
  const pattern = sums(patterns.ofBlock, patterns.count.length)
  return {
    first,
    lengths: outline.lengths,
    groups: [
      sums(parentOf, parents.length),
      sums(grandparentOf, parents.length),
      sums(branchOf, parents.length),
      pattern,
    ],
    pattern,
    sinceLabel: surroundings.sinceLabel,
    ...runsOf(first, outline.lengths),
    ...siblingsOf(parentOf, parents.length),
  }
}

type Sums = FirstLook['pattern']

function sumsOf(
  ids: Int32Array,
  size: number,
  { first, lengths }: { readonly first: Float32Array; readonly lengths: Float64Array },
): Sums {
  const text = new Float64Array(size)
  const length = new Float64Array(size)
  const count = ids.length
  for (let index = 0; index < count; index++) {
    const id = ids[index] ?? 0
    const own = lengths[index] ?? 0
    text[id] = (text[id] ?? 0) + (first[index] ?? 0) * own
    length[id] = (length[id] ?? 0) + own
  }
  return { ids, text, length }
}

type Runs = Pick<
  FirstLook,
  'textBefore' | 'firstBefore' | 'sinceText' | 'toText' | 'sureStart' | 'sureEnd' | 'most'
>

function runsOf(first: Float32Array, lengths: Float64Array): Runs {
  const count = first.length
  const textBefore = new Float64Array(count + 1)
  const firstBefore = new Float64Array(count + 1)
  const sinceText = new Uint8Array(count)
  const toText = new Uint8Array(count)
  let [sureStart, sureEnd, most, since, to] = [-1, -1, 0, FAR, FAR]
  for (let index = 0; index < count; index++) {
    const own = first[index] ?? 0
    const length = lengths[index] ?? 0
    textBefore[index + 1] = (textBefore[index] ?? 0) + own * length
    firstBefore[index + 1] = (firstBefore[index] ?? 0) + own
    sinceText[index] = since
    since = own > TEXT ? 1 : atMost(FAR, since + 1)
    if (own > most) most = own
    if (own <= SURE || length <= SURE_LENGTH) continue
    if (sureStart < 0) sureStart = index
    sureEnd = index
  }
  for (let index = count - 1; index >= 0; index--) {
    toText[index] = to
    to = (first[index] ?? 0) > TEXT ? 1 : atMost(FAR, to + 1)
  }
  return { textBefore, firstBefore, sinceText, toText, sureStart, sureEnd, most }
}

/** The nearest blocks before and after whose element has the same parent; -1 for none. */
function siblingsOf(parentOf: Int32Array, size: number): Pick<FirstLook, 'siblingBefore' | 'siblingAfter'> {
  const count = parentOf.length
  const last = new Int32Array(size).fill(-1)
  const siblingBefore = new Int32Array(count)
  const siblingAfter = new Int32Array(count).fill(-1)
  for (let index = 0; index < count; index++) {
    const parent = parentOf[index] ?? 0
    const before = last[parent] ?? -1
    siblingBefore[index] = before
    if (before >= 0) siblingAfter[before] = index
    last[parent] = index
  }
  return { siblingBefore, siblingAfter }
}

function writeBlock(look: FirstLook, index: number, { rows, at }: Target): void {
  const { first } = look
  const count = first.length
  const end = look.textBefore[count] ?? 0
  const total = end > 0 ? end : 1
  let next = at
  rows[next++] = first[index] ?? 0
  for (let offset = -3; offset <= 3; offset++) if (offset !== 0) rows[next++] = firstOf(look, index + offset)
  for (const sums of look.groups) rows[next++] = meanOf(sums, look, index)
  const label = look.sinceLabel[index] ?? FAR
  rows[next++] = label < FAR ? firstOf(look, index - label) : -1
  rows[next++] = (look.textBefore[index] ?? 0) / total
  rows[next++] = (end - (look.textBefore[index + 1] ?? 0)) / total
  rows[next++] = look.sinceText[index] ?? 0
  rows[next++] = look.toText[index] ?? 0
  rows[next++] = look.sureStart < 0 ? FAR : clip(index - look.sureStart)
  rows[next++] = look.sureEnd < 0 ? FAR : clip(look.sureEnd - index)
  rows[next++] = meanBetween(look, atLeast(0, index - 5), index)
  rows[next++] = meanBetween(look, index + 1, atMost(count, index + 6))
  rows[next++] = look.most
  rows[next++] = Math.log1p(end)
  rows[next++] = (look.pattern.text[look.pattern.ids[index] ?? 0] ?? 0) / total
  rows[next++] = firstOf(look, look.siblingBefore[index] ?? -1)
  rows[next++] = firstOf(look, look.siblingAfter[index] ?? -1)
}

type Target = { readonly rows: Float32Array; readonly at: number }

function firstOf({ first }: FirstLook, index: number): number {
  return first[index] ?? -1
}

/** Mean over a group without the block itself; -1 where it is alone. */
function meanOf({ ids, text, length }: Sums, { first, lengths }: FirstLook, index: number): number {
  const id = ids[index] ?? 0
  const own = lengths[index] ?? 0
  const left = (length[id] ?? 0) - own
  return left > 0 ? ((text[id] ?? 0) - (first[index] ?? 0) * own) / left : -1
}

function meanBetween({ firstBefore }: FirstLook, from: number, end: number): number {
  return end > from ? ((firstBefore[end] ?? 0) - (firstBefore[from] ?? 0)) / (end - from) : -1
}
