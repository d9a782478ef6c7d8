import type { RightsDecision } from '../../model/rights.ts'
import type { Paper } from './paper.ts'

/** What a publisher lets us show, in one line: "excerpts up to 300 characters, small pictures, no AI, by robots.txt". */
export function rightsLine(paper: Paper, rights: RightsDecision): string {
  const { say } = paper.language
  const uses = [
    excerptWords(paper, rights),
    imageWords(paper, rights),
    say(rights.ai === 'allow' ? 'rightsAi' : 'rightsNoAi'),
  ]
  const signals = [...new Set(rights.reasons.map((reason) => reason.signal))].sort()
  if (signals.length > 0) uses.push(say('rightsBy', { signals: signals.join(', ') }))
  return uses.join(', ')
}

function excerptWords({ language: { say } }: Paper, { excerpt }: RightsDecision): string {
  if (excerpt === 'allow') return say('rightsFreeExcerpt')
  if (excerpt === 'deny' || excerpt.limit === 0) return say('rightsNoExcerpt')
  return say('rightsExcerpt', { n: excerpt.limit })
}

function imageWords({ language: { say } }: Paper, { image }: RightsDecision): string {
  if (image === 'cache') return say('rightsCache')
  return say(image === 'deny' ? 'rightsNoImage' : 'rightsThumbnail')
}
