import type { AuthorityLedger, EarnedSpan } from '../../model/authority.ts'
import type { Part, Score } from '../../model/score.ts'

/*
 * A provider's authority, 0 to 100, from what it earned in 90 days. 50 is the middle: every provider starts there, and the
 * middle one of those that have earned something is moved there, so that a new provider stands at the median whatever the
 * others do. An event counts the less the more there are, so that the loudest provider is not the most trusted.
 */

/** Authority of a provider nothing is known of. */
export const MEDIAN_AUTHORITY: Score = {
  value: 50,
  parts: [{ name: 'median', points: 50, evidence: 'new here: it starts in the middle' }],
}

type Deed = {
  readonly name: keyof Omit<EarnedSpan, 'span'>
  /** Where a provider would come to that had this event only, 0 to 100. */
  readonly leadsTo: number
  readonly words: (count: number) => string
}

const DEEDS: readonly Deed[] = [
  { name: 'first', leadsTo: 100, words: (count) => `${times(count)} another voice followed its story` },
  { name: 'cited', leadsTo: 100, words: (count) => `${times(count)} another voice linked to it` },
  {
    name: 'original',
    leadsTo: 80,
    words: (count) => `${times(count)} another voice repeated a name it brought up`,
  },
  { name: 'follows', leadsTo: 35, words: (count) => `${times(count)} it followed a story of others` },
]

/** Events at 50 that every provider starts with; a season of a usual source has some hundred of its own. */
const START_EVENTS = 30
/** Below this many known providers there is no middle to speak of. */
const FEWEST_FOR_MEDIAN = 5

/** Authority of every provider that earned something, with where it comes from; the others stand at the median. */
export function authorityOf(ledger: AuthorityLedger): ReadonlyMap<string, Score> {
  const earned = new Map([...ledger].map(([domain, spans]) => [domain, earnedParts(spans)] as const))
  const shift = earned.size < FEWEST_FOR_MEDIAN ? 0 : 50 - medianOf([...earned.values()].map(sumOf))
  return new Map([...earned].map(([domain, parts]) => [domain, shifted(parts, shift)]))
}

function earnedParts(spans: readonly EarnedSpan[]): readonly Part[] {
  const counts = DEEDS.map((deed) => spans.reduce((sum, span) => sum + span[deed.name], 0))
  const all = START_EVENTS + counts.reduce((sum, count) => sum + count, 0)
  const deeds = DEEDS.flatMap(({ name, leadsTo, words }, index): readonly Part[] => {
    const count = counts[index] ?? 0
    if (count === 0) return []
    return [{ name, points: Math.round(((leadsTo - 50) * count) / all), evidence: words(count) }]
  })
  return [{ name: 'start', points: 50, evidence: 'where every provider starts' }, ...deeds]
}

function shifted(parts: readonly Part[], shift: number): Score {
  const before = sumOf(parts)
  const value = Math.max(0, Math.min(100, before + shift))
  const evidence = 'moves the middle provider to 50'
  const middle: readonly Part[] =
    value === before ? [] : [{ name: 'median', points: value - before, evidence }]
  return { value, parts: [...parts, ...middle] }
}

function sumOf(parts: readonly Part[]): number {
  return parts.reduce((sum, part) => sum + part.points, 0)
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 50
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`
}
