import { formatTextDecision } from '../../model/may.ts'
import type { ImageDecision, RightsDecision, RightsReason, TextDecision, Use } from '../../model/rights.ts'

const PICTURES: readonly ImageDecision[] = ['deny', 'thumbnail', 'cache']

/**
 * The stricter of two decisions about one page, use by use, with the reason of whichever decided. For a page whose host was
 * asked again while the page itself was not: what the page once said still holds.
 */
export function stricterOf(one: RightsDecision, other: RightsDecision): RightsDecision {
  const isOther = (use: Use) => opennessOf(other, use) < opennessOf(one, use)
  const of = (use: Use) => (isOther(use) ? other : one)
  const pictureAi = [one, other].some((each) => (each.pictureAi ?? each.ai) === 'deny') ? 'deny' : 'allow'
  const ai = of('ai').ai
  const licence = one.licence ?? other.licence
  return {
    list: of('list').list,
    excerpt: of('excerpt').excerpt,
    image: of('image').image,
    text: of('text').text,
    ai,
    train: 'deny',
    ...(pictureAi !== ai && { pictureAi }),
    ...(licence && { licence }),
    reasons: [
      ...one.reasons.filter((reason) => !isOther(reason.use)),
      ...other.reasons.filter((reason) => isOther(reason.use)),
    ],
  }
}

/** Whether a decision closes or narrows anything that another left open. */
export function isStricter(decision: RightsDecision, than: RightsDecision): boolean {
  return USES.some((use) => opennessOf(decision, use) < opennessOf(than, use))
}

/** Whether two decisions say the same of every use, whatever their reasons. */
export function isSameDecision(one: RightsDecision, other: RightsDecision): boolean {
  return wordsOf(one) === wordsOf(other)
}

const USES: readonly Use[] = ['list', 'excerpt', 'image', 'text', 'ai', 'train']

function opennessOf(decision: RightsDecision, use: Use): number {
  if (use === 'excerpt') return opennessOfText(decision.excerpt)
  if (use === 'image') return PICTURES.indexOf(decision.image)
  return decision[use] === 'allow' ? 1 : 0
}

function opennessOfText(decision: TextDecision): number {
  if (decision === 'deny') return 0
  return decision === 'allow' ? Number.POSITIVE_INFINITY : decision.limit
}

function wordsOf({ list, excerpt, image, text, ai, pictureAi }: RightsDecision): string {
  return [list, formatTextDecision(excerpt), image, text, ai, pictureAi ?? ai].join(' ')
}

/** The first reason of a use: the one that decided it. */
export function decidingReasonOf(decision: RightsDecision, use: Use): RightsReason | undefined {
  return decision.reasons.find((reason) => reason.use === use && reason.scope === undefined)
}
