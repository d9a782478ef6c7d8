import { isAllowedLoopback } from './refusal.ts'

/** Hosts that told us to wait (Retry-After), and until when. */
export type Holds = {
  add(url: URL, until: Date, now: Date): void
  find(url: URL, now: Date): Date | undefined
}

const SHORT_MS = 60_000
const MAX_HOLDS = 20_000

/**
 * A Retry-After binds the whole host. One exception: an allowed loopback service stands for many publishers at once, so a short wait
 * there (under a minute) binds the one address that asked for it.
 */
export function createHolds(allowLoopback: readonly string[]): Holds {
  const holds = new Map<string, Date>()
  return {
    add(url, until, now) {
      if (holds.size >= MAX_HOLDS) forgetPast(holds, now)
      const isShort = until.getTime() - now.getTime() < SHORT_MS
      holds.set(isShort && isAllowedLoopback(url, allowLoopback) ? url.href : url.host, until)
    },
    find(url, now) {
      const until = [holds.get(url.host), holds.get(url.href)].filter((date) => date && date > now)
      return until[0]
    },
  }
}

function forgetPast(holds: Map<string, Date>, now: Date): void {
  for (const [key, until] of holds) {
    if (until <= now) holds.delete(key)
  }
}
