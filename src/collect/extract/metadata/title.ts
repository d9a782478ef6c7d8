import { likenessOf, plainText, wordsOf } from './clean-text.ts'
import { type Decision, decide, type Finding, findings } from './evidence.ts'
import { stringsOf } from './json-ld.ts'
import { metaOf, type PageFacts } from './page-facts.ts'
import { type SiteKeys, siteKeysOf } from './people.ts'
import { readOnce } from './read-once.ts'

/**
 * The headline, without the site's name. Every place that names it has votes; places that say the same words add
 * theirs up, and the wording with the most is taken.
 */
export function titleOf(facts: PageFacts): Decision<string> {
  const names = siteKeysOf([...facts.siteNames, ...namesBesideTitle(facts)])
  const clean = readOnce((text) => withoutSiteName(plainText(text.slice(0, MAX_READ)), names, facts.domain))
  const words = readOnce(wordsOf)
  const found = TITLE_READERS.flatMap((read) => read(facts))
    .map((one) => ({ ...one, value: clean(one.value) }))
    .filter((one) => one.value !== '')
    .map((one) => checked(one, words, names))
  return decide('title', counted(supported(found, words), words), (value) => value)
}

type Words = (text: string) => readonly string[]

const LONGEST_NAME_WORDS = 6

/** What stands in the document's title before or after the title that the head gives elsewhere: the site's name. */
function namesBesideTitle(facts: PageFacts): string[] {
  const title = plainText(facts.scan.title.slice(0, MAX_READ))
  const others = [metaOf(facts, 'og:title'), stringsOf(facts.article?.properties.headline)[0]]
  return others.flatMap((stated) => {
    const other = plainText(stated?.slice(0, MAX_READ) ?? '')
    if (wordsOf(other).length < 2 || other.length >= title.length) return []
    const [before, after] = [title.startsWith(other), title.endsWith(other)]
    const rest = before ? title.slice(other.length) : after ? title.slice(0, -other.length) : ''
    const isBeside = before ? /^\s*[|–—·•»«:/~-]\s/.test(rest) : /[|–—·•»«:/~-]\s+$/.test(rest)
    const name = rest.replace(/^[\s|–—·•»«:/~-]+|[\s|–—·•»«:/~-]+$/g, '')
    return isBeside && wordsOf(name).length <= LONGEST_NAME_WORDS && name !== '' ? [name] : []
  })
}

/** What is longer than this is no title; reading all of it would cost. */
const MAX_READ = 1000

/** Votes of a place that is read; set on the development corpora, where headings and JSON-LD say most exactly what is seen. */
const VOTES = {
  heading: 1.2,
  otherHeading: 0.7,
  jsonLd: 2,
  microdata: 0.6,
  openGraph: 0.3,
  twitter: 0.1,
  meta: 0.3,
  title: 0.3,
  item: 0.4,
} as const

const TITLE_READERS: readonly ((facts: PageFacts) => Finding<string>[])[] = [
  (facts) => headings(facts),
  (facts) =>
    findings(stringsOf(facts.article?.properties.headline).slice(0, 1), 'json-ld headline', VOTES.jsonLd),
  (facts) => findings([metaOf(facts, 'og:title')], 'og:title', VOTES.openGraph),
  (facts) => findings(microdata(facts), 'microdata headline', VOTES.microdata),
  (facts) => findings([metaOf(facts, 'twitter:title')], 'twitter:title', VOTES.twitter),
  (facts) =>
    findings(
      [metaOf(facts, 'citation_title', 'dc.title', 'dcterms.title', 'parsely-title', 'sailthru.title')],
      'meta title',
      VOTES.meta,
    ),
  (facts) => findings([facts.scan.title], 'title', VOTES.title),
  (facts) => findings([facts.item.title], 'feed item', VOTES.item),
]

function microdata(facts: PageFacts): string[] {
  return facts.scan.marks
    .filter((mark) => mark.kind === 'itemprop' && /\bheadline\b/.test(mark.name))
    .map((mark) => mark.text || mark.value)
    .slice(0, 1)
}

/** A heading this far before the text, or just inside it, heads the article. */
const BLOCKS_BEFORE_TEXT = 14
const BLOCKS_INTO_TEXT = 2
const MAX_HEADINGS = 8

function headings(facts: PageFacts): Finding<string>[] {
  const marks = facts.scan.marks.filter((mark) => mark.kind === 'h1' && mark.text !== '')
  return marks.slice(0, MAX_HEADINGS).map((mark) => {
    const isInPlace =
      mark.block >= facts.textStart - BLOCKS_BEFORE_TEXT && mark.block <= facts.textStart + BLOCKS_INTO_TEXT
    return { value: mark.text, source: 'h1', confidence: isInPlace ? VOTES.heading : VOTES.otherHeading }
  })
}

