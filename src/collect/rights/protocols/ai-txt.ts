import { webUrl } from '../../../lib/url/canonical-url.ts'
import type { RightsDocument, RightsEvidence } from '../../../model/rights.ts'
import { type Answer, answersOf, originOf } from '../answer.ts'
import { robotsAllows, rulesOf } from '../robots/parse-robots.ts'

/**
 * Spawning's ai.txt: the grammar of robots.txt, about media on its host. A file without User-agent lines is another format of
 * the same name and says nothing. Binds the picture only (RIGHTS.md).
 */
export function readAiTxt(evidence: RightsEvidence): readonly Answer[] {
  const { image, agent } = evidence
  const document = image && (image.aiTxt ?? sameHost(evidence, image.url))
  if (!document || rulesOf(document).groups.length === 0) return []
  const { allowed, rule } = robotsAllows(rulesOf(document), image.url, agent ?? 'broadsheetbot')
  if (allowed) return []
  return answersOf(
    [{ use: 'ai', value: 'deny', scope: 'picture' }],
    originOf('ai-txt', rule, document),
    "ai.txt of the picture's host",
  )
}

function sameHost(evidence: RightsEvidence, imageUrl: string): RightsDocument | undefined {
  return webUrl(evidence.url)?.host === webUrl(imageUrl)?.host ? evidence.aiTxt : undefined
}
