import type { Part, Score } from '../../model/score.ts'
import { scoreOf } from '../quality/score-quality.ts'

/** What a story's place depends on. */
export type Standing = {
  readonly heat: Score
  /** Quality of its lead. */
  readonly quality: Score | undefined
  readonly kind: string
  /** Age is counted from here. */
  readonly at: Date
  readonly halfLifeHours: number
  readonly pinnedBy?: string
}

/** Shares of heat and quality in a place; together 1. */
export const SHARES = { heat: 0.6, quality: 0.4 } as const
const PRESS_RELEASE_COSTS = 10
const HOUR_MS = 3_600_000

/** A story's place at `now`, 0 to 100: heat and quality, less what its age takes: half after every half-life. */
export function rankOf(standing: Standing, now: Date): Score {
  const heat = Math.round(standing.heat.value * SHARES.heat)
  const quality = Math.round((standing.quality?.value ?? 0) * SHARES.quality)
  const hours = Math.max(0, (now.getTime() - standing.at.getTime()) / HOUR_MS)
  const left = 2 ** (-hours / standing.halfLifeHours)
  const parts: Part[] = [
    {
      name: 'heat',
      points: heat,
      evidence: `heat ${standing.heat.value}, of which ${SHARES.heat * 100}% count`,
    },
    {
      name: 'quality',
      points: quality,
      evidence: `quality ${standing.quality?.value ?? 'unknown'}, of which ${SHARES.quality * 100}% count`,
    },
    {
      name: 'age',
      points: Math.round((heat + quality) * left) - heat - quality,
      evidence: `${Math.floor(hours)} hours old; half is left after ${standing.halfLifeHours}`,
    },
  ]
  if (standing.kind === 'press-release') {
    parts.push({
      name: 'press-release',
      points: -PRESS_RELEASE_COSTS,
      evidence: 'written by those it is about',
    })
  }
  const sum = parts.reduce((total, part) => total + part.points, 0)
  if (standing.pinnedBy)
    parts.push({ name: 'pin', points: 100 - sum, evidence: `pinned by ${standing.pinnedBy}` })
  return scoreOf(parts)
}
