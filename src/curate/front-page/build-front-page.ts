import type { CurationSettings } from '../../model/settings.ts'
import type { FrontPage, LeftOut, RankedStory, Story } from '../../model/story.ts'
import type { Taxonomy } from '../../model/taxonomy.ts'
import { accelerationPoints } from '../heat/heat-of.ts'
import type { Judged } from '../judge-articles.ts'
import { orderCandidates } from './choose-lead.ts'
import { type Choice, choosePlaces } from './choose-places.ts'
import { rankOf } from './rank-of.ts'
import { wouldChangeOf } from './would-change.ts'

export type FrontPageInput = {
  /** Every story of the window; articles that stand alone are stories of one. */
  readonly stories: readonly Story[]
  readonly judged: ReadonlyMap<string, Judged>
  readonly duplicateOf: ReadonlyMap<string, string>
  readonly related: ReadonlyMap<string, readonly string[]>
  /** Article -> who pinned it. */
  readonly pinned: ReadonlyMap<string, { readonly who: string }>
  readonly taxonomy: Taxonomy
  readonly settings: CurationSettings
  readonly now: Date
}

const HOUR_MS = 3_600_000
const MOST_RISING = 4
const RISING_HOURS = 12

/** The front page at `now`: one lead, what is rising, sections by topic; every article that is not on it is named with the reason. */
export function buildFrontPage(input: FrontPageInput): FrontPage {
  const ranked = input.stories.flatMap((story) => rankStory(story, input) ?? []).toSorted(byRank)
  const isFresh = (choice: Choice) =>
    choice.pinned || hoursSince(choice.lastAt, input.now) <= input.settings.freshnessHours
  const { lead, rising, sections, refused } = choosePlaces(ranked.filter(isFresh), {
    ...input.settings,
    // What stands under no topic but the root comes last.
    topics: input.taxonomy
      .toSorted((a, b) => Number(a.parent === undefined) - Number(b.parent === undefined))
      .map((topic) => topic.name),
    mostRising: MOST_RISING,
  })
  const shown = [...(lead ? [lead] : []), ...rising, ...sections.flatMap((section) => section.stories)]
  const tooOld = ranked.filter((choice) => !isFresh(choice))
  return {
    at: input.now,
    ...(lead ? { lead: lead.story } : {}),
    rising: rising.map((choice) => choice.story),
    sections: sections.map(({ topic, stories }) => ({
      topic,
      stories: stories.map((choice) => choice.story),
    })),
    leftOut: leftOutOf(input, new Set(shown.flatMap((choice) => choice.story.articles)), [
      ...refused,
      ...tooOld.map((choice) => ({
        choice,
        reason: 'too-old',
        words: `Its latest article is older than ${input.settings.freshnessHours} hours.`,
      })),
    ]),
  }
}

/** A story with its place, or undefined when none of its articles may be on the front page. */
function rankStory(story: Story, input: FrontPageInput): Choice | undefined {
  const members = story.articles
    .flatMap((id) => input.judged.get(id) ?? [])
    .filter((judged) => judged.published)
  const lead = input.judged.get(story.lead)
  if (!lead?.published || lead.leftOut) return undefined
  const topic = sectionOf(lead, input.taxonomy)
  const pin = members.flatMap((judged) => input.pinned.get(judged.article.id) ?? [])[0]
  const standing = {
    heat: story.heat,
    quality: lead.quality,
    kind: lead.kind,
    at: middleOf(members),
    halfLifeHours: halfLifeOf(topic, input),
    ...(pin ? { pinnedBy: pin.who } : {}),
  }
  return {
    story: rankedStory(story, { members, input, rank: rankOf(standing, input.now) }),
    topic,
    provider: lead.article.provider.domain,
    pinned: pin !== undefined,
    rising:
      story.voices.length >= 2 &&
      accelerationPoints(story.heat) > 0 &&
      hoursSince(story.lastAt, input.now) <= RISING_HOURS,
    lastAt: story.lastAt,
  }
}

type Telling = {
  readonly members: readonly Judged[]
  readonly input: FrontPageInput
  readonly rank: RankedStory['rank']
}

function rankedStory(story: Story, { members, input, rank }: Telling): RankedStory {
  const candidates = members.map((judged) => ({
    ...judged,
    isDuplicate: input.duplicateOf.has(judged.article.id),
  }))
  const own = orderCandidates(candidates.filter((candidate) => !candidate.isDuplicate))
  return {
    // An article that stands alone goes by its own id.
    id: story.articles.length > 1 ? story.id : story.lead,
    lead: story.lead,
    articles: members.map((judged) => judged.article.id),
    coverage: own.map((candidate) => candidate.article.id).filter((id) => id !== story.lead),
    voices: story.voices.length,
    heat: story.heat,
    rank,
    wouldChange: wouldChangeOf({
      heat: story.heat,
      voices: story.voices.length,
      quality: input.judged.get(story.lead)?.quality,
    }),
    hourly: story.hourly,
    related: input.related.get(story.lead) ?? [],
    firstAt: story.firstAt,
  }
}

/** The topic an article stands under: the surest below the root, or the root itself. */
function sectionOf(judged: Judged, taxonomy: Taxonomy): string {
  const below = judged.topics.find((match) =>
    taxonomy.some((topic) => topic.name === match.topic && topic.parent !== undefined),
  )
  return (below ?? judged.topics[0])?.topic ?? taxonomy[0]?.name ?? ''
}

function halfLifeOf(name: string, { taxonomy, settings }: FrontPageInput): number {
  let topic = taxonomy.find((candidate) => candidate.name === name)
  while (topic && topic.halfLifeHours === undefined) {
    const parent = topic.parent
    topic = parent === undefined ? undefined : taxonomy.find((candidate) => candidate.name === parent)
  }
  return topic?.halfLifeHours ?? settings.defaultHalfLifeHours
}

// The middle of the coverage: a late follow-up makes a story younger only when others join it.
function middleOf(members: readonly Judged[]): Date {
  const times = members
    // A date in the future counts from when the article was found.
    .map(({ article }) => Math.min(article.publishedAt.getTime(), article.foundAt.getTime()))
    .toSorted((a, b) => a - b)
  return new Date(times[Math.floor(times.length / 2)] ?? 0)
}

function byRank(a: Choice, b: Choice): number {
  return (
    b.story.rank.value - a.story.rank.value ||
    b.story.firstAt.getTime() - a.story.firstAt.getTime() ||
    (a.story.id < b.story.id ? -1 : 1)
  )
}

function hoursSince(at: Date, now: Date): number {
  return (now.getTime() - at.getTime()) / HOUR_MS
}

type Refusal = { readonly choice: Choice; readonly reason: string; readonly words: string }

function leftOutOf(
  input: FrontPageInput,
  shown: ReadonlySet<string>,
  refusals: readonly Refusal[],
): readonly LeftOut[] {
  const refusalOf = new Map(
    refusals.flatMap((refusal) => refusal.choice.story.articles.map((id) => [id, refusal] as const)),
  )
  return [...input.judged.values()]
    .filter((judged) => !shown.has(judged.article.id))
    .map(({ article, leftOut }) => {
      const refusal = leftOut ?? refusalOf.get(article.id)
      const reason = refusal?.reason ?? 'no-lead'
      return {
        article: article.id,
        reason,
        words: refusal?.words ?? 'No article of its story may stand for it.',
      }
    })
}
