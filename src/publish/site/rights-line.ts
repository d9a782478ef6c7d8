import { excerptLimitOf, imageWidthOf, mayGenerate } from '../../model/may.ts'
import type { RightsDecision } from '../../model/rights.ts'
import type { Paper } from './paper.ts'

/** What a publisher lets us show, in one line: "excerpts up to 300 characters, small pictures, no AI, by robots.txt". */
export function rightsLine(paper: Paper, rights: RightsDecision): string {
  const { say } = paper.language
  const uses = [
    excerptWords(paper, rights),
    imageWords(paper, rights),
    say(mayGenerate(rights) ? 'rightsAi' : 'rightsNoAi'),
  ]
  const signals = signalsOf(rights)
  if (signals.length > 0) uses.push(say('rightsBy', { signals: signals.join(', ') }))
  return uses.join(', ')
}

/** Names of the protocols a decision rests on, each once, in order. */
export function signalsOf(rights: RightsDecision): readonly string[] {
  return [...new Set(rights.reasons.map((reason) => reason.signal))].sort()
}

function excerptWords({ language: { say } }: Paper, rights: RightsDecision): string {
  const limit = excerptLimitOf(rights)
  if (limit === 0) return say('rightsNoExcerpt')
  return limit === Number.POSITIVE_INFINITY ? say('rightsFreeExcerpt') : say('rightsExcerpt', { n: limit })
}

const THUMBNAIL = 400

function imageWords({ language: { say } }: Paper, rights: RightsDecision): string {
  const width = imageWidthOf(rights)
  if (width === 0) return say('rightsNoImage')
  return say(width > THUMBNAIL ? 'rightsCache' : 'rightsThumbnail')
}
