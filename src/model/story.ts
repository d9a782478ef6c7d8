import type { Score } from './score.ts'

/** The articles about one event. `id` is permanent; an id merged away stays as an alias. */
export type Story = {
  readonly id: string
  /** Article ids in order of publication; duplicates included. */
  readonly articles: readonly string[]
  /** Article that stands for it. */
  readonly lead: string
  /** Registrable domains that tell it with a text of their own. */
  readonly voices: readonly string[]
  readonly heat: Score
  readonly aliases: readonly string[]
  /** Articles of each hour of the last 24, oldest first. */
  readonly hourly: readonly number[]
  readonly firstAt: Date
  readonly lastAt: Date
}

/** A story, or an article that stands alone, at its place. `rank` decides the order at `now`. */
export type RankedStory = {
  /** Story id, or the article's id for an article that stands alone. */
  readonly id: string
  readonly lead: string
  readonly articles: readonly string[]
  /** Articles with a text of their own beside the lead, best first. */
  readonly coverage: readonly string[]
  readonly voices: number
  readonly heat: Score
  /** Parts of the place it got: heat, quality, age ... in rank points. */
  readonly rank: Score
  /** What would change its place, in words. */
  readonly wouldChange: readonly string[]
  readonly hourly: readonly number[]
  readonly related: readonly string[]
  readonly firstAt: Date
}

export type LeftOut = { readonly article: string; readonly reason: string; readonly words: string }

export type FrontPage = {
  readonly at: Date
  readonly lead?: RankedStory
  readonly rising: readonly RankedStory[]
  readonly sections: readonly { readonly topic: string; readonly stories: readonly RankedStory[] }[]
  readonly leftOut: readonly LeftOut[]
}
