import { domainOf } from '../lib/url/canonical-url.ts'
import type { LedgerEntry, Store } from '../model/store.ts'
import { type LatestEntries, latestOf, type Observation, planAfter } from './rights/ledger.ts'

/** What is new about rights, provider by provider; nothing when all is as it was. */
export type LedgerBook = (observations: readonly Observation[]) => Promise<readonly LedgerEntry[]>

/**
 * The ledgers of one run: each domain's history is read once, and what was planned counts as written, so that sources of one domain
 * that are asked at the same time do not write the same twice.
 */
export function ledgerBook(store: Pick<Store, 'readLedger'>): LedgerBook {
  const domains = new Map<string, Promise<LatestEntries>>()
  function latestIn(domain: string): Promise<LatestEntries> {
    const latest = domains.get(domain) ?? store.readLedger(domain).then(latestOf)
    domains.set(domain, latest)
    return latest
  }
  return async (observations) => {
    const planned: LedgerEntry[] = []
    for (const [domain, ofDomain] of Map.groupBy(observations, ({ evidence }) => domainOf(evidence.url)))
      planned.push(...planAfter(await latestIn(domain), ofDomain))
    return planned
  }
}
