import { BroadsheetError } from '../lib/error.ts'
import type { Http } from '../model/http.ts'
import type { Config } from '../model/settings.ts'
import type { Source, SourceState } from '../model/source.ts'
import type { Store } from '../model/store.ts'
import { collectSource, type SourceOutcome } from './collect-source.ts'
import { askHubs, type HubTools, isSourceDue } from './fetch/hub-subscriptions.ts'
import { type LedgerBook, ledgerBook } from './ledger-book.ts'
import { type PageCache, pageCache } from './page-cache.ts'
import { openRepeatedLines, type RepeatedLines } from './repeated-lines.ts'
import { heldHosts } from './schedule/held-hosts.ts'
import { newSourceState } from './schedule/next-state.ts'
import { permittedHttp } from './signals/permitted-http.ts'
import { type SignalReader, signalReader } from './signals/signal-reader.ts'

/** What collecting needs of the world; all of it comes in from outside. */
export type CollectTools = {
  readonly store: Store
  readonly http: Http
  /** 0 <= x < 1; spreads the schedule. */
  readonly random: () => number
  /** Called after each source, for progress and logs. */
  readonly onSource?: (outcome: SourceOutcome) => void
  /** Ask every source, due or not. */
  readonly askAll?: boolean
  /** Present when hubs can reach us; absent in a replay. */
  readonly hubs?: HubTools
}

/** What one source's collection stands on. */
export type CollectContext = {
  readonly config: Config
  readonly store: Store
  /** Asks for nothing that robots.txt or the operator bars. */
  readonly http: Http
  readonly random: () => number
  readonly signals: SignalReader
  readonly pages: PageCache
  readonly ledger: LedgerBook
  readonly tombstones: ReadonlySet<string>
  readonly now: Date
  readonly hubs?: HubTools
  /** Present when what a site repeats is to be left out of texts. */
  readonly repeated?: RepeatedLines
}

/**
 * `http` decides how many requests are under way; more sources than that are at work, because many of them wait for their domain's
 * turn, for their pages, or for the store.
 */
const SOURCES_PER_REQUEST = 4

/**
 * Asks the sources that are due, reads what they publish and stores what is new, source by source: each source's articles and
 * its state are saved together, so a run that is killed loses nothing and doubles nothing. One source's failure costs no other.
 */
export async function collect(
  config: Config,
  tools: CollectTools,
  now: Date,
): Promise<readonly SourceOutcome[]> {
  const { store, http, random } = tools
  const states = await store.readSourceStates()
  const due = config.sources
    .map((source) => ({ source, state: states.get(source.id) ?? newSourceState(source, now) }))
    .filter(({ state }) => tools.askAll === true || isSourceDue(state, tools.hubs, now))
  // A Retry-After of an earlier run binds this one too.
  for (const { url, until } of heldHosts(states.values(), now)) http.hold?.(url, until)
  const tombstones = new Set((await store.readTombstones()).map((tombstone) => tombstone.urlHash))
  const operatorRules = await store.readOperatorRules()
  const signals = signalReader({ store, http, config, operatorRules, now })
  const permitted = permittedHttp(http, signals)
  const context: CollectContext = {
    config,
    store,
    http: permitted,
    random,
    signals,
    pages: pageCache(permitted),
    ledger: ledgerBook(store),
    tombstones,
    now,
    ...(tools.hubs ? { hubs: tools.hubs } : {}),
    ...(config.fetch.dropRepeatedLines ? { repeated: await openRepeatedLines(store, now) } : {}),
  }
  const outcomes = await inParallel(
    due,
    config.fetch.concurrency * SOURCES_PER_REQUEST,
    async ({ source, state }) => {
      const outcome = await collectOne(source, state, context)
      tools.onSource?.(outcome)
      return outcome
    },
  )
  await askHubs(config.sources, tools, now)
  return outcomes
}

/** The one place where a source's unexpected failure is caught. */
async function collectOne(
  source: Source,
  state: SourceState,
  context: CollectContext,
): Promise<SourceOutcome> {
  try {
    return await collectSource(source, state, context)
  } catch (error) {
    if (isFatal(error)) throw error
    const message = error instanceof Error ? error.message : String(error)
    return {
      source,
      kind: 'failed',
      code: 'internal-error',
      message,
      items: 0,
      found: [],
      skipped: [],
      problems: [],
    }
  }
}

/** Errors that stop every source alike: no contact, a stop, the store, the disk. They have been put into words where they arose. */
function isFatal(error: unknown): boolean {
  if (error instanceof BroadsheetError) return true
  return (
    error instanceof Error &&
    'code' in error &&
    ['ERR_SQLITE_ERROR', 'ECONNREFUSED', 'ENOSPC'].includes(String(error.code))
  )
}

async function inParallel<Item, Result>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  let next = 0
  const worker = async () => {
    for (let index = next++; index < items.length; index = next++) {
      const item = items[index]
      if (item !== undefined) results[index] = await work(item)
    }
  }
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker))
  return results
}
