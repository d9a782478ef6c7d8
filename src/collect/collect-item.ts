import type { Article } from '../model/article.ts'
import type { Feed } from '../model/feed.ts'
import type { FetchResult } from '../model/http.ts'
import { mayList } from '../model/may.ts'
import type { ExtractedPage } from '../model/page.ts'
import type { RightsDecision, RightsEvidence } from '../model/rights.ts'
import type { Source } from '../model/source.ts'
import type { PageMemory } from '../model/store.ts'
import { buildArticle } from './build-article.ts'
import type { CollectContext } from './collect.ts'
import { extractPage } from './extract/extract-page.ts'
import type { NewItem } from './new-items.ts'
import { decideRights } from './rights/decide-rights.ts'
import type { Observation } from './rights/ledger.ts'
import { urlHashOf } from './rights/restrict.ts'
import { mayFetch } from './rights/robots/parse-robots.ts'

export type ItemOutcome = { readonly memory: PageMemory; readonly observation: Observation } & (
  | { readonly kind: 'article'; readonly article: Article }
  | { readonly kind: 'skipped'; readonly url: string; readonly code: string; readonly words: string }
)

type ItemContext = { readonly source: Source; readonly feed: Feed; readonly context: CollectContext }

/** A page as far as it was had: its answer for the rights decision, and what it says when it is an article. */
type ReadPage = {
  readonly url: string
  readonly status: number
  readonly evidence?: RightsEvidence['page']
  readonly page?: ExtractedPage
}

/** From a feed's item to an article: what the host allows, the page if it may be fetched, what may be done with it. */
export async function collectItem(
  item: NewItem,
  { source, feed, context }: ItemContext,
): Promise<ItemOutcome> {
  const known = await context.signals.evidenceFor(item.link)
  const wanted =
    source.pages && mayFetch(known.robotsTxt, item.link, context.config.fetch.agent.toLowerCase()).allowed
  const read: ReadPage = wanted
    ? readPage(await context.pages(item.link), item)
    : { url: item.link, status: 0 }
  const evidence: RightsEvidence = {
    ...known,
    aiEnabled: source.aiEnabled,
    ...(read.evidence ? { page: read.evidence } : {}),
    item: itemSignals(item, feed),
  }
  const rights = decideRights(evidence)
  const memory = memoryOf(item, read, context.now)
  const observation = { evidence, decision: rights, at: context.now }
  const skipped = (skip: Skip): ItemOutcome => ({
    kind: 'skipped',
    url: item.link,
    ...skip,
    memory,
    observation,
  })
  const skip = skipReason(rights, read)
  if (skip) return skipped(skip)
  const article = buildArticle({
    item,
    feed,
    source,
    rights,
    page: read.page,
    pageUrl: read.url,
    foundAt: context.now,
  })
  if ('code' in article) return skipped(article)
  if (context.tombstones.has(urlHashOf(article.url)))
    return skipped({ code: 'removed', words: 'It was taken down.' })
  return { kind: 'article', article, memory: { ...memory, articleId: article.id }, observation }
}

type Skip = { readonly code: string; readonly words: string }

function readPage(result: FetchResult, item: NewItem): ReadPage {
  if (result.kind !== 'fetched')
    return { url: item.link, status: statusOf(result), ...failedEvidence(result) }
  const { url, status, headers, body, fetchedAt } = result.page
  const page = extractPage(body, {
    url,
    headers,
    item: {
      ...(item.entry.title ? { title: item.entry.title } : {}),
      ...(item.entry.summary ? { summary: item.entry.summary } : {}),
      ...(item.entry.published ? { published: item.entry.published } : {}),
    },
  })
  const { meta, links, licence } = page.signals
  const evidence = {
    status,
    headers,
    meta,
    links,
    fetchedAt,
    ...(licence ? { licence } : {}),
    ...(page.access ? { access: page.access } : {}),
  }
  return { url, status, evidence, page }
}

function statusOf(result: Exclude<FetchResult, { kind: 'fetched' }>): number {
  if (result.kind === 'gone') return 410
  return 'status' in result ? (result.status ?? 0) : 0
}

function failedEvidence(result: Exclude<FetchResult, { kind: 'fetched' }>): Pick<ReadPage, 'evidence'> {
  const status = statusOf(result)
  return status === 0 ? {} : { evidence: { status, headers: {} } }
}

function itemSignals({ entry }: NewItem, feed: Feed): NonNullable<RightsEvidence['item']> {
  const licence = entry.licence ?? feed.licence
  const rsl = entry.rsl ?? feed.rsl
  return { ...(licence ? { licence } : {}), ...(rsl ? { rsl } : {}) }
}

function memoryOf(item: NewItem, read: ReadPage, now: Date): PageMemory {
  return { url: item.link, bodyHash: item.hash, fetchedAt: now, status: read.status }
}

/** Why an item cannot become an article at all. What the page refuses, its feed's own words may still give. */
function skipReason(rights: RightsDecision, read: ReadPage): Skip | undefined {
  if (!mayList(rights)) {
    const reason = rights.reasons.find(({ use, decision }) => use === 'list' && decision === 'deny')
    return { code: 'rights', words: reason ? `${reason.signal}: ${reason.raw}` : 'Listing is denied.' }
  }
  if (read.status === 404 || read.status === 410 || read.page?.kind === 'not-found') {
    return { code: 'page-missing', words: 'The page is not there.' }
  }
  return undefined
}
