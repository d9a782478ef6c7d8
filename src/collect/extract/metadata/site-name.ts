import { plainText, wordsOf } from './clean-text.ts'
import { type Decision, decide, type Finding, findings } from './evidence.ts'
import { metaOf, type PageFacts } from './page-facts.ts'

/** The provider's name as the page gives it. */
export function siteNameOf(facts: PageFacts): Decision<string> {
  const found: Finding<string>[] = [
    ...findings([metaOf(facts, 'og:site_name')], 'og:site_name', 0.95),
    ...findings(facts.publisherNames, 'json-ld publisher', 0.9),
    ...findings(facts.websiteNames, 'json-ld website', 0.8),
    ...findings(
      [metaOf(facts, 'application-name', 'apple-mobile-web-app-title')],
      'meta application-name',
      0.7,
    ),
    ...findings([metaOf(facts, 'dc.publisher', 'dcterms.publisher', 'copyright')], 'meta publisher', 0.5),
    ...findings([titleTail(facts)], 'title', 0.4),
  ]
  const cleaned = found
    .map((one) => ({ ...one, value: plainText(one.value) }))
    .filter((one) => one.value !== '')
  return decide('siteName', cleaned, (value) => value)
}

function titleTail(facts: PageFacts): string | undefined {
  const parts = facts.scan.title.split(/\s+[|–—·•»:-]\s+/)
  const tail = parts.length > 1 ? parts.at(-1) : undefined
  const label = facts.domain.split('.')[0] ?? ''
  return tail && label.length > 2 && wordsOf(tail).join('').includes(label.replace(/-/g, ''))
    ? tail
    : undefined
}
