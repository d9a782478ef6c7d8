import { plainText, wordsOf } from './clean-text.ts'
import { type Decision, decide, type Finding, findings } from './evidence.ts'
import { isRecord, resolveNode, stringsOf } from './json-ld.ts'
import { metaOf, type PageFacts } from './page-facts.ts'

/** The provider's name as the page gives it. */
export function siteNameOf(facts: PageFacts): Decision<string> {
  const found: Finding<string>[] = [
    ...findings([metaOf(facts, 'og:site_name')], 'og:site_name', 0.95),
    ...findings(publisherNames(facts), 'json-ld publisher', 0.9),
    ...findings(nodeNames(facts), 'json-ld website', 0.8),
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

/** Every name the site goes by: what may be cut off a title. */
export function siteNames(facts: PageFacts): string[] {
  const names = [
    ...(facts.metas.get('og:site_name') ?? []),
    ...publisherNames(facts),
    ...nodeNames(facts),
    ...(facts.metas.get('application-name') ?? []),
    ...(facts.metas.get('apple-mobile-web-app-title') ?? []),
    ...(facts.metas.get('twitter:site') ?? []).map((handle) => handle.replace(/^@/, '')),
  ]
  return [...new Set(names.map(plainText).filter((name) => name !== '' && name.length < 80))]
}

function publisherNames(facts: PageFacts): string[] {
  const publisher = resolveNode(facts.article?.properties.publisher, facts.nodes)
  return publisher ? stringsOf(publisher.name) : []
}

function nodeNames(facts: PageFacts): string[] {
  return facts.nodes
    .filter((node) => node.types.some((type) => /^(?:WebSite|NewsMediaOrganization)$/.test(type)))
    .flatMap((node) => (isRecord(node.properties) ? stringsOf(node.properties.name) : []))
}

function titleTail(facts: PageFacts): string | undefined {
  const parts = facts.scan.title.split(/\s+[|–—·•»:-]\s+/)
  const tail = parts.length > 1 ? parts.at(-1) : undefined
  const label = facts.domain.split('.')[0] ?? ''
  return tail && label.length > 2 && wordsOf(tail).join('').includes(label.replace(/-/g, ''))
    ? tail
    : undefined
}
