import { formatTextDecision } from '../../model/may.ts'
import type { RightsDecision, RightsReason, Use } from '../../model/rights.ts'
import { ALL_USES } from './answer.ts'

/** One row of `broadsheet rights URL`: what a signal says about a use, and whether it decided it. */
export type RightsRow = {
  readonly use: Use | 'ai (picture)'
  /** `decides`, `agrees` or is `overruled` by a stricter or a human's; `noted` changes nothing. */
  readonly part: 'decides' | 'agrees' | 'overruled' | 'noted'
  readonly decision: string
  readonly signal: string
  readonly basis: RightsReason['basis']
  readonly rule: string
  readonly raw: string
  readonly url?: string
  readonly fetchedAt?: Date
}

/** The chain of reasons of a decision, use by use: the deciding signal first, then all others that spoke of that use. */
export function explainRights(decision: RightsDecision): readonly RightsRow[] {
  const texts = decision.reasons.filter((reason) => reason.scope === undefined)
  const pictures = decision.reasons.filter((reason) => reason.scope === 'picture')
  return [...ALL_USES.flatMap((use) => rowsOf(use, texts, use)), ...rowsOf('ai', pictures, 'ai (picture)')]
}

/** The decision in one line a use: `excerpt: limit(300)`. */
export function summarizeRights(
  decision: RightsDecision,
): readonly { readonly use: string; readonly decision: string }[] {
  const { list, excerpt, image, text, ai, train, pictureAi } = decision
  return [
    { use: 'list', decision: list },
    { use: 'excerpt', decision: formatTextDecision(excerpt) },
    { use: 'image', decision: image },
    { use: 'text', decision: text },
    { use: 'ai', decision: ai },
    ...(pictureAi && pictureAi !== ai ? [{ use: 'ai (picture)', decision: pictureAi }] : []),
    { use: 'train', decision: train },
  ]
}

function rowsOf(use: Use, reasons: readonly RightsReason[], label: RightsRow['use']): readonly RightsRow[] {
  // `decideRights` puts the deciding reason of each use before all others.
  const [deciding, ...others] = reasons.filter((reason) => reason.use === use)
  if (!deciding) return []
  return [
    asRow(deciding, label, 'decides'),
    ...others.map((reason) => asRow(reason, label, partOf(reason, deciding))),
  ]
}

function partOf(reason: RightsReason, deciding: RightsReason): RightsRow['part'] {
  if (reason.decision === 'noted') return 'noted'
  return reason.decision === deciding.decision ? 'agrees' : 'overruled'
}

function asRow(reason: RightsReason, use: RightsRow['use'], part: RightsRow['part']): RightsRow {
  const { decision, signal, basis, rule, raw, url, fetchedAt } = reason
  return {
    ...{ use, part, decision, signal, basis, rule, raw },
    ...(url !== undefined && { url }),
    ...(fetchedAt && { fetchedAt }),
  }
}
