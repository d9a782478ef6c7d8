import type { RightsEvidence } from '../../../model/rights.ts'
import { type Answer, answersOf, originOf } from '../answer.ts'
import { agentsBarredFrom } from '../robots/parse-robots.ts'
import { AI_AGENTS } from './ai-agents.table.ts'

/** How many of the known agents a publisher bars before we take it as meaning all of them (RIGHTS.md). */
const BARRED_AGENTS = 3
const TOKENS = AI_AGENTS.map((agent) => agent.token)

/**
 * Robots groups of AI agents bind those bots and not us, but they show what the publisher wants: `ai` is denied, inferred,
 * when three or more are barred from the page, or the vendor of the configured model is. Barred through `*` counts.
 */
export function readAiAgents(evidence: RightsEvidence): readonly Answer[] {
  const { robotsTxt, url, aiAgent } = evidence
  if (!robotsTxt) return []
  const barred = agentsBarredFrom(robotsTxt, url, TOKENS)
  const origin = originOf('ai-agents', `Disallow for ${barred.slice(0, 6).join(', ')}`, robotsTxt)
  if (barred.length >= BARRED_AGENTS)
    return inferred(`robots.txt bars ${barred.length} AI agents from the page`, origin)
  if (aiAgent && agentsBarredFrom(robotsTxt, url, [aiAgent]).length > 0)
    return inferred(
      `robots.txt bars the configured model's agent ${aiAgent}`,
      originOf('ai-agents', `Disallow for ${aiAgent}`, robotsTxt),
    )
  return barred.length > 0
    ? answersOf([{ use: 'ai', value: 'noted' }], origin, 'fewer than three AI agents are barred')
    : []
}

function inferred(rule: string, origin: Answer['origin']): readonly Answer[] {
  return answersOf([{ use: 'ai', value: 'deny', basis: 'inferred' }], origin, rule)
}
