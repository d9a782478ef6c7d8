import { plainText, wordsOf } from './clean-text.ts'
import { type Decision, decide, type Finding } from './evidence.ts'
import { isRecord, resolveNode, stringsOf } from './json-ld.ts'
import type { PageFacts } from './page-facts.ts'
import { splitPeople } from './people.ts'
import { siteNames } from './site-name.ts'

/** The people who wrote the article. Agencies, the site itself, job titles and dates are not people. */
export function authorsOf(facts: PageFacts): Decision<readonly string[]> {
  const names = siteNames(facts)
  const found = AUTHOR_READERS.flatMap(({ source, confidence, read }): Finding<readonly string[]>[] => {
    const people = distinct(read(facts).flatMap((text) => splitPeople(plainText(text), names)))
    return people.length > 0 ? [{ value: people, source, confidence }] : []
  })
  return decide('authors', found, (people) => people.join(', '))
}

type AuthorReader = {
  readonly source: string
  readonly confidence: number
  readonly read: (facts: PageFacts) => readonly string[]
}

const metas =
  (...names: readonly string[]) =>
  (facts: PageFacts): string[] =>
    names.flatMap((name) => facts.metas.get(name) ?? [])

const AUTHOR_READERS: readonly AuthorReader[] = [
  { source: 'json-ld author', confidence: 0.95, read: (facts) => jsonLdAuthors(facts) },
  {
    source: 'microdata author',
    confidence: 0.85,
    read: (facts) => marked(facts, (mark) => mark.kind === 'itemprop' && /\bauthor\b/.test(mark.name)),
  },
  {
    source: 'rel author',
    confidence: 0.8,
    read: (facts) =>
      marked(facts, (mark) => mark.kind === 'author' && /^(?:nofollow |ugc )?author/.test(mark.name)),
  },
  {
    source: 'meta author',
    confidence: 0.82,
    read: metas(
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
      'twitter:creator:name',
      'creator',
      'dable:author',
    ),
  },
  { source: 'byline', confidence: 0.7, read: (facts) => bylines(facts) },
]

function jsonLdAuthors(facts: PageFacts): string[] {
  const author = facts.article?.properties.author ?? facts.article?.properties.creator
  const list = Array.isArray(author) ? author.slice(0, 20) : [author]
  return list.flatMap((one) => {
    if (!isRecord(one)) return stringsOf(one)
    const node = resolveNode(one, facts.nodes) ?? one
    return isOrganization(node) ? [] : stringsOf(node.name)
  })
}

function isOrganization(node: Readonly<Record<string, unknown>>): boolean {
  return stringsOf(node['@type']).some((type) => /Organi[sz]ation$/.test(type))
}

function marked(facts: PageFacts, matches: (mark: PageFacts['scan']['marks'][number]) => boolean): string[] {
  return facts.scan.marks
    .filter((mark) => matches(mark) && isNearText(facts, mark.block))
    .map((mark) => mark.text || mark.value)
}

function bylines(facts: PageFacts): string[] {
  const near = facts.scan.marks.filter(
    (mark) => mark.kind === 'author' && isNearText(facts, mark.block) && mark.text.length < 100,
  )
  const first = near.find((mark) => wordsOf(mark.text).length > 0)
  return first ? [first.text] : []
}

function isNearText(facts: PageFacts, block: number): boolean {
  return block >= facts.textStart - 25 && block <= facts.textEnd + 6
}

function distinct(people: readonly string[]): string[] {
  const seen = new Set<string>()
  return people.filter((name) => {
    const key = wordsOf(name).join(' ')
    return key !== '' && !seen.has(key) && seen.add(key)
  })
}
