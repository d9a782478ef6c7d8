import { webUrl } from '../../lib/url/canonical-url.ts'
import type { RightsDecision, RightsEvidence } from '../../model/rights.ts'
import { ALL_USES, type Answer, answersOf, forUses, originOf, type ProtocolReader } from './answer.ts'
import { combineAnswers } from './combine-answers.ts'
import { readAiAgents } from './protocols/ai-agents.ts'
import { readAiTxt } from './protocols/ai-txt.ts'
import { readContentSignal } from './protocols/content-signal.ts'
import { readContentUsage } from './protocols/content-usage.ts'
import { readHttpStatus } from './protocols/http-status.ts'
import { licenceOf, readLicence } from './protocols/licence.ts'
import { readClosures, readGrants, readPictureClosures } from './protocols/operator-rules.ts'
import { readPaywall } from './protocols/paywall.ts'
import { readPicture } from './protocols/picture.ts'
import { readPlusDataMining } from './protocols/plus-data-mining.ts'
import { readRobotsMeta, readXRobotsTag } from './protocols/robots-meta.ts'
import { readRobotsPage } from './protocols/robots-page.ts'
import { readRsl } from './protocols/rsl.ts'
import { readTdmRep } from './protocols/tdmrep.ts'
import { tidyEvidence } from './tidy-evidence.ts'

/** Every protocol we hear. Each resolves its own contradictions; their order does not matter. */
const PROTOCOLS: readonly ProtocolReader[] = [
  readRobotsPage,
  readAiAgents,
  readRobotsMeta,
  readXRobotsTag,
  readContentUsage,
  readContentSignal,
  readTdmRep,
  readRsl,
  readAiTxt,
  readPlusDataMining,
  readLicence,
  readHttpStatus,
  readPaywall,
  readPicture,
]

/**
 * What may be done with one page, use by use, with the reasons, as RIGHTS.md says: the operator's takedown or block, then a
 * written grant, then the most restrictive answer of all protocols, then the profile. Never throws: evidence that is malformed
 * counts as absent, and an address that is none opens nothing.
 */
export function decideRights(evidence: RightsEvidence): RightsDecision {
  const tidy = tidyEvidence(evidence)
  const decision = combineAnswers({
    closures: webUrl(tidy.url) ? [...readClosures(tidy), ...readPictureClosures(tidy)] : noAddress(tidy.url),
    grants: readGrants(tidy),
    signals: PROTOCOLS.flatMap((read) => read(tidy)),
    evidence: tidy,
  })
  const licence = licenceOf(tidy)
  return licence ? { ...decision, licence } : decision
}

function noAddress(url: string): readonly Answer[] {
  return answersOf(forUses(ALL_USES, 'deny'), originOf('address', url), 'this is no web address')
}