const SAME_SUBJECT = 0.2
const CLOSE_TO_BEST = 0.5
const UNSUPPORTED = 0.3

/** A heading that shares hardly a word with the head of the page, or less than another does, may head something else. */
function supported(found: readonly Finding<string>[], words: Words): Finding<string>[] {
  const others = found.filter((other) => other.source !== 'h1')
  const setOf = readOnce((text) => new Set(words(text)))
  const wordsIn = ({ value }: Finding<string>) => setOf(value)
  const likeness = found.map((one) =>
    one.source === 'h1' ? Math.max(0, ...others.map((other) => likenessOf(wordsIn(one), wordsIn(other)))) : 1,
  )
  const best = Math.max(0, ...found.map((one, index) => (one.source === 'h1' ? (likeness[index] ?? 0) : 0)))
  return found.map((one, index) => {
    const own = likeness[index] ?? 0
    const isSupported = own >= SAME_SUBJECT && own >= best * CLOSE_TO_BEST
    return one.source !== 'h1' || isSupported ? one : { ...one, confidence: one.confidence * UNSUPPORTED }
  })
}

/** Confidence from the votes of all places that say the same words, each place counted once. */
function counted(found: readonly Finding<string>[], words: Words): Finding<string>[] {
  const votes = new Map<string, Map<string, number>>()
  const keys = found.map(({ value }) => words(value).join(' '))
  for (const [index, { source, confidence }] of found.entries()) {
    const key = keys[index] ?? ''
    const places = votes.get(key) ?? new Map<string, number>()
    places.set(source, Math.max(places.get(source) ?? 0, confidence))
    votes.set(key, places)
  }
  return found.map((one, index) => {
    const places = votes.get(keys[index] ?? '') ?? new Map<string, number>()
    const sum = [...places.values()].reduce((total, vote) => total + vote, 0)
    return { ...one, confidence: Number((sum / (sum + 0.5)).toFixed(3)) }
  })
}

function checked(finding: Finding<string>, words: Words, names: SiteKeys): Finding<string> {
  if (names.has(words(finding.value).join(''))) return { ...finding, refused: 'the site’s name' }
  if (finding.value.length > 400) return { ...finding, refused: 'too long for a title' }
  return finding
}

const SEPARATORS = /\s+[|–—·•»«:/\\~-]+\s+|\s*[|»«｜│ㅣ]+\s*|\s[–—]|\s?::\s?/g
const MAX_CUTS = 3

/** Cuts the site's name, and sections beside it, off the ends of a title. */
function withoutSiteName(title: string, names: SiteKeys, domain: string): string {
  let rest = title
  for (let round = 0; round < MAX_CUTS; round++) {
    const shorter = cutOnce(rest, (part) => isSiteName(part, names, domain))
    if (shorter === undefined) break
    rest = shorter
  }
  return withoutSection(rest)
}

function cutOnce(title: string, isName: (part: string) => boolean): string | undefined {
  const marks = [...title.slice(0, 500).matchAll(SEPARATORS)]
  for (const mark of marks.slice(-4).reverse()) {
    if (isName(title.slice(mark.index + mark[0].length))) return title.slice(0, mark.index).trim()
  }
  for (const mark of marks.slice(0, 3)) {
    if (isName(title.slice(0, mark.index))) return title.slice(mark.index + mark[0].length).trim()
  }
  return undefined
}

/** A name the page gives the site, or the words its domain is made of. */
function isSiteName(part: string, names: SiteKeys, domain: string): boolean {
  const words = wordsOf(part)
  const joined = words.join('')
  if (joined === '' || words.length > 6) return false
  for (const name of names) if (sameName(joined, name)) return true
  const label = (domain.split('.')[0] ?? '').replace(/[-_]/g, '')
  if (label.length < 3 || joined.length < 3) return false
  return (
    joined === wordsOf(domain).join('') ||
    label.includes(joined) ||
    (joined.includes(label) && words.length <= 4)
  )
}

function sameName(part: string, name: string): boolean {
  return part === name || (name.length > 4 && part.startsWith(name) && part.length < name.length * 1.6)
}

const MIN_HEAD_WORDS = 4

/** After a bar stands a section or the site, never the end of a sentence. */
function withoutSection(title: string): string {
  let rest = title
  for (let bar = rest.lastIndexOf(' | '); bar >= 0; bar = rest.lastIndexOf(' | ')) {
    const head = rest.slice(0, bar).trim()
    if (wordsOf(head).length < MIN_HEAD_WORDS && head.length <= 12) break
    rest = head
  }
  return rest
}
