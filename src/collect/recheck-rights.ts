import { domainOf } from '../lib/url/canonical-url.ts'
import type { Article, CuratedArticle } from '../model/article.ts'
import type { FetchResult } from '../model/http.ts'
import { formatRights, mayList } from '../model/may.ts'
import type { RightsDecision, RightsEvidence } from '../model/rights.ts'
import type { Config } from '../model/settings.ts'
import type { PageMemory } from '../model/store.ts'
import type { CollectTools } from './collect.ts'
import { keptSignals, readPage } from './read-page.ts'
import { decideRights } from './rights/decide-rights.ts'
import { planLedger } from './rights/ledger.ts'
import { restrictArticle, tombstoneOf } from './rights/restrict.ts'
import { type SignalReader, signalReader } from './signals/signal-reader.ts'

const DAY_MS = 24 * 3_600_000
/** Pages of published articles are asked again weekly for 30 days; host documents daily (RIGHTS.md, "decided"). */
const RECHECK_DAYS = 30
const PAGE_DAYS = 7

/** What a recheck changed, for the run's table. */
export type Rechecked = {
  readonly restricted: readonly string[]
  readonly removed: readonly string[]
}

type Recheck = {
  readonly config: Config
  readonly tools: CollectTools
  readonly signals: SignalReader
  readonly now: Date
}

/**
 * Hears a "no" that came after publication: decides the rights of recent articles again by what their hosts and pages say now,
 * and applies what became stricter to what is stored. Outputs follow, as they are made of nothing else.
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
  const { tools, now } = recheck
  const asked = await askAgain(memory, recheck)
  const evidence = await evidenceOf(article, asked, recheck)
  const decision = decideRights(evidence)
  if (sameRights(decision, article.rights)) return 'same'
  const domain = domainOf(article.originalUrl)
  await tools.store.addLedger(
    planLedger(await tools.store.readLedger(domain), [{ evidence, decision, at: now }]),
  )
  if (!mayList(decision)) {
    const reason = decision.reasons.find((one) => one.use === 'list' && one.decision === 'deny')
    await tools.store.removeArticle(article.id, tombstoneOf(article.url, now, reason?.signal ?? 'rights'))
    return 'removed'
  }
  // What is kept of a CuratedArticle beside its Article stays as it is.
  const cut: Article = restrictArticle(article, decision)
  await tools.store.saveCurated([{ ...article, ...cut }])
  return 'restricted'
}

/** The page's own signals: as remembered, or asked again when that was a week ago. */
async function askAgain(memory: PageMemory, { tools, now }: Recheck): Promise<PageMemory> {
  const isFresh = now.getTime() - memory.fetchedAt.getTime() < PAGE_DAYS * DAY_MS
  if (isFresh || memory.status === 0) return memory
  const result = await tools.http.fetch({
    url: memory.url,
    wanted: 'page',
    ...(memory.etag ? { etag: memory.etag } : {}),
    ...(memory.lastModified ? { lastModified: memory.lastModified } : {}),
  })
  const next = rememberedOf(memory, result, now)
  await tools.store.savePageMemory([next])
  return next
}

function rememberedOf(memory: PageMemory, result: FetchResult, now: Date): PageMemory {
  // A server that is down for an hour has not changed its mind.
  if (result.kind === 'unavailable' || result.kind === 'invalid') return { ...memory, fetchedAt: now }
  if (result.kind === 'not-modified') {
    const { status = 200, meta, links } = memory.signals ?? {}
    const signals = keptSignals({
      status,
      headers: result.headers,
      fetchedAt: now,
      ...(meta ? { meta } : {}),
      ...(links ? { links } : {}),
    })
    return { ...memory, fetchedAt: now, signals }
  }
  const { status, validators, evidence } = readPage(result, { link: memory.url })
  return {
    ...memory,
    ...validators,
    fetchedAt: now,
    status,
    ...(evidence ? { signals: keptSignals(evidence) } : {}),
  }
}

async function evidenceOf(
  article: CuratedArticle,
  memory: PageMemory,
  { config, signals }: Recheck,
): Promise<RightsEvidence> {
  const source = config.sources.find(({ id }) => id === article.sourceId)
  return {
    ...(await signals.evidenceFor(article.originalUrl)),
    aiEnabled: source?.aiEnabled === true,
    ...(memory.signals ? { page: memory.signals } : {}),
    ...(memory.item ? { item: memory.item } : {}),
  }
}

function sameRights(one: RightsDecision, other: RightsDecision): boolean {
  return JSON.stringify(formatRights(one)) === JSON.stringify(formatRights(other))
}
