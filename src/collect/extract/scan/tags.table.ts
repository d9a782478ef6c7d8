import { nameFinder } from './name-finder.ts'

/** What the scanner knows of each HTML element, as bits. */
export const TAG = {
  /** Ends the line of text it stands in. */
  block: 1,
  /** Has no end tag. */
  void: 2,
  /** Its text is never part of what a reader reads. */
  silent: 4,
  /** An end tag for it never closes a block around it. */
  inline: 8,
  /** Closes an open paragraph when it starts. */
  closesParagraph: 16,
  /** Its attributes alone may say something of the page. */
  stating: 32,
  link: 64,
  /** Bold or italic. */
  strong: 128,
  /** What is inside is not HTML. */
  foreign: 256,
  /** Its text may be a fact whatever its attributes say. */
  fact: 512,
} as const

const BLOCKS =
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol p pre search section summary table tbody td tfoot th thead tr ul'
const VOIDS = 'area base basefont br col embed frame hr img input keygen link meta param source track wbr'
const SILENT =
  'head title script style template noscript svg textarea select option optgroup datalist button iframe object audio video canvas noembed noframes math-error'
const INLINES =
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s samp small span strike strong sub sup time tt u var'
const CLOSES_PARAGRAPH =
  'address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre section table ul'

const STATING = 'html base title script meta link a img amp-img iframe input'

/** Bits of every known element; an unknown one has none. */
const TAG_BITS: ReadonlyMap<string, number> = bitsByName([
  [BLOCKS, TAG.block],
  [VOIDS, TAG.void],
  [SILENT, TAG.silent],
  [INLINES, TAG.inline],
  [CLOSES_PARAGRAPH, TAG.closesParagraph],
  [STATING, TAG.stating],
  ['a', TAG.link],
  ['b strong em i', TAG.strong],
  ['svg math', TAG.foreign],
  ['time h1', TAG.fact],
])

/** Elements whose text is characters and no markup (HTML standard, 13.2.6.2 and 13.2.5.1). */
const RAW_TEXT = new Set('iframe noembed noframes plaintext script style title textarea xmp'.split(' '))

/** Elements whose start closes an open one of these at the top of the stack (HTML standard, 13.1.2.4 optional tags). */
const CLOSED_BY: ReadonlyMap<string, readonly string[]> = new Map([
  ['li', ['li']],
  ['dd', ['dd', 'dt']],
  ['dt', ['dd', 'dt']],
  ['tr', ['td', 'th', 'tr']],
  ['td', ['td', 'th']],
  ['th', ['td', 'th']],
  ['tbody', ['td', 'th', 'tr', 'thead', 'tbody']],
  ['tfoot', ['td', 'th', 'tr', 'thead', 'tbody']],
  ['option', ['option']],
  ['optgroup', ['option', 'optgroup']],
  ['body', ['head']],
])

/** Everything the scanner asks of an element by its name, looked up once a tag. */
export type Tag = {
  /** Small whole number of its own within one scan. */
  readonly id: number
  readonly name: string
  readonly bits: number
  readonly isRaw: boolean
  readonly closes: readonly string[] | undefined
}

/** The elements that a rule of the scanner names; each one's place is its id. */
export const TAGS: readonly Tag[] = [...TAG_BITS.keys()].map(tagOf)

/** Place in `TAGS` of the element whose name stands in a source, -1 when no rule names it. */
export const findTag = nameFinder(TAGS.map(({ name }) => name))

export function tagOf(name: string, id: number): Tag {
  const bits = TAG_BITS.get(name) ?? 0
  return { id, name, bits, isRaw: RAW_TEXT.has(name), closes: CLOSED_BY.get(name) }
}

function bitsByName(groups: readonly (readonly [string, number])[]): Map<string, number> {
  const bits = new Map<string, number>()
  for (const [names, bit] of groups) {
    for (const name of names.split(' ')) bits.set(name, (bits.get(name) ?? 0) | bit)
  }
  return bits
}
