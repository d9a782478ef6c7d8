import type { RightsEvidence } from '../../../model/rights.ts'
import { ALL_USES, type Answer, answersOf, type Effect, forUses, originOf } from '../answer.ts'
import { isChallenge } from '../headers.ts'

const NOTHING_FROM_PAGE: readonly Effect[] = forUses(['text', 'image', 'ai'], 'deny')

/** What the page's status does (RFC 9110 section 15.5, RFC 6585; 451: RFC 7725). */
const STATUSES: Readonly<Record<number, { readonly effects: readonly Effect[]; readonly rule: string }>> = {
  401: { effects: NOTHING_FROM_PAGE, rule: 'the page asks for a login' },
  402: { effects: NOTHING_FROM_PAGE, rule: 'the page asks for payment' },
  403: { effects: NOTHING_FROM_PAGE, rule: 'the page is forbidden to us' },
  410: { effects: forUses(ALL_USES, 'deny'), rule: 'the page is gone for good' },
  429: { effects: NOTHING_FROM_PAGE, rule: 'the host asks us to slow down' },
  451: { effects: NOTHING_FROM_PAGE, rule: 'the page is withheld for legal reasons' },
}

/** Refusals by status or challenge: the record from the feed stands, nothing is taken from the page; 410 is not listed. */
export function readHttpStatus(evidence: RightsEvidence): readonly Answer[] {
  const { page } = evidence
  if (!page) return []
  const place = { url: evidence.url, fetchedAt: page.fetchedAt }
  const row = STATUSES[page.status]
  return [
    ...(row ? answersOf(row.effects, originOf('http-status', String(page.status), place), row.rule) : []),
    ...(isChallenge(page.headers) || page.kind === 'challenge'
      ? answersOf(
          NOTHING_FROM_PAGE,
          originOf('http-status', `${page.status} challenge`, place),
          'the page answered with a bot challenge',
        )
      : []),
  ]
}
