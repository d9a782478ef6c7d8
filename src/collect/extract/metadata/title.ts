import { overlapOf, plainText, wordsOf } from './clean-text.ts'
import { type Decision, decide, type Finding, findings } from './evidence.ts'
import { stringsOf } from './json-ld.ts'
import { metaOf, type PageFacts } from './page-facts.ts'
import { siteNames } from './site-name.ts'

/** The headline, without the site's name. */
export function titleOf(facts: PageFacts): Decision<string> {
  const names = siteNames(facts)
  const found = TITLE_READERS.flatMap((read) => read(facts))
    .map((one) => ({ ...one, value: withoutSiteName(plainText(one.value), names, facts.domain) }))
    .filter((one) => one.value !== '')
    .map((one) => checked(one, names))
  return decide('title', supported(found), (value) => value)
}

const TITLE_READERS: readonly ((facts: PageFacts) => Finding<string>[])[] = [
  (facts) => headings(facts),
  (facts) => findings(stringsOf(facts.article?.properties.headline), 'json-ld headline', 0.8),
  (facts) => findings([metaOf(facts, 'og:title')], 'og:title', 0.78),
  (facts) =>
    findings(
      facts.scan.marks
        .filter((mark) => mark.kind === 'itemprop' && /\bheadline\b/.test(mark.name))
        .map((mark) => mark.text || mark.value),
      'microdata headline',
      0.75,
    ),
  (facts) => findings([metaOf(facts, 'twitter:title')], 'twitter:title', 0.7),
  (facts) =>
    findings(
      [metaOf(facts, 'dc.title', 'dcterms.title', 'parsely-title', 'sailthru.title')],
      'meta title',
      0.68,
    ),
  (facts) => findings([facts.scan.title], 'title', 0.6),
  (facts) => findings([facts.item.title], 'feed item', 0.55),
]

function headings(facts: PageFacts): Finding<string>[] {
  const marks = facts.scan.marks.filter((mark) => mark.kind === 'h1' && mark.text !== '')
  return marks
    .slice(0, 5)
    .map((mark) => ({ value: mark.text, source: 'h1', confidence: marks.length === 1 ? 0.5 : 0.45 }))
}

/** A visible heading that the head of the page agrees with is what a reader sees as the title. */
function supported(found: readonly Finding<string>[]): Finding<string>[] {
  return found.map((one) => {
    if (one.source !== 'h1') return one
    const others = found.filter((other) => other.source !== 'h1' && overlapOf(one.value, other.value) >= 0.8)
    return others.length > 0 ? { ...one, confidence: Math.min(0.97, 0.9 + others.length * 0.01) } : one
  })
}

function checked(finding: Finding<string>, names: readonly string[]): Finding<string> {
  const joined = wordsOf(finding.value).join('')
  if (names.some((name) => wordsOf(name).join('') === joined))
    return { ...finding, refused: 'the site’s name' }
  if (finding.value.length > 400) return { ...finding, refused: 'too long for a title' }
  return finding
}

const SEPARATOR = /\s+[|–—·•»«:/\\-]+\s+|\s*[|»«]\s*|\s[–—]|\s?::\s?/

/** Cuts the site's name, and sections beside it, off the ends of a title. */
function withoutSiteName(title: string, names: readonly string[], domain: string): string {
  const known = new Set(
    [...names, domain, domain.split('.')[0] ?? ''].map((name) => wordsOf(name).join('')).filter(Boolean),
  )
  let rest = title
  for (let round = 0; round < 3; round++) {
    const shorter = cutEnd(rest, known) ?? cutStart(rest, known)
    if (shorter === undefined) return rest
    rest = shorter
  }
  return rest
}

function cutEnd(title: string, known: ReadonlySet<string>): string | undefined {
  const separators = [...title.matchAll(new RegExp(SEPARATOR, 'g'))]
  for (const match of separators.reverse().slice(0, 4)) {
    const tail = title.slice(match.index + match[0].length)
    if (known.has(wordsOf(tail).join(''))) return title.slice(0, match.index).trim()
  }
  return undefined
}

function cutStart(title: string, known: ReadonlySet<string>): string | undefined {
  for (const match of [...title.matchAll(new RegExp(SEPARATOR, 'g'))].slice(0, 3)) {
    if (known.has(wordsOf(title.slice(0, match.index)).join('')))
      return title.slice(match.index + match[0].length).trim()
  }
  return undefined
}
