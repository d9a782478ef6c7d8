import type { SourceState } from '../../model/source.ts'
import { isSilent } from './next-state.ts'

export type Health = {
  /** `good` needs nobody; `notice` is worth knowing; `warning` should be looked at; `dead` will not be asked again. */
  readonly level: 'good' | 'notice' | 'warning' | 'dead'
  /** One or two sentences for a person. */
  readonly words: string
}

type Rule = (state: SourceState, now: Date) => Health | undefined

/** Worst first; the first rule that speaks is the health. */
const RULES: readonly Rule[] = [whenGone, whenRefused, whenFailing, whenMoving, whenSilent, whenNew]

// A hiccup is no news: from the third failure in a row on, or after a day without success, somebody should look.
const WARNING_FAILURES = 3

/** How a source is, in plain words. */
export function healthOf(state: SourceState, now: Date): Health {
  for (const rule of RULES) {
    const health = rule(state, now)
    if (health) return health
  }
  const changed = state.lastChangeAt ?? state.lastItemAt
  return { level: 'good', words: changed ? `Well; last change ${ago(changed, now)}.` : 'Well.' }
}

function whenGone(state: SourceState): Health | undefined {
  if (state.status !== 'gone') return undefined
  return {
    level: 'dead',
    words:
      'The site says this feed is gone for good. It is not asked any more: remove it or give its new address.',
  }
}

function whenRefused(state: SourceState, now: Date): Health | undefined {
  if (state.status !== 'refused') return undefined
  return {
    level: 'warning',
    words: `Refused: ${reasonOf(state)} ${lastSuccess(state, now)} ${nextTry(state, now)}`,
  }
}

function whenFailing(state: SourceState, now: Date): Health | undefined {
  if (state.status !== 'failing') return undefined
  const times = state.failuresInARow === 1 ? 'once' : `${state.failuresInARow} times in a row`
  const level = state.failuresInARow >= WARNING_FAILURES ? 'warning' : 'notice'
  return {
    level,
    words: `Failed ${times}: ${reasonOf(state)} ${lastSuccess(state, now)} ${nextTry(state, now)}`,
  }
}

function whenMoving({ moved }: SourceState): Health | undefined {
  if (!moved) return undefined
  if (moved.doubt) {
    return {
      level: 'warning',
      words: `Says it moved to ${moved.url}, which is not followed: ${moved.doubt}. Change the address by hand if it is right.`,
    }
  }
  return {
    level: 'notice',
    words: `Says it moved to ${moved.url} (seen ${moved.seen} of 3 times before that is believed).`,
  }
}

function whenSilent(state: SourceState, now: Date): Health | undefined {
  if (!isSilent(state, now) || !state.lastItemAt) return undefined
  const usual = span((state.rhythmMinutes ?? 0) * 60_000)
  return {
    level: 'warning',
    words: `Silent: its last item came ${ago(state.lastItemAt, now)}; usually one comes every ${usual}.`,
  }
}

function whenNew(state: SourceState): Health | undefined {
  return state.status === 'new' ? { level: 'notice', words: 'Not asked yet.' } : undefined
}

function reasonOf({ lastFailure }: SourceState): string {
  return lastFailure ? `${lastFailure.message} (${lastFailure.code})` : 'no reason known.'
}

function lastSuccess({ lastSuccessAt }: SourceState, now: Date): string {
  return lastSuccessAt ? `Last success ${ago(lastSuccessAt, now)}.` : 'Never succeeded.'
}

function nextTry({ nextFetchAt }: SourceState, now: Date): string {
  if (!nextFetchAt || nextFetchAt <= now) return 'Next try with the next run.'
  return `Next try in ${span(nextFetchAt.getTime() - now.getTime())}.`
}

export function ago(then: Date, now: Date): string {
  const passed = now.getTime() - then.getTime()
  return passed < 60_000 ? 'just now' : `${span(passed)} ago`
}

const UNITS: readonly (readonly [minutes: number, name: string])[] = [
  [24 * 60, 'day'],
  [60, 'hour'],
  [1, 'minute'],
]

/** The largest whole unit: `3 days`, `1 hour`, `12 minutes`. */
export function span(milliseconds: number): string {
  const minutes = Math.max(1, Math.round(milliseconds / 60_000))
  const [size, name] = UNITS.find(([unit]) => minutes >= unit) ?? [1, 'minute']
  const count = Math.round(minutes / size)
  return `${count} ${name}${count === 1 ? '' : 's'}`
}
