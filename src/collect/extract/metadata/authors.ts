import { plainText, wordsOf } from './clean-text.ts'
import { isComment } from './dates.ts'
import { type Decision, decide, type Finding } from './evidence.ts'
import { isRecord, resolveNode, stringsOf } from './json-ld.ts'
import { metaOf, type PageFacts } from './page-facts.ts'
import { ACCOUNT, LEADING_WORDS } from './people.table.ts'
import { isNoName, looksLikePerson, type Signed, type SiteKeys, siteKeysOf, splitByline } from './people.ts'
import { readOnce } from './read-once.ts'

/**
 * The people who wrote the article: no job titles, dates or "By". An agency, a newsroom or the site itself is named only
 * where no person is.
 */
export function authorsOf(facts: PageFacts): Decision<readonly string[]> {
  const sites = bodyNames(facts)
  const signedBy = readOnce((text) => splitByline(lines(text), sites))
  const found: Finding<readonly string[]>[] = []
  for (const { source, confidence, read } of AUTHOR_READERS) {
    const signed = read(facts, signedBy).map(signedBy)
    const people = distinct(signed.flatMap((one) => one.people))
    const bodies = distinct(signed.flatMap((one) => one.organizations))
    if (people.length > 0) found.push({ value: people, source, confidence })
    else if (bodies.length > 0)
      found.push({ value: bodies, source: `${source} (body)`, confidence: confidence / 3 })
  }
  return decide('authors', agreed(found), (people) => people.join(', '))
}

const VISIBLE = ['link to a writer', 'byline', 'line that starts with "by"']
const SEEN_TWICE = 0.96

/** What the site goes by, in bylines too: its names, its domain, the domain's first word. */
function bodyNames({ siteNames, domain }: PageFacts): SiteKeys {
  return siteKeysOf([...siteNames, domain, domain.split('.')[0] ?? domain])
}

/** What two visible places say is signed, whatever the system's account is called; a body that several places name is one. */
function agreed(found: readonly Finding<readonly string[]>[]): Finding<readonly string[]>[] {
  const keys = found.map((one) => one.value.map((name) => wordsOf(name).join(' ')).join('|'))
  return found.map((one, place) => {
    const same = found.filter((_, other) => keys[other] === keys[place])
    const seen = VISIBLE.filter((source) => same.some((other) => other.source === source))
    if (seen.length > 1) return { ...one, confidence: SEEN_TWICE }
    return one.source.endsWith('(body)') && same.length > 1
      ? { ...one, confidence: one.confidence + 0.45 }
      : one
  })
}

type BylineReader = (text: string) => Signed

type AuthorReader = {
  readonly source: string
  readonly confidence: number
  readonly read: (facts: PageFacts, signedBy: BylineReader) => readonly string[]
}

const META_NAMES = [
  'author',
  'article:author',
  'og:article:author',
  'byl',
  'dc.creator',
  'dcterms.creator',
  'parsely-author',
  'sailthru.author',
  'citation_author',
  'article:author:name',
  'cxenseparse:author',
  'creator',
  'dable:author',
]

const AUTHOR_READERS: readonly AuthorReader[] = [
  { source: 'json-ld author', confidence: 0.95, read: (facts) => jsonLdAuthors(facts) },
  { source: 'microdata author', confidence: 0.85, read: (facts) => microdata(facts) },
  { source: 'rel author', confidence: 0.84, read: (facts) => firstOfKind(facts, 'rel-author') },
  { source: 'meta author', confidence: 0.82, read: fromMetas },
  { source: 'link to a writer', confidence: 0.74, read: linked },
  { source: 'byline', confidence: 0.7, read: bylines },
  { source: 'line that starts with "by"', confidence: 0.68, read: byLines },
  { source: 'other json-ld author', confidence: 0.6, read: (facts) => otherAuthors(facts) },
  { source: 'account', confidence: 0.3, read: (facts) => accounts(facts) },
  { source: 'twitter:creator', confidence: 0.2, read: (facts) => [metaOf(facts, 'twitter:data1') ?? ''] },
]

function jsonLdAuthors(facts: PageFacts): string[] {
  return namesOf(facts.article?.properties.author ?? facts.article?.properties.creator, facts)
}

function otherAuthors(facts: PageFacts): string[] {
  const node = facts.nodes.find((one) => one.properties.author !== undefined && one !== facts.article)
  return node && !node.types.includes('Comment') ? namesOf(node.properties.author, facts) : []
}

function namesOf(author: unknown, facts: PageFacts): string[] {
  const list = Array.isArray(author) ? author.slice(0, 20) : [author]
  return list.flatMap((one) => {
    const node = isRecord(one) ? (resolveNode(one, facts.nodes) ?? one) : one
    return isRecord(node) ? stringsOf(node.name) : stringsOf(node)
  })
}

/** Catalogues write the family name first: "Lee, Ann". */
const CATALOGUE_NAMES: ReadonlySet<string> = new Set(['citation_author', 'dc.creator', 'dcterms.creator'])
const FAMILY_FIRST = /^([^,;]{2,40}), ([^,;]{1,40})$/

function fromMetas(facts: PageFacts, signedBy: BylineReader): readonly string[] {
  for (const name of META_NAMES) {
    const written = facts.metas.get(name) ?? []
    const contents = CATALOGUE_NAMES.has(name) ? written.map(givenFirst) : written
    if (contents.some((content) => signedBy(content).people.length > 0)) return contents
  }
  return META_NAMES.flatMap((name) => facts.metas.get(name) ?? [])
}

function givenFirst(name: string): string {
  return name.replace(FAMILY_FIRST, '$2 $1')
}

type AuthorMark = PageFacts['scan']['marks'][number]

