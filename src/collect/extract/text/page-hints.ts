import { stringsOf } from '../metadata/json-ld.ts'
import type { PageFacts } from '../metadata/page-facts.ts'
import type { KnownLines, PageHints } from './page-view.ts'

/** What the head of the page and the feed say, for finding the same words in the page. */
export function pageHintsOf(facts: PageFacts, boilerplate?: KnownLines): PageHints {
  const properties = facts.article?.properties
  return {
    titles: kept([
      facts.scan.title,
      ...metas(facts, TITLES),
      ...stringsOf(properties?.headline),
      facts.item.title,
    ]),
    descriptions: kept([
      ...metas(facts, DESCRIPTIONS),
      ...stringsOf(properties?.description),
      facts.item.summary,
    ]),
    claim: claimOf(facts),
    body: stringsOf(properties?.articleBody)[0] ?? '',
    ...(boilerplate === undefined ? {} : { boilerplate }),
  }
}

function claimOf(facts: PageFacts): number {
  if (facts.nodes.some((node) => node.types.some((type) => NEWS_TYPE.test(type)))) return 2
  return facts.article || facts.metas.get('og:type')?.includes('article') ? 1 : 0
}

const NEWS_TYPE = /^(?:\w*NewsArticle|ReportageNewsArticle|LiveBlogPosting)$/
const TITLES = ['og:title', 'twitter:title']
const DESCRIPTIONS = ['og:description', 'description', 'twitter:description']
const MAX_CHARS = 1000

function metas(facts: PageFacts, names: readonly string[]): string[] {
  return names.flatMap((name) => facts.metas.get(name)?.slice(0, 2) ?? [])
}

function kept(texts: readonly (string | undefined)[]): string[] {
  return [...new Set(texts.flatMap((text) => (text ? [text.slice(0, MAX_CHARS)] : [])))]
}
