import type { PageScan } from '../scan/page-scan.ts'
import type { Containers } from './containers.ts'
import { kindsOf } from './element-kinds.ts'
import { atMost, FAR } from './limits.ts'
import type { PageOutline } from './page-outline.ts'
import { AT_START, PHRASES } from './phrases.table.ts'

/** What stands around the blocks of a page, and what short lines between them say. */
export type Surroundings = {
  /** What a short line says, as bits in the order of `PHRASES`; 0 for long ones. */
  readonly said: Uint16Array
  /** What the heading or label over a block says, and how far up that stands. */
  readonly labelSaid: Uint16Array
  readonly sinceLabel: Uint8Array
  readonly labelLevel: Uint8Array
  /** Blocks since a label that spoke of comments; of other articles. */
  readonly sinceComments: Uint8Array
  readonly sinceRelated: Uint8Array
  /** The smallest element around each element that holds an image; 0 when that is the page. */
  readonly imageBox: Int32Array
  /** The child of the densest container that each element is in; 0 outside. */
  readonly branch: Int32Array
  /** Children of the densest container with the same tag and names as this one, and their part of its prose. */
  readonly twins: Uint16Array
  readonly twinProse: Float32Array
}

type Parts = {
  readonly outline: PageOutline
  readonly containers: Containers
  readonly candidates: Uint8Array
}

export function surroundingsOf(scan: PageScan, parts: Parts): Surroundings {
  const said = saidOf(scan, parts.candidates)
  const branch = branchesOf(scan, parts.containers.densest)
  return {
    said,
    ...labelsOf(scan, parts.outline, said),
    imageBox: imageBoxesOf(scan),
    branch,
    ...twinsOf(scan, parts),
  }
}

/** Longer lines are text, whatever they speak of. */
const LONGEST_LINE = 160

function saidOf(scan: PageScan, candidates: Uint8Array): Uint16Array {
  const { length } = scan.blocks
  const said = new Uint16Array(length)
  for (let index = 0; index < length; index++) {
    const text = scan.blocks[index]?.text ?? ''
    if (candidates[index] === 0 || text.length > LONGEST_LINE) continue
    said[index] = bitsSaid(text.toLowerCase())
  }
  return said
}

function bitsSaid(lower: string): number {
  // One pattern of all those that look at the start of a line costs less than to try each on lines that say nothing.
  let left = ANY_AT_START.test(lower) ? ALL : ELSEWHERE
  let bits = 0
  for (; left !== 0; left &= left - 1) {
    const bit = 31 - Math.clz32(left & -left)
    if (PHRASES[bit]?.[1].test(lower)) bits |= 1 << bit
  }
  return bits
}

const ANY_AT_START = new RegExp(
  PHRASES.filter(([name]) => AT_START.has(name))
    .map(([, pattern]) => pattern.source)
    .join('|'),
)
const ALL = (1 << PHRASES.length) - 1
const ELSEWHERE = ALL & ~bitOf(...AT_START)

export function bitOf(...names: readonly string[]): number {
  return names.reduce((bits, name) => bits | (1 << PHRASES.findIndex(([own]) => own === name)), 0)
}

const COMMENTS = bitOf('comments')
const RELATED = bitOf('read-more', 'tags')
/** A line this short that says what comes next is a label though it is no heading. */
const LONGEST_LABEL = 40

type Labels = Pick<Surroundings, 'labelSaid' | 'sinceLabel' | 'labelLevel' | 'sinceComments' | 'sinceRelated'>

function labelsOf(scan: PageScan, { headings }: PageOutline, said: Uint16Array): Labels {
  const count = scan.blocks.length
  const labels = {
    labelSaid: new Uint16Array(count),
    sinceLabel: new Uint8Array(count),
    labelLevel: new Uint8Array(count),
    sinceComments: new Uint8Array(count),
    sinceRelated: new Uint8Array(count),
  }
  let [label, level, comments, related] = [-FAR, 0, -FAR, -FAR]
  for (let index = 0; index < count; index++) {
    labels.labelSaid[index] = said[label] ?? 0
    labels.labelLevel[index] = level
    labels.sinceLabel[index] = atMost(FAR, index - label)
    labels.sinceComments[index] = atMost(FAR, index - comments)
    labels.sinceRelated[index] = atMost(FAR, index - related)
    const own = headings[index] ?? 0
    const bits = said[index] ?? 0
    if (own === 0 && (bits === 0 || (scan.blocks[index]?.text.length ?? 0) > LONGEST_LABEL)) continue
    label = index
    level = own
    if (bits & COMMENTS) comments = index
    if (bits & RELATED) related = index
  }
  return labels
}

function imageBoxesOf(scan: PageScan): Int32Array {
  const { parents } = scan.elements
  const boxes = new Int32Array(parents.length)
  for (const { element } of scan.images) {
    for (let at = element; at > 0 && boxes[at] === 0; at = parents[at] ?? 0) boxes[at] = at
  }
  for (let element = 1; element < parents.length; element++) {
    if (boxes[element] === 0) boxes[element] = boxes[parents[element] ?? 0] ?? 0
  }
  return boxes
}

function branchesOf(scan: PageScan, container: number): Int32Array {
  const { parents } = scan.elements
  const branches = new Int32Array(parents.length)
  for (let element = container + 1; element < parents.length; element++) {
    const parent = parents[element] ?? 0
    branches[element] = parent === container ? element : (branches[parent] ?? 0)
  }
  return branches
}

function twinsOf(
  scan: PageScan,
  { outline, containers }: Parts,
): { readonly twins: Uint16Array; readonly twinProse: Float32Array } {
  const { parents } = scan.elements
  const twins = new Uint16Array(parents.length)
  const twinProse = new Float32Array(parents.length)
  const total = Math.max(1, outline.proseLength[containers.densest] ?? 0)
  const kindOf = kindsOf(scan.elements)
  const firstOf = new Map<number, number>()
  const children = childrenOf(scan, containers.densest)
  const first: number[] = []
  for (const element of children) {
    const kind = kindOf(element)
    const known = firstOf.get(kind) ?? element
    if (known === element) firstOf.set(kind, element)
    first.push(known)
    twins[known] = Math.min(60_000, (twins[known] ?? 0) + 1)
    twinProse[known] = (twinProse[known] ?? 0) + (outline.proseLength[element] ?? 0) / total
  }
  for (const [place, element] of children.entries()) {
    twins[element] = twins[first[place] ?? 0] ?? 0
    twinProse[element] = twinProse[first[place] ?? 0] ?? 0
  }
  return { twins, twinProse }
}

/** By itself, so that the engine compiles no more than the loop over all elements. */
function childrenOf({ elements }: PageScan, parent: number): number[] {
  const children: number[] = []
  for (let element = parent + 1; element < elements.parents.length; element++) {
    if (elements.parents[element] === parent) children.push(element)
  }
  return children
}
