import type { Article } from '../../model/article.ts'
import type { Part, Score } from '../../model/score.ts'
import { type Voice, voicesOf } from './voices.ts'

/*
 * Heat says how much attention a story has, whatever its age: a story keeps its heat when it grows old, and only the front
 * page lets it sink. It counts voices, not articles: a text on thirty sites is one voice, and so are all papers of one
 * owner. A voice weighs as much as its provider has earned (learn-authority.ts), but no more than a quarter of the whole.
 * To that come how fast voices joined, who links to the story, and points that a source's feed carries. What cannot be
 * known is absent and takes nothing away.
 */

/** Everything heat depends on, taken from the window; no clock. */
export type HeatInput = {
  /** Articles of the story in order of publication. */
  readonly articles: readonly Article[]
  /** Article -> the article that represents its text. */
  readonly duplicateOf: ReadonlyMap<string, string>
  readonly authority: ReadonlyMap<string, Score>
  readonly owners: readonly (readonly string[])[]
  /** Providers of other articles of the window that link to the story. */
  readonly linkedFrom: readonly string[]
  /** Share of the other articles of its source that an article has more points than, 0..1, by article. */
  readonly pointsRank: ReadonlyMap<string, number>
}

const MOST = { voices: 60, acceleration: 15, links: 15, points: 10 } as const
/** Voices at which half of what is left to 60 is reached again and again. */
const VOICES_SCALE = 4
const ACCELERATION_HOURS = 6
const HOUR_MS = 3_600_000

/** How much attention a story has, 0 to 100, free of age, as a sum of reasons. */
export function heatOf(input: HeatInput): Score {
  const voices = voicesOf(input)
  const parts = [voicesPart(voices), accelerationPart(voices), linksPart(input), ...pointsPart(input)]
  return { value: parts.reduce((sum, part) => sum + part.points, 0), parts }
}

/** Points that so many voices of median weight give; what one more would add follows from it. */
export function voicePoints(weight: number): number {
  return Math.round(MOST.voices * (1 - Math.exp(-weight / VOICES_SCALE)))
}

/** How many more voices joined in the last hours of a story than in the hours before, relative to its own last one. */
export function accelerationOf(voices: readonly Pick<Voice, 'at'>[]): number {
  const last = Math.max(...voices.map((voice) => voice.at.getTime()))
  const hoursBefore = (voice: Pick<Voice, 'at'>) => (last - voice.at.getTime()) / HOUR_MS
  const late = voices.filter((voice) => hoursBefore(voice) < ACCELERATION_HOURS).length
  const before = voices.filter(
    (voice) => hoursBefore(voice) >= ACCELERATION_HOURS && hoursBefore(voice) < 2 * ACCELERATION_HOURS,
  ).length
  // The first voice is no speed.
  return Math.max(0, late - before - 1)
}

/** Points of heat that came from speed. */
export function accelerationPoints(heat: Score): number {
  return heat.parts.find((part) => part.name === 'acceleration')?.points ?? 0
}

function voicesPart(voices: readonly Voice[]): Part {
  const weight = voices.reduce((sum, voice) => sum + voice.weight, 0)
  const names = voices.map(nameOf)
  const shown =
    names.length > 5 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : names.join(', ')
  return {
    name: 'independent-voices',
    points: voicePoints(weight),
    evidence: `${names.length} ${names.length === 1 ? 'voice' : 'voices'}: ${shown}`,
  }
}

// The weight is named where it is not the usual one, so that the sum can be followed.
function nameOf({ name, weight }: Voice): string {
  const shown = weight.toFixed(2)
  return shown === '1.00' ? name : `${name} (${shown})`
}

function accelerationPart(voices: readonly Voice[]): Part {
  const more = accelerationOf(voices)
  return {
    name: 'acceleration',
    points: Math.min(MOST.acceleration, more * 3),
    evidence:
      more > 0
        ? `${more} more ${more === 1 ? 'voice' : 'voices'} in its latest ${ACCELERATION_HOURS} hours than in the ${ACCELERATION_HOURS} before`
        : 'voices did not join faster at the end',
  }
}

function linksPart({ linkedFrom }: HeatInput): Part {
  return {
    name: 'links',
    points: Math.min(MOST.links, linkedFrom.length * 3),
    evidence:
      linkedFrom.length > 0
        ? `linked by ${linkedFrom.slice(0, 5).join(', ')}`
        : 'no other provider links to it',
  }
}

function pointsPart({ articles, pointsRank }: HeatInput): readonly Part[] {
  const ranked = articles.flatMap((article) => {
    const rank = pointsRank.get(article.id)
    return rank === undefined || article.points === undefined ? [] : [{ rank, points: article.points }]
  })
  const best = ranked.toSorted((a, b) => b.rank - a.rank)[0]
  if (!best) return []
  const evidence = `${best.points} points, more than ${Math.round(best.rank * 100)}% of its source's articles`
  return [{ name: 'outside-points', points: Math.round(MOST.points * best.rank), evidence }]
}
