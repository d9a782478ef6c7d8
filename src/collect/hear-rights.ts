import { canonicalUrl } from '../lib/url/canonical-url.ts'
import type { RightsDecision } from '../model/rights.ts'
import { decideRights } from './rights/decide-rights.ts'
import type { Observation } from './rights/ledger.ts'
import { stricterOf } from './rights/stricter.ts'
import type { Said, SignalReader } from './signals/signal-reader.ts'

/** What may be done with a page, and what was observed at each of its addresses, for the ledger. */
export type Hearing = { readonly decision: RightsDecision; readonly observations: readonly Observation[] }

type Hearers = { readonly signals: SignalReader; readonly now: Date }

/**
 * Decides the rights of a page under the address it was asked at and the ones it was found at: each of their hosts is heard,
 * and the stricter answer counts. `addresses` are never empty.
 */
export async function hearRights(
  addresses: readonly [string, ...string[]],
  said: Said,
  { signals, now }: Hearers,
): Promise<Hearing> {
  const [asked, ...others] = addresses
  const first = await observe(asked)
  const known = new Set([canonicalUrl(asked)])
  const observations = [first]
  for (const address of others) {
    if (known.has(canonicalUrl(address))) continue
    known.add(canonicalUrl(address))
    observations.push(await observe(address))
  }
  const decision = observations
    .slice(1)
    .reduce((strictest, observation) => stricterOf(strictest, observation.decision), first.decision)
  return { decision, observations }

  async function observe(address: string): Promise<Observation> {
    const evidence = await signals.evidenceFor(address, said)
    return { evidence, decision: decideRights(evidence), at: now }
  }
}
