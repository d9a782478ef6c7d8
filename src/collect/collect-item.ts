import { domainOf } from '../lib/url/canonical-url.ts'
import type { Article } from '../model/article.ts'
import type { Feed } from '../model/feed.ts'
import { mayList } from '../model/may.ts'
import type { RightsDecision, RightsEvidence } from '../model/rights.ts'
import type { Source } from '../model/source.ts'
import type { PageLines, PageMemory } from '../model/store.ts'
import { buildArticle } from './build-article.ts'
import type { CollectContext } from './collect.ts'
import { hearRights } from './hear-rights.ts'
import type { NewItem } from './new-items.ts'
import { keptSignals, type ReadPage, readPage } from './read-page.ts'
import type { Observation } from './rights/ledger.ts'
import { urlHashOf } from './rights/restrict.ts'
import { barredBy } from './signals/permitted-http.ts'

export type ItemOutcome = { readonly memory: PageMemory; readonly observations: readonly Observation[] } & (
  | { readonly kind: 'article'; readonly article: Article; readonly lines?: PageLines }
  | { readonly kind: 'skipped'; readonly url: string; readonly code: string; readonly words: string }
)

type ItemContext = { readonly source: Source; readonly feed: Feed; readonly context: CollectContext }

/** From a feed's item to an article: the page if it may be fetched, what may be done with it, and what it says. */
export async function collectItem(item: NewItem, itemContext: ItemContext): Promise<ItemOutcome> {
  const { source, feed, context } = itemContext
  const read = await readItem(item, itemContext)
  const said = itemSignals(item, feed)
  const { decision, observations } = await hearRights(
    [item.link, read.url, ...(item.articleUrl ? [item.articleUrl] : [])],
    { aiEnabled: source.aiEnabled, item: said, ...(read.evidence ? { page: read.evidence } : {}) },
    context,
  )
  const memory = memoryOf(item, read, { said, source, context })
  const made = skipReason(decision, read) ?? articleOf(item, { read, decision }, itemContext)
  if ('code' in made) return { kind: 'skipped', url: item.link, ...made, memory, observations }
  return {
    kind: 'article',
    article: made,
    memory: { ...memory, articleId: made.id },
    observations,
    ...linesOf(made, read),
  }
}

function linesOf({ id, foundAt }: Article, { url, page }: ReadPage): { readonly lines?: PageLines } {
  return page?.lines
    ? { lines: { articleId: id, domain: domainOf(url), at: foundAt, lines: page.lines } }
    : {}
}

/** The item's page, as far as it may be asked for and used. */
async function readItem(item: NewItem, { source, context }: ItemContext): Promise<ReadPage> {
  const unread: ReadPage = { url: item.link, status: 0, validators: {} }
  if (!source.pages) return unread
  const result = await context.pages(item.link)
  // What bars the way is no answer of the page; the host it leads to is heard about what the feed says.
  const barred = barredBy(result)
  if (barred !== undefined) return { ...unread, url: barred }
  const repeated = result.kind === 'fetched' ? await context.repeated?.(result.page.url) : undefined
  return readPage(result, {
    link: item.link,
    at: context.now,
    known: knownOf(item),
    ...(repeated ? { repeated } : {}),
  })
}

type Decided = { readonly read: ReadPage; readonly decision: RightsDecision }

function articleOf(
  item: NewItem,
  { read, decision }: Decided,
  { source, feed, context }: ItemContext,
): Article | Skip {
  const article = buildArticle({
    ...{ item, feed, source },
    rights: decision,
    page: read.page,
    pageUrl: read.url,
    foundAt: context.now,
  })
  if ('code' in article) return article
  // The page's own canonical address may be another than the one that was asked.
  const isTakenDown = context.tombstones.has(urlHashOf(article.url)) || context.signals.isBarred(article.url)
  return isTakenDown ? { code: 'removed', words: 'It was taken down.' } : article
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
  { said, source, context }: { said: ItemSignals; source: Source; context: CollectContext },
): PageMemory {
  const { status, validators, evidence } = read
  return {
    url: item.link,
    bodyHash: item.hash,
    sourceId: source.id,
    ...(item.itemKey ? { itemKey: item.itemKey } : {}),
    fetchedAt: context.now,
    status,
    ...validators,
    item: said,
    ...(evidence ? { signals: keptSignals(evidence, context.config.fetch.agent) } : {}),
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
