import { plainText } from './clean-text.ts'
import { type Decision, decide, findings } from './evidence.ts'
import { stringsOf } from './json-ld.ts'
import { metaOf, type PageFacts } from './page-facts.ts'

/** What the publisher says the article is about. */
export function descriptionOf(facts: PageFacts): Decision<string> {
  const found = [
    ...findings([metaOf(facts, 'og:description')], 'og:description', 0.9),
    ...findings([metaOf(facts, 'description')], 'meta description', 0.88),
    ...findings(stringsOf(facts.article?.properties.description), 'json-ld description', 0.85),
    ...findings([metaOf(facts, 'twitter:description')], 'twitter:description', 0.8),
    ...findings(
      [metaOf(facts, 'dc.description', 'dcterms.description', 'dcterms.abstract', 'sailthru.description')],
      'meta description of another kind',
      0.7,
    ),
  ]
  const cleaned = found
    .map((one) => ({ ...one, value: plainText(one.value) }))
    .filter((one) => one.value !== '')
  return decide('description', cleaned, (value) => value)
}