function microdata(facts: PageFacts): string[] {
  const marks = facts.scan.marks.filter((mark) => mark.kind === 'itemprop' && /\bauthor\b/.test(mark.name))
  const named = facts.scan.marks.filter(
    (mark) =>
      mark.kind === 'itemprop' &&
      mark.name === 'name' &&
      marks.some((author) => isInside(facts, mark, author)),
  )
  return (named.length > 0 ? named : marks).filter((mark) => isNearText(facts, mark.block)).map(textOf)
}

const MAX_CLIMB = 5

function isInside({ scan }: PageFacts, inner: AuthorMark, outer: AuthorMark): boolean {
  let at = inner.element
  for (let step = 0; step < MAX_CLIMB && at > 0; step++) {
    at = scan.elements.parents[at] ?? 0
    if (at === outer.element) return true
  }
  return false
}

function textOf(mark: AuthorMark): string {
  return mark.text || mark.value
}

/** Marks of one kind that stand in the same block as the first one near the text. */
function firstOfKind(facts: PageFacts, kind: AuthorMark['kind']): string[] {
  const near = facts.scan.marks.filter((mark) => mark.kind === kind && isNearText(facts, mark.block))
  const first = near.find((mark) => wordsOf(textOf(mark)).length > 0)
  return first ? near.filter((mark) => Math.abs(mark.block - first.block) <= 1).map(textOf) : []
}

const LONGEST_BYLINE = 150

function bylines(facts: PageFacts, signedBy: BylineReader): string[] {
  for (const mark of facts.scan.marks) {
    if (mark.kind !== 'author' || !isNearText(facts, mark.block) || mark.text.length > LONGEST_BYLINE)
      continue
    const people = signedBy(mark.text).people.filter(looksLikePerson)
    if (people.length > 0) return people
  }
  return []
}

/** The names that stand, near the title or the end of the text, on links to the pages of the site's writers. */
function linked(facts: PageFacts, signedBy: BylineReader): string[] {
  const place = facts.titleBlock >= 0 ? facts.titleBlock : facts.textStart
  const marks = facts.scan.marks
    .filter((mark) => mark.kind === 'author-link' && isAtEdge(facts, mark.block))
    .sort((a, b) => Math.abs(a.block - place) - Math.abs(b.block - place))
  const names = (mark: AuthorMark) => signedBy(mark.text).people.filter((name) => looksLikePerson(name))
  const first = marks.find((mark) => names(mark).length > 0)
  return first
    ? marks.filter((mark) => Math.abs(mark.block - first.block) <= 1).flatMap((mark) => names(mark))
    : []
}

/** Inside the text a link leads to somebody the article is about. */
function isAtEdge(facts: PageFacts, block: number): boolean {
  return isNearText(facts, block) && (block <= facts.textStart + 3 || block >= facts.textEnd - 1)
}

/** A name of one word, or of an account, is one where a link or a class says so and nothing else does. */
function accounts(facts: PageFacts): string[] {
  for (const mark of facts.scan.marks) {
    if (!/author/.test(mark.kind) || !isAtEdge(facts, mark.block) || isComment(facts, mark.element)) continue
    const [name = '', ...more] = mark.text.replace(/\n/g, ' ').replace(LEADING_WORDS, '').trim().split(/\s+/)
    if (more.length === 0 && ACCOUNT.test(name) && !isNoName(name)) return [name]
  }
  return []
}

const BY =
  /^(?:(?:written|posted|published|story|article|words) )?(?:by|von|par|por|di|door|af|av|autor|author|text)\s*:?\s+(?=[^\s\d])/i

function byLines(facts: PageFacts, signedBy: BylineReader): string[] {
  const start = Math.max(0, (facts.titleBlock >= 0 ? facts.titleBlock : facts.textStart) - 4)
  for (const { text } of facts.scan.blocks.slice(start, Math.max(facts.textStart, facts.titleBlock) + 5)) {
    if (text.length > LONGEST_BYLINE || !BY.test(text)) continue
    const [name = ''] = text.replace(BY, '').split(/\s+(?:on|am|le|el|il|op|den|•|\||in|@)\s+|,|\d/)
    if (namesPeople(name, signedBy)) return [name]
  }
  return signedBelow(facts, signedBy)
}

function namesPeople(line: string, signedBy: BylineReader): boolean {
  const { people } = signedBy(line)
  return looksLikePerson(line.trim()) || (people.length > 0 && people.every(looksLikePerson))
}

const SIGNED_BELOW =
  /^(?:(?:written|posted|words|story|article|reporting) by|text|texte|texto|autor|autora|autorin|автор|作者|文)\s*:?\s+(?=[^\s\d])/i

/** Under the text a bare "by" may stand before somebody else's article. */
function signedBelow(facts: PageFacts, signedBy: BylineReader): string[] {
  for (const { text } of facts.scan.blocks.slice(facts.textEnd, facts.textEnd + 5)) {
    if (text.length > LONGEST_BYLINE || !SIGNED_BELOW.test(text)) continue
    const name = text.replace(SIGNED_BELOW, '')
    if (namesPeople(name, signedBy)) return [name]
  }
  return []
}

function isNearText(facts: PageFacts, block: number): boolean {
  return block >= Math.min(facts.textStart - 20, facts.titleBlock - 6) && block <= facts.textEnd + 6
}

function lines(text: string): string {
  return text.split('\n').map(plainText).join('\n')
}

function distinct(people: readonly string[]): string[] {
  const seen = new Set<string>()
  return people.filter((name) => {
    const key = wordsOf(name).join(' ')
    return key !== '' && !seen.has(key) && seen.add(key)
  })
}
