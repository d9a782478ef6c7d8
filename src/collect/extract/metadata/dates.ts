import { parseDate } from '../../../lib/date/parse-date.ts'
import { dateInText, dateInUrl } from './date-in-text.ts'
import { type Decision, decide, type Finding } from './evidence.ts'
import { stringsOf } from './json-ld.ts'
import type { PageFacts } from './page-facts.ts'

/** When the article was published, as the page says. */
export function publishedAtOf(facts: PageFacts): Decision<Date> {
  const found = PUBLISHED_READERS.flatMap(({ source, confidence, read }) =>
    read(facts).flatMap((text) => found1(text, source, confidence)),
  )
  return decide('publishedAt', found, (date) => date.toISOString())
}

/** When it was last changed, as the page says. */
export function updatedAtOf(facts: PageFacts): Decision<Date> {
  const found = MODIFIED_READERS.flatMap(({ source, confidence, read }) =>
    read(facts).flatMap((text) => found1(text, source, confidence)),
  )
  return decide('updatedAt', found, (date) => date.toISOString())
}

type DateReader = {
  readonly source: string
  readonly confidence: number
  readonly read: (facts: PageFacts) => readonly (string | Date | undefined)[]
}

const metas =
  (...names: readonly string[]) =>
  (facts: PageFacts): string[] =>
    names.flatMap((name) => facts.metas.get(name) ?? [])

const PUBLISHED_READERS: readonly DateReader[] = [
  {
    source: 'json-ld datePublished',
    confidence: 0.95,
    read: (facts) => stringsOf(facts.article?.properties.datePublished),
  },
  {
    source: 'article:published_time',
    confidence: 0.93,
    read: metas(
      'article:published_time',
      'og:article:published_time',
      'article:published',
      'og:published_time',
      'rnews:datepublished',
    ),
  },
  { source: 'microdata datePublished', confidence: 0.9, read: (facts) => microdata(facts, 'datePublished') },
  {
    source: 'meta date',
    confidence: 0.85,
    read: metas(
      'datepublished',
      'date',
      'dc.date.issued',
      'dcterms.issued',
      'dcterms.created',
      'dc.date',
      'dc.date.created',
      'dcterms.date',
      'pubdate',
      'publishdate',
      'publish-date',
      'publish_date',
      'parsely-pub-date',
      'sailthru.date',
      'article.published',
      'published-date',
      'publication_date',
      'cxenseparse:recs:publishtime',
      'cxenseparse:publishtime',
      'article_date_original',
      'originalpublicationdate',
      'displaydate',
      'citation_publication_date',
      'citation_date',
      'bt:pubdate',
      'date.created',
      'ptime',
      'shareaholic:article_published_time',
    ),
  },
  {
    source: 'json-ld dateCreated',
    confidence: 0.7,
    read: (facts) => stringsOf(facts.article?.properties.dateCreated),
  },
  {
    source: 'other json-ld datePublished',
    confidence: 0.68,
    read: (facts) =>
      facts.nodes
        .filter((node) => node.types.some((type) => /^(?:WebPage|VideoObject|ItemPage)$/.test(type)))
        .flatMap((node) => stringsOf(node.properties.datePublished)),
  },
  { source: 'url', confidence: 0.6, read: (facts) => [dateInUrl(facts.url)] },
  { source: 'time element', confidence: 0.66, read: (facts) => times(facts) },
  { source: 'visible date', confidence: 0.58, read: (facts) => visible(facts) },
  {
    source: 'json-ld dateModified',
    confidence: 0.4,
    read: (facts) => stringsOf(facts.article?.properties.dateModified),
  },
  {
    source: 'modified_time',
    confidence: 0.38,
    read: metas('article:modified_time', 'og:updated_time', 'last-modified'),
  },
  { source: 'feed item', confidence: 0.5, read: (facts) => [facts.item.published] },
]

const MODIFIED_READERS: readonly DateReader[] = [
  {
    source: 'json-ld dateModified',
    confidence: 0.95,
    read: (facts) => stringsOf(facts.article?.properties.dateModified),
  },
  {
    source: 'article:modified_time',
    confidence: 0.9,
    read: metas('article:modified_time', 'og:updated_time'),
  },
  { source: 'microdata dateModified', confidence: 0.8, read: (facts) => microdata(facts, 'dateModified') },
  {
    source: 'meta modified',
    confidence: 0.7,
    read: metas('dcterms.modified', 'dc.date.modified', 'lastmod', 'last-modified'),
  },
]

/** Before the web there was nothing to publish on it; a day far ahead of all others is a mistake. */
const FIRST_YEAR = 1990
const LAST_YEAR = 2100

function found1(text: string | Date | undefined, source: string, confidence: number): Finding<Date>[] {
  const date = text instanceof Date ? text : parseDate(text)
  if (!date) return []
  const year = date.getUTCFullYear()
  const refused = year < FIRST_YEAR || year > LAST_YEAR ? { refused: 'not a likely year' } : {}
  return [{ value: date, source, confidence, ...refused }]
}

function microdata(facts: PageFacts, name: string): string[] {
  const fromMetas = facts.scan.metas
    .filter((meta) => meta.from === 'itemprop' && meta.name === name.toLowerCase())
    .map((meta) => meta.content)
  const fromMarks = facts.scan.marks
    .filter((mark) => mark.name.split(/\s+/).includes(name))
    .map((mark) => mark.value || mark.text)
  return [...fromMetas, ...fromMarks]
}

function times(facts: PageFacts): string[] {
  return facts.scan.marks
    .filter(
      (mark) => mark.kind === 'time' && mark.block >= facts.textStart - 12 && mark.block <= facts.textEnd,
    )
    .map((mark) => mark.value || (dateInText(mark.text) ?? ''))
}

function visible(facts: PageFacts): (string | undefined)[] {
  const near = facts.scan.blocks.slice(Math.max(0, facts.textStart - 15), facts.textStart + 4)
  return near.filter((block) => block.text.length < 300).map((block) => dateInText(block.text))
}
