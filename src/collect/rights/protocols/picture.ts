import { webUrl } from '../../../lib/url/canonical-url.ts'
import type { RightsEvidence } from '../../../model/rights.ts'
import { type Answer, answersOf, originOf } from '../answer.ts'
import { robotsAllows } from '../robots/parse-robots.ts'
import { readSignalRules } from './content-signal.ts'
import { readUsageHeader, readUsageRules } from './content-usage.ts'
import { readRobotsHeader } from './robots-meta.ts'
import { statementsOfHeaders } from './tdmrep.ts'

/**
 * Signals of the host that serves the picture and of the picture's own answer: what they say of listing or of pictures binds
 * the picture, what they say of generative models binds the picture alone. They never bind the article, and open nothing.
 */
export function readPicture(evidence: RightsEvidence): readonly Answer[] {
  const { image } = evidence
  if (!image) return []
  const place = { url: image.url }
  const robots = image.robotsTxt ?? (isSameHost(evidence.url, image.url) ? evidence.robotsTxt : undefined)
  return [
    ...(robots ? readRobots({ ...evidence, robotsTxt: robots }, image.url) : []),
    ...[
      ...readRobotsHeader(image.headers, evidence, place),
      ...readUsageHeader(image.headers, place),
      ...readUsageRules(robots, image.url, evidence.agent),
      ...readSignalRules(robots, image.url, evidence.agent),
      ...readReservation(evidence),
    ].flatMap(asPictureAnswer),
  ]
}

function readRobots(evidence: RightsEvidence, imageUrl: string): readonly Answer[] {
  const { robotsTxt, agent } = evidence
  if (!robotsTxt) return []
  const { allowed, rule } = robotsAllows(robotsTxt, imageUrl, agent ?? 'broadsheetbot')
  if (allowed) return []
  return answersOf(
    [{ use: 'image', value: 'deny' }],
    originOf('robots-txt', rule, robotsTxt),
    'RFC 9309: the picture is not fetched',
  )
}

function readReservation(evidence: RightsEvidence): readonly Answer[] {
  const { image } = evidence
  const reserved = statementsOfHeaders(image?.headers, { url: image?.url ?? '' }).find(
    (each) => each.reserved,
  )
  return reserved ? answersOf([{ use: 'ai', value: 'deny' }], reserved.origin, 'TDMRep of the picture') : []
}

function asPictureAnswer(answer: Answer): readonly Answer[] {
  const isRestriction = answer.value === 'deny' || answer.value === 'thumbnail'
  if (!isRestriction) return []
  if (answer.use === 'list') return [{ ...answer, use: 'image' }]
  if (answer.use === 'image') return [answer]
  return answer.use === 'ai' ? [{ ...answer, scope: 'picture' }] : []
}

function isSameHost(url: string, other: string): boolean {
  return webUrl(url)?.host === webUrl(other)?.host
}
