import type { Article } from '../model/article.ts'
import type { Feed } from '../model/feed.ts'
import { mayList } from '../model/may.ts'
import type { RightsDecision, RightsEvidence } from '../model/rights.ts'
import type { Source } from '../model/source.ts'
import type { PageMemory } from '../model/store.ts'
import { buildArticle } from './build-article.ts'
import type { CollectContext } from './collect.ts'
import type { NewItem } from './new-items.ts'
import { keptSignals, type ReadPage, readPage } from './read-page.ts'
import { decideRights } from './rights/decide-rights.ts'
import type { Observation } from './rights/ledger.ts'
import { urlHashOf } from './rights/restrict.ts'
import { mayFetch } from './rights/robots/parse-robots.ts'

export type ItemOutcome = { readonly memory: PageMemory; readonly observation: Observation } & (
  | { readonly kind: 'article'; readonly article: Article }
  | { readonly kind: 'skipped'; readonly url: string; readonly code: string; readonly words: string }
)

type ItemContext = { readonly source: Source; readonly feed: Feed; readonly context: CollectContext }

/** From a feed's item to an article: what the host allows, the page if it may be fetched, what may be done with it. */
export async function collectItem(
  item: NewItem,
  { source, feed, context }: ItemContext,
): Promise<ItemOutcome> {
  const known = await context.signals.evidenceFor(item.link)
  const wanted =
    source.pages && mayFetch(known.robotsTxt, item.link, context.config.fetch.agent.toLowerCase()).allowed
  const read: ReadPage = wanted
    ? readPage(await context.pages(item.link), { link: item.link, known: knownOf(item) })
    : { url: item.link, status: 0, validators: {} }
  const evidence: RightsEvidence = {
    ...known,
    aiEnabled: source.aiEnabled,
    ...(read.evidence ? { page: read.evidence } : {}),
    item: itemSignals(item, feed),
  }
  const rights = decideRights(evidence)
  const memory = memoryOf(item, read, { signals: itemSignals(item, feed), now: context.now })
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

function knownOf({ entry }: NewItem) {
  return {
    ...(entry.title ? { title: entry.title } : {}),
    ...(entry.summary ? { summary: entry.summary } : {}),
    ...(entry.published ? { published: entry.published } : {}),
  }
}

type Skip = { readonly code: string; readonly words: string }

type ItemSignals = NonNullable<RightsEvidence['item']>

function itemSignals({ entry }: NewItem, feed: Feed): ItemSignals {
  const licence = entry.licence ?? feed.licence
  const rsl = entry.rsl ?? feed.rsl
  return { ...(licence ? { licence } : {}), ...(rsl ? { rsl } : {}) }
}

function memoryOf(
  item: NewItem,
  read: ReadPage,
  { signals, now }: { signals: ItemSignals; now: Date },
): PageMemory {
  const { status, validators, evidence } = read
  return {
    url: item.link,
    bodyHash: item.hash,
    fetchedAt: now,
    status,
    ...validators,
    item: signals,
    ...(evidence ? { signals: keptSignals(evidence) } : {}),
  }
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
