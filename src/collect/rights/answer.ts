import type { ImageDecision, RightsEvidence, RightsReason, TextDecision, Use } from '../../model/rights.ts'

/**
 * What one signal says about one use. `noted` answers are evidence that changes nothing: kept so that the chain of reasons
 * shows that the signal was seen.
 */
export type Answer = {
  readonly use: Use
  readonly value: AnswerValue
  readonly origin: Origin
  /** The rule in words, with its source. */
  readonly rule: string
  readonly basis: RightsReason['basis']
  /** `picture`: binds the picture alone. */
  readonly scope?: 'picture'
}

export type AnswerValue = TextDecision | ImageDecision | 'noted'

/** Which signal, as it was sent, and where it was read. */
export type Origin = {
  readonly signal: SignalName
  readonly raw: string
  readonly url?: string
  readonly fetchedAt?: Date
}

/** Permanent names of the protocols. */
export type SignalName =
  | 'takedown'
  | 'block'
  | 'grant'
  | 'robots-txt'
  | 'ai-agents'
  | 'robots-meta'
  | 'x-robots-tag'
  | 'content-usage'
  | 'content-signal'
  | 'tdmrep'
  | 'rsl'
  | 'ai-txt'
  | 'plus-data-mining'
  | 'licence'
  | 'http-status'
  | 'paywall'
  | 'address'
  | 'profile'

/** Reads one protocol's signals in the evidence: partial answers, none when the protocol says nothing. */
export type ProtocolReader = (evidence: RightsEvidence) => readonly Answer[]

/** A row of a protocol's table: what a value does to a use. */
export type Effect = {
  readonly use: Use
  readonly value: AnswerValue
  readonly basis?: RightsReason['basis']
  readonly scope?: 'picture'
}

/** The answers of a table's row for a signal that was seen. */
export function answersOf(effects: readonly Effect[], origin: Origin, rule: string): readonly Answer[] {
  return effects.map((effect) => ({ basis: 'explicit', ...effect, origin, rule }))
}

/** The same value for several uses. */
export function forUses(uses: readonly Use[], value: AnswerValue): readonly Effect[] {
  return uses.map((use) => ({ use, value: use === 'image' && value === 'allow' ? 'cache' : value }))
}

/** An origin without keys that are undefined. */
export function originOf(
  signal: SignalName,
  raw: string,
  place: { readonly url?: string | undefined; readonly fetchedAt?: Date | undefined } = {},
): Origin {
  return {
    signal,
    raw,
    ...(place.url !== undefined && { url: place.url }),
    ...(place.fetchedAt && { fetchedAt: place.fetchedAt }),
  }
}

export const ALL_USES = ['list', 'excerpt', 'image', 'text', 'ai', 'train'] as const satisfies readonly Use[]
export const CONTENT_USES = ['list', 'excerpt', 'image', 'text'] as const satisfies readonly Use[]
