import { readRights, unstatedRights } from '../../model/may.ts'
import type { NewsRecord } from '../../model/record.ts'
import type { RightsDecision, RightsReason } from '../../model/rights.ts'

/** The longest excerpt of the standard profile, characters. */
const EXCERPT_LIMIT = 300

const UNSTATED: RightsReason = {
  use: 'list',
  decision: 'allow',
  signal: 'imported-record',
  raw: '',
  rule: 'A record from before decisions were written down stands as it was published until its page is asked again.',
  basis: 'default',
}

/** The decision a record carries; one that carries none is shown as it was published, with nothing opened beyond that. */
export function rightsOfRecord({ rights, excerpt = '' }: NewsRecord): RightsDecision {
  const decided = readRights(rights)
  if (decided) return decided
  return { ...unstatedRights(Math.max(EXCERPT_LIMIT, excerpt.length)), reasons: [UNSTATED] }
}

/** True when nothing was ever decided about the article: its record carries no rights, and gets none by being read. */
export function isUnstated({ reasons }: RightsDecision): boolean {
  return reasons.length > 0 && reasons.every((reason) => reason.signal === UNSTATED.signal)
}
