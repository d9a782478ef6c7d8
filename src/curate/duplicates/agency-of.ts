import { AGENCIES, type Agency } from './agencies.table.ts'

/** Where a text can say that an agency wrote it. */
export type Signed = {
  readonly text?: string
  readonly authors?: readonly string[]
}

/** Characters of a text that may hold its dateline, and its last words. */
const DATELINE_CHARACTERS = 160
const END_CHARACTERS = 80

type Rule = { readonly name: string; readonly names: (agency: Marks, signed: Signed) => boolean }
type Marks = {
  readonly agency: Agency
  readonly byline: RegExp
  readonly bracket: RegExp
  readonly opening: RegExp
  readonly closing: RegExp
}

/** Where an agency is named as the one whose text this is, surest first. To be spoken of ("told Reuters") is not enough. */
const RULES: readonly Rule[] = [
  { name: 'byline', names: ({ byline }, { authors = [] }) => authors.some((author) => byline.test(author)) },
  { name: 'dateline', names: ({ bracket }, { text = '' }) => bracket.test(headOf(text)) },
  { name: 'opening', names: ({ opening }, { text = '' }) => opening.test(headOf(text)) },
  {
    name: 'end mark',
    names: ({ closing }, { text = '' }) => closing.test(text.slice(-END_CHARACTERS).trim()),
  },
]

const MARKS: readonly Marks[] = AGENCIES.map(marksOf)
/** Most texts name no agency, and need not be asked about each. */
const ANY = new RegExp(alternatives(AGENCIES.flatMap(({ names, codes = [] }) => [...names, ...codes])), 'u')

/** The agency that an article names as its author, or undefined. */
export function agencyOf(signed: Signed): Agency | undefined {
  const { text = '', authors = [] } = signed
  if (![...authors, headOf(text), text.slice(-END_CHARACTERS)].some((part) => ANY.test(part)))
    return undefined
  for (const { names } of RULES) {
    const found = MARKS.find((marks) => names(marks, signed))
    if (found) return found.agency
  }
  return undefined
}

function headOf(text: string): string {
  return text.slice(0, DATELINE_CHARACTERS)
}

function marksOf(agency: Agency): Marks {
  const names = alternatives(agency.names)
  const marks = alternatives([...agency.names, ...(agency.codes ?? [])])
  return {
    agency,
    // "Reuters", "Reuters Staff", "Ana Lind, Associated Press", "Von dpa", "AP/Ana Lind".
    byline: new RegExp(
      `^(?:[Bb]y |[Vv]on |[Pp]ar |[Pp]or |[Dd]i )?(?:${marks})(?: [Ss]taff)?$|[,/|–—-] ?(?:${marks})$|^(?:${marks})[/|]`,
      'u',
    ),
    // "VELDA, March 3 (Reuters) -", "Velda (dpa/lno)", "（新华社）", "[AFP]".
    bracket: new RegExp(
      `[(（\\[【](?:[^)）\\]】]{0,24}[/ -])?(?:${marks})(?:[/ -][^)）\\]】]{0,24})?[)）\\]】]`,
      'u',
    ),
    // "ANSA - ", "TASS, 3 March. ", "/ТАСС/", "新华社北京3月3日电".
    opening: new RegExp(`^(?:${names})(?: ?[–—:-] |, \\d|(?=\\p{Script=Han}))|(?:^|\\s)/(?:${names})/`, 'u'),
    // "(Reuters)", "– AFP", "© dpa", "Quelle: dpa", "dpa/abc"; with nothing after it.
    closing: new RegExp(
      `(?:[(（\\[【] ?(?:${marks})(?:/[^)）\\]】]{0,24})? ?[)）\\]】]|(?:©|[–—-]|:|：|\\n) ?(?:${names})(?:/\\S{0,24})?)[.。]?$`,
      'u',
    ),
  }
}

function alternatives(words: readonly string[]): string {
  return words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')
}
