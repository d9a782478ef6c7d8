import type { RightsEvidence } from '../../../model/rights.ts'
import { type Answer, answersOf, originOf } from '../answer.ts'

/** schema.org `isAccessibleForFree: false` (read by the page reader) and meta `article:content_tier`: nothing for models. */
export function readPaywall(evidence: RightsEvidence): readonly Answer[] {
  const tier = tierOf(evidence)
  const raw = evidence.page?.access === 'subscription' ? 'subscription' : tier
  if (raw === undefined) return []
  const place = { url: evidence.url, fetchedAt: evidence.page?.fetchedAt }
  return answersOf(
    [{ use: 'ai', value: 'deny', basis: 'inferred' }],
    originOf('paywall', raw, place),
    'the page is for subscribers',
  )
}

function tierOf(evidence: RightsEvidence): string | undefined {
  return Object.entries(evidence.page?.meta ?? {})
    .filter(([name]) => name.toLowerCase() === 'article:content_tier')
    .flatMap(([, values]) => values)
    .find((value) => ['locked', 'metered'].includes(value.trim().toLowerCase()))
}
