import { domainOf } from '../lib/url/canonical-url.ts'
import type { Article, CuratedArticle } from '../model/article.ts'
import type { FetchResult } from '../model/http.ts'
import { imageWidthOf } from '../model/may.ts'
import type { RightsDecision } from '../model/rights.ts'
import type { Config } from '../model/settings.ts'
import type { PageMemory, Store } from '../model/store.ts'
import type { CollectTools } from './collect.ts'
import { hearPicture } from './hear-picture.ts'
import { hearRights } from './hear-rights.ts'
import { keptSignals, readPage } from './read-page.ts'
import { keepPictureNo } from './rights/decide-picture.ts'
import { type Observation, planLedger } from './rights/ledger.ts'
import { applyDecision, isPageDue } from './rights/recheck.ts'
import { barredBy, permittedHttp } from './signals/permitted-http.ts'
import { type SignalReader, signalReader } from './signals/signal-reader.ts'

const DAY_MS = 24 * 3_600_000
/** How long pages of published articles are asked again (RIGHTS.md, "decided"). */
const RECHECK_DAYS = 30

/** What a recheck changed, for the run's table. */
export type Rechecked = {
  readonly restricted: readonly string[]
  readonly removed: readonly string[]
}

type PageSignals = NonNullable<PageMemory['signals']>

type Recheck = {
  readonly config: Config
  readonly tools: CollectTools
  readonly signals: SignalReader
  readonly now: Date
}

/**
 * Hears a "no" that came after publication: decides the rights of recent articles again by what their hosts and pages say now,
 * and applies what changed to what is stored. Outputs follow, as they are made of nothing else.
 */
export async function recheckRights(config: Config, tools: CollectTools, now: Date): Promise<Rechecked> {
  const { store, http } = tools
  const operatorRules = await store.readOperatorRules()
  const signals = signalReader({ store, http, config, operatorRules, now })
  const articles = await store.readCurated({ foundSince: new Date(now.getTime() - RECHECK_DAYS * DAY_MS) })
  const memories = await store.readPageMemory(articles.map((article) => article.originalUrl))
  const restricted: string[] = []
  const removed: string[] = []
  for (const article of articles) {
    const memory = memories.get(article.originalUrl)
    if (!memory) continue
    const outcome = await recheckArticle(article, memory, { config, tools, signals, now })
    if (outcome === 'restricted') restricted.push(article.url)
    if (outcome === 'removed') removed.push(article.url)
  }
  return { restricted, removed }
}

async function recheckArticle(
  article: CuratedArticle,
  memory: PageMemory,
  recheck: Recheck,
): Promise<'same' | 'restricted' | 'removed'> {
  const { config, signals, now } = recheck
  const { store } = recheck.tools
  const asked = await askAgain(article, memory, recheck)
  const said = {
    aiEnabled: config.sources.find(({ id }) => id === article.sourceId)?.aiEnabled === true,
    ...(asked.signals ? { page: asked.signals } : {}),
    ...(asked.item ? { item: asked.item } : {}),
  }
  const { decision, observations } = await hearRights([article.originalUrl, article.url], said, {
    signals,
    now,
  })
  const { images, rights } = await withPictures(article, decision, signals)
  const change = applyDecision({ ...article, images }, rights, now)
  if (change.kind === 'same' && images === article.images) return 'same'
  await addObservations(store, observations)
  if (change.kind === 'removed') {
    await store.removeArticle(article.id, change.tombstone)
    return 'removed'
  }
  const changed: Partial<Article> = change.kind === 'same' ? { images } : change.article
  // What is kept of a CuratedArticle beside its Article stays as it is.
  await store.saveCurated([{ ...article, ...changed }])
  return change.kind === 'widened' ? 'same' : 'restricted'
}

/** The decision, and the pictures without those copies that their own hosts do not allow any more. */
async function withPictures(
  article: CuratedArticle,
  decision: RightsDecision,
  signals: SignalReader,
): Promise<{ readonly images: Article['images']; readonly rights: RightsDecision }> {
  const { url, images } = article
  const [shown, ...others] = images
  if (!shown?.cached) return { images, rights: decision }
  const kept = { images, rights: keepPictureNo(decision, article.rights) }
  // A host that does not answer has not changed its mind about a picture we have.
  if ((await signals.mayFetch(shown.url)).outage) return kept
  const own = await hearPicture({ article: { url, rights: decision }, url: shown.url }, signals)
  if (imageWidthOf(own) >= imageWidthOf(decision)) return kept
  const { cached: _copies, ...uncached } = shown
  return { images: [uncached, ...others], rights: decision }
}

async function addObservations(store: Store, observations: readonly Observation[]): Promise<void> {
  for (const [domain, ofDomain] of Map.groupBy(observations, ({ evidence }) => domainOf(evidence.url)))
    await store.addLedger(planLedger(await store.readLedger(domain), ofDomain))
}

/** The page's own signals: as remembered, or asked again when they are due and may be asked for. */
async function askAgain(
  article: CuratedArticle,
  memory: PageMemory,
  { config, tools, signals, now }: Recheck,
): Promise<PageMemory> {
  // A page that was never asked for is not asked for to hear what it says.
  if (memory.status === 0 || !isPageDue(article, memory.fetchedAt, now)) return memory
  const result = await permittedHttp(tools.http, signals).fetch({
    url: memory.url,
    wanted: 'page',
    ...(memory.etag ? { etag: memory.etag } : {}),
    ...(memory.lastModified ? { lastModified: memory.lastModified } : {}),
  })
  const barred = barredBy(result)
  if (barred === memory.url) return memory
  const asking = { agent: config.fetch.agent, now }
  const next = barred === undefined ? rememberedOf(memory, result, asking) : memory
  await tools.store.savePageMemory([{ ...next, fetchedAt: now }])
  return next
}

type Asking = { readonly agent: string; readonly now: Date }

/** What is remembered of a page after it was asked again. Only a whole page takes back what the page said before. */
function rememberedOf(memory: PageMemory, result: FetchResult, { agent, now }: Asking): PageMemory {
  const { signals } = memory
  // A server that is down for an hour has not changed its mind.
  if (result.kind === 'unavailable' || result.kind === 'invalid') return memory
  if (result.kind === 'not-modified') {
    const { headers } = keptSignals({ status: 200, headers: result.headers }, agent)
    // RFC 9111 section 3.2: a 304 changes the headers it carries and leaves the others as they were.
    const merged = { status: 200, ...signals, headers: { ...signals?.headers, ...headers }, fetchedAt: now }
    return { ...memory, signals: merged }
  }
  const { status, validators, evidence, page } = readPage(result, { link: memory.url, at: now })
  const heard = evidence && keptSignals(evidence, agent)
  // What was refused is asked for in full the next time: a 304 would not say whether it is open again.
  const { etag: _etag, lastModified: _lastModified, ...lasting } = memory
  if (page && heard) return { ...lasting, ...validators, status, signals: heard }
  return { ...lasting, status, ...(heard ? { signals: refusedSignals(signals, heard) } : {}) }
}

/** A refusal or a challenge adds to what the page said when it could be read. */
function refusedSignals(signals: PageMemory['signals'], refusal: PageSignals): PageSignals {
  return { ...signals, ...refusal, headers: { ...signals?.headers, ...refusal.headers } }
}
