import type { FetchResult } from '../../model/http.ts'
import type { SourceState } from '../../model/source.ts'

export const MIN_DELAY_MINUTES = 10
export const MAX_DELAY_MINUTES = 24 * 60
/** Without validators every question costs the whole document: at most hourly. */
const UNVALIDATED_MIN_MINUTES = 60
const UNKNOWN_RHYTHM_MINUTES = 60

/**
 * Minutes until a healthy source is asked again: half its rhythm, slower the longer it is quiet, never sooner than its own ttl, update
 * period or freshness ask, between 10 minutes and a day.
 */
export function successDelayMinutes(
  state: SourceState,
  { now, random }: { now: Date; random: () => number },
): number {
  const hasValidator = state.etag !== undefined || state.lastModified !== undefined
  const floor = hasValidator ? MIN_DELAY_MINUTES : UNVALIDATED_MIN_MINUTES
  const asked = [state.hints?.ttlMinutes, state.hints?.updateMinutes, state.freshMinutes].filter(isNumber)
  const wanted = Math.max(ownPaceMinutes(state, now), floor, ...asked)
  // A tenth of jitter keeps sources that were added together from being asked together for ever.
  return Math.min(wanted * (1 + random() / 10), MAX_DELAY_MINUTES)
}

function isNumber(minutes: number | undefined): minutes is number {
  return minutes !== undefined && !Number.isNaN(minutes)
}

function ownPaceMinutes(state: SourceState, now: Date): number {
  if (state.rhythmMinutes === undefined) return UNKNOWN_RHYTHM_MINUTES
  const quietMinutes = state.lastItemAt ? (now.getTime() - state.lastItemAt.getTime()) / 60_000 : 0
  // A tenth of the silence: a source that stopped for ten days is asked daily, one that stopped for an hour at its usual pace.
  return Math.max(state.rhythmMinutes / 2, quietMinutes / 10)
}

type FailedKind = Exclude<FetchResult['kind'], 'fetched' | 'not-modified' | 'gone'>

/** Minutes before the first repetition; each further failure doubles them, up to a day. */
const FIRST_DELAY_MINUTES: Readonly<Record<FailedKind, number>> = {
  unavailable: 15,
  invalid: 60,
  missing: 120,
  refused: MAX_DELAY_MINUTES,
}

/** Exponential back-off with jitter of a quarter to either side, so that sources that failed together do not return together. */
export function failureDelayMinutes(kind: FailedKind, failuresInARow: number, random: () => number): number {
  const doublings = Math.min(failuresInARow - 1, 16)
  const delay = Math.min(FIRST_DELAY_MINUTES[kind] * 2 ** doublings, MAX_DELAY_MINUTES)
  return Math.max(MIN_DELAY_MINUTES, delay * (0.75 + random() / 2))
}
