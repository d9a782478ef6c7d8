import { Anchors } from './anchors.ts'
import { TagAttributes } from './attributes.ts'
import { ElementNames } from './element-names.ts'
import type { Block, FrameTag, ImageTag, LinkTag, Mark, MetaTag } from './page-scan.ts'
import type { PageSource } from './page-source.ts'
import { findTag, TAGS, type Tag, tagOf } from './tags.table.ts'
import { TextLine } from './text-line.ts'

/** Everything the scanner knows while it reads; plain columns, changed in place. */
export type ScanState = {
  readonly source: PageSource
  /** Of the start tag that is being read. */
  readonly attributes: TagAttributes
  readonly tags: string[]
  readonly parents: number[]
  readonly hints: number[]
  readonly markup: number[]
  readonly names: ElementNames
  readonly firstBlock: number[]
  readonly endBlock: number[]
  /** Indices of open elements, outermost first. */
  readonly stack: number[]
  readonly openTags: Tag[]
  /** How many elements of each tag are open, by its id. */
  readonly openCounts: number[]
  /** Tags that no rule names, as they come. */
  readonly otherTags: Map<string, Tag>
  /** Open elements beyond the depth limit, by name. */
  readonly flattened: Map<string, number>
  readonly blocks: Block[]
  readonly metas: MetaTag[]
  readonly links: LinkTag[]
  readonly jsonLd: string[]
  readonly images: ImageTag[]
  readonly marks: Mark[]
  readonly frames: FrameTag[]
  readonly anchors: Anchors
  readonly openMarks: OpenMark[]
  /** The line of text that is being read. */
  readonly line: TextLine
  hasText: boolean
  linkChars: number
  linkCount: number
  strongChars: number
  imagesSeen: number
  silentDepth: number
  nosnippetDepth: number
  linkDepth: number
  strongDepth: number
  foreignDepth: number
  lineBreaks: number
  title: string
  /** Raw text being kept: a title or a JSON-LD script. */
  raw: string
  rawKind: '' | 'title' | 'json'
  jsonChars: number
  base: string | undefined
  language: string | undefined
  ampPage: boolean
  passwordFields: number
  cut: boolean
}

type OpenMark = { readonly mark: Omit<Mark, 'text'>; text: string }

export function newState(source: PageSource): ScanState {
  LINE.reserve(source.length)
  return {
    source,
    attributes: new TagAttributes(source),
    tags: ['#page'],
    parents: [-1],
    hints: [0],
    markup: [0],
    names: new ElementNames(source),
    firstBlock: [0],
    endBlock: [0],
    stack: [0],
    openTags: [PAGE],
    openCounts: Array.from(TAGS, () => 0),
    otherTags: new Map(),
    flattened: new Map(),
    blocks: [],
    metas: [],
    links: [],
    jsonLd: [],
    images: [],
    marks: [],
    frames: [],
    anchors: new Anchors(source),
    openMarks: [],
    line: LINE,
    hasText: false,
    linkChars: 0,
    linkCount: 0,
    strongChars: 0,
    imagesSeen: 0,
    silentDepth: 0,
    nosnippetDepth: 0,
    linkDepth: 0,
    strongDepth: 0,
    foreignDepth: 0,
    lineBreaks: 0,
    title: '',
    raw: '',
    rawKind: '',
    jsonChars: 0,
    base: undefined,
    language: undefined,
    ampPage: false,
    passwordFields: 0,
    cut: false,
  }
}

/** Pages are read one after the other, and their lines in one place. */
const LINE = new TextLine()

const PAGE = tagOf('#page', 0)

/** Names longer than this are of no element we know; reading them whole would cost. */
const MAX_NAME_LENGTH = 40

/** The tag whose name stands in the source from `from` to `to`, in whatever case. */
export function tagIn(state: ScanState, from: number, to: number): Tag {
  const place = findTag(state.source.bytes, from, to)
  return (place < 0 ? undefined : TAGS[place]) ?? otherTag(state, state.source.text(from, to))
}

function otherTag({ otherTags, openCounts }: ScanState, written: string): Tag {
  const name = written.slice(0, MAX_NAME_LENGTH).toLowerCase()
  const known = otherTags.get(name)
  if (known) return known
  const tag = tagOf(internalized(name), TAGS.length + otherTags.size)
  otherTags.set(name, tag)
  openCounts.push(0)
  return tag
}

/** The same text as the engine keeps names in programs: what compares tags is compiled for those, and again when it meets another. */
function internalized(name: string): string {
  return Object.keys({ [name]: true })[0] ?? name
}
