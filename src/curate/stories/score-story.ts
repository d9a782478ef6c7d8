import type { Description } from './describe-article.ts'
import { dotOf, type LiveStory } from './live-story.ts'

/** How well an article fits a story: the mean cosine with its articles and the cosine with their centre. */
export type Fit = {
  readonly mean: number
  readonly centre: number
  readonly hoursApart: number
  readonly score: number
}

/** Fit an article needs to join a story, and two stories need to become one. */
export const JOIN = 0.3
/** Hours after which a story's pull has halved. */
const HALF_LIFE_HOURS = 96

export function fitOf(article: Description, story: LiveStory): Fit {
  const size = Math.max(1, story.members.size)
  const dot = dotOf(story, article)
  const mean = dot / size
  const centre = dot / Math.sqrt(story.norm || 1)
  const hoursApart = hoursBetween(article.hour, story.lastHour)
  const score = Math.sqrt(mean * centre) * 2 ** (-hoursApart / HALF_LIFE_HOURS)
  return { mean, centre, hoursApart, score }
}

/** Hours from one moment to the other, 0 when one is unknown. */
export function hoursBetween(left: number | undefined, right: number | undefined): number {
  return left === undefined || right === undefined ? 0 : Math.abs(left - right)
}
