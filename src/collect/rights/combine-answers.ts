import type {
  ImageDecision,
  RightsDecision,
  RightsEvidence,
  RightsReason,
  TextDecision,
  Use,
} from '../../model/rights.ts'
import { ALL_USES, type Answer, type AnswerValue, originOf } from './answer.ts'

export type AllAnswers = {
  /** Takedowns and blocks. */
  readonly closures: readonly Answer[]
  readonly grants: readonly Answer[]
  /** Of all protocols. */
  readonly signals: readonly Answer[]
  readonly evidence: RightsEvidence
}

/** Reasons kept beside the deciding ones; nobody sends more who is not out to fill a disk. */
const MAX_OTHERS = 40
/** Characters of a signal that a reason quotes; the ledger has the whole. */
const MAX_RAW = 500

/** From closed to open; excerpts with a limit lie between. */
const OPENNESS: Readonly<Record<'deny' | 'thumbnail' | 'cache' | 'allow', number>> = {
  deny: 0,
  thumbnail: 1,
  cache: 2,
  allow: Number.POSITIVE_INFINITY,
}

/** One decision out of all answers: RIGHTS.md, "Precedence". Its reasons hold the deciding answer of each use first. */
export function combineAnswers(answers: AllAnswers): RightsDecision {
  const list = decide('list', answers)
  if (list.value === 'deny') return closed(list, answers)
  const [excerpt, image, text, ai, train] = (['excerpt', 'image', 'text', 'ai', 'train'] as const).map(
    (use) => decide(use, answers),
  )
  if (!excerpt || !image || !text || !ai || !train) return closed(list, answers)
  const pictureAi = decidePicture(ai, answers)
  return {
    list: 'allow',
    excerpt: asTextDecision(excerpt.value),
    image: asImageDecision(image.value),
    text: asYesOrNo(text.value),
    ai: asYesOrNo(ai.value),
    train: 'deny',
    ...(pictureAi && { pictureAi: asYesOrNo(pictureAi.value) }),
    reasons: reasonsOf([list, excerpt, image, text, ai, train, ...(pictureAi ? [pictureAi] : [])], answers),
  }
}

function decide(use: Use, answers: AllAnswers): Answer {
  const concerns = (answer: Answer) => answer.use === use && !answer.scope && answer.value !== 'noted'
  const closure = answers.closures.find(concerns)
  if (closure) return closure
  const grant = answers.grants.findLast(concerns)
  if (grant) return grant
  const fallback = profileAnswer(use, answers.evidence)
  const signals = answers.signals.filter(concerns)
  // An explicit yes never lifts the site's own limit on excerpts; a grant does.
  return strictest(use === 'excerpt' ? [...signals, fallback] : signals) ?? fallback
}

/** `ai` of the picture, when a signal speaks of the picture alone. */
function decidePicture(ai: Answer, answers: AllAnswers): Answer | undefined {
  const own = strictest(
    answers.signals.filter((answer) => answer.scope === 'picture' && answer.value !== 'noted'),
  )
  if (!own) return undefined
  if (own.value === 'deny') return own
  // A yes in the picture's own metadata opens it unless someone said no to the whole page.
  return ai.value === 'deny' && ai.basis !== 'default' ? undefined : own
}

function strictest(answers: readonly Answer[]): Answer | undefined {
  return answers.reduce<Answer | undefined>(
    (best, answer) => (best && opennessOf(best.value) <= opennessOf(answer.value) ? best : answer),
    undefined,
  )
}

function opennessOf(value: AnswerValue): number {
  if (typeof value !== 'string') return value.limit
  return value === 'noted' ? Number.POSITIVE_INFINITY : OPENNESS[value]
}

/** What holds where nobody said anything. */
function profileAnswer(use: Use, evidence: RightsEvidence): Answer {
  return {
    use,
    value: profileValue(use, evidence),
    origin: originOf('profile', evidence.profile),
    rule: `nothing was said; profile ${evidence.profile}`,
    basis: 'default',
  }
}

function profileValue(use: Use, evidence: RightsEvidence): AnswerValue {
  const isStandard = evidence.profile === 'standard'
  const values: Readonly<Record<Use, AnswerValue>> = {
    list: 'allow',
    excerpt: { limit: evidence.excerptLimit ?? 300 },
    image: 'thumbnail',
    text: isStandard ? 'allow' : 'deny',
    ai: isStandard && evidence.aiEnabled === true ? 'allow' : 'deny',
    train: 'deny',
  }
  return values[use]
}

/** Where nothing may be listed nothing is kept: every use is closed for the reason that closed the list. */
function closed(list: Answer, answers: AllAnswers): RightsDecision {
  const others = ALL_USES.map((use): Answer => ({ ...list, use, value: 'deny' }))
  return {
    list: 'deny',
    excerpt: 'deny',
    image: 'deny',
    text: 'deny',
    ai: 'deny',
    train: 'deny',
    reasons: reasonsOf(others, answers),
  }
}

function reasonsOf(deciding: readonly Answer[], answers: AllAnswers): readonly RightsReason[] {
  const isDeciding = ({ use, origin }: Answer) =>
    deciding.some((answer) => answer.use === use && answer.origin === origin)
  const others = [...answers.closures, ...answers.grants, ...answers.signals].filter(
    (answer) => !isDeciding(answer),
  )
  return [...deciding, ...others.slice(0, MAX_OTHERS)].map(asReason)
}

function asReason(answer: Answer): RightsReason {
  const { use, value, origin, rule, basis, scope } = answer
  const decision = typeof value === 'string' ? value : `limit(${value.limit})`
  const raw = origin.raw.slice(0, MAX_RAW)
  return { use, decision, ...origin, raw, rule, basis, ...(scope && { scope }) }
}

function asTextDecision(value: AnswerValue): TextDecision {
  if (value === 'allow') return 'allow'
  return typeof value === 'object' && value.limit > 0 ? value : 'deny'
}

function asImageDecision(value: AnswerValue): ImageDecision {
  return value === 'thumbnail' || value === 'cache' ? value : 'deny'
}

function asYesOrNo(value: AnswerValue): 'allow' | 'deny' {
  return value === 'allow' ? 'allow' : 'deny'
}
