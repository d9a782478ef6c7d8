export type GateSettings = {
  readonly concurrency: number
  readonly domainConcurrency: number
  readonly domainGapMs: number
}

export type GateTools = {
  sleep(ms: number): Promise<void>
  /** A clock that only goes forward, in milliseconds. */
  elapsed(): number
}

/** Lets work through: so many at once in all, so many to a domain, and a gap between two starts to one domain. */
export type Gate = {
  run<Result>(domain: string, work: () => Promise<Result>): Promise<Result>
  /** Widens the gap of one domain; never narrows it below the configured one. */
  widenGap(domain: string, gapMs: number): void
}

type Lane = {
  running: number
  gapMs: number
  openAt: number
  waking: boolean
  readonly waiting: (() => void)[]
}

// A forgotten lane only loses its gap, and only of domains nobody waits for.
const MAX_LANES = 20_000

export function createGate(settings: GateSettings, tools: GateTools): Gate {
  const lanes = new Map<string, Lane>()
  const all = createSlots(settings.concurrency)

  function laneOf(domain: string): Lane {
    const known = lanes.get(domain)
    if (known) return known
    if (lanes.size >= MAX_LANES) forgetIdle(lanes, tools.elapsed())
    const lane: Lane = { running: 0, gapMs: settings.domainGapMs, openAt: 0, waking: false, waiting: [] }
    lanes.set(domain, lane)
    return lane
  }

  /** Starts whatever may start now, and arranges to be called again when the gap is over. */
  function advance(lane: Lane): void {
    while (lane.waiting.length > 0 && lane.running < settings.domainConcurrency) {
      const wait = lane.openAt - tools.elapsed()
      if (wait > 0) {
        wakeLater(lane, wait)
        return
      }
      lane.running++
      lane.openAt = tools.elapsed() + lane.gapMs
      lane.waiting.shift()?.()
    }
  }

  function wakeLater(lane: Lane, waitMs: number): void {
    if (lane.waking) return
    lane.waking = true
    void tools.sleep(waitMs).then(() => {
      lane.waking = false
      advance(lane)
    })
  }

  return {
    async run(domain, work) {
      const lane = laneOf(domain)
      await new Promise<void>((start) => {
        lane.waiting.push(start)
        advance(lane)
      })
      try {
        return await all.run(work)
      } finally {
        lane.running--
        advance(lane)
      }
    },
    widenGap(domain, gapMs) {
      const lane = laneOf(domain)
      lane.gapMs = Math.max(settings.domainGapMs, gapMs)
    },
  }
}

function forgetIdle(lanes: Map<string, Lane>, now: number): void {
  for (const [domain, lane] of lanes) {
    if (lane.running === 0 && lane.waiting.length === 0 && lane.openAt <= now) lanes.delete(domain)
  }
}

function createSlots(count: number) {
  let free = Math.max(1, count)
  const waiting: (() => void)[] = []
  return {
    async run<Result>(work: () => Promise<Result>): Promise<Result> {
      if (free > 0) free--
      else await new Promise<void>((start) => waiting.push(start))
      try {
        return await work()
      } finally {
        const next = waiting.shift()
        if (next) next()
        else free++
      }
    },
  }
}
