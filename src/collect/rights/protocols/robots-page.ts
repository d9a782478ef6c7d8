import type { RightsEvidence } from '../../../model/rights.ts'
import { type Answer, answersOf, type Effect, originOf } from '../answer.ts'
import { robotsAllows } from '../robots/parse-robots.ts'

const PAGE_BARRED: readonly Effect[] = [
  { use: 'text', value: 'deny' },
  { use: 'image', value: 'deny' },
  { use: 'ai', value: 'deny' },
]

/** RFC 9309: a page we may not fetch gives no text, picture or food for a model; the feed's own record stands. */
export function readRobotsPage(evidence: RightsEvidence): readonly Answer[] {
  const { robotsTxt, url, agent } = evidence
  if (!robotsTxt) return []
  const { allowed, rule } = robotsAllows(robotsTxt, url, agent ?? 'broadsheetbot')
  if (allowed) return []
  return answersOf(
    PAGE_BARRED,
    originOf('robots-txt', rule, robotsTxt),
    'RFC 9309: the page is not fetched; the record from the feed stands',
  )
}
