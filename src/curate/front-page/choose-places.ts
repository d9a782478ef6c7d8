import type { RankedStory } from '../../model/story.ts'

/** A story that may be shown, with what the caps look at. */
export type Choice = {
  readonly story: RankedStory
  readonly topic: string
  /** Domain of its lead's provider. */
  readonly provider: string
  readonly pinned: boolean
  readonly rising: boolean
  readonly lastAt: Date
}

export type Limits = {
  readonly frontPageStories: number
  readonly sectionStories: number
  readonly maxProviderShare: number
  readonly mostRising: number
  /** Topics in the order of the sections. */
  readonly topics: readonly string[]
}

export type Places = {
  readonly lead?: Choice
  readonly rising: readonly Choice[]
  readonly sections: readonly { readonly topic: string; readonly stories: readonly Choice[] }[]
  readonly refused: readonly { readonly choice: Choice; readonly reason: string; readonly words: string }[]
}

/** Gives places to stories, best first, so that no topic and no provider crowds out the rest. Pins are not refused. */
export function choosePlaces(choices: readonly Choice[], limits: Limits): Places {
  const mostOfProvider = providerCap(choices, limits)
  const shown: Choice[] = []
  const refused: Places['refused'][number][] = []
  for (const choice of choices) {
    const refusal = choice.pinned ? undefined : refusalOf(choice, shown, { ...limits, mostOfProvider })
    if (refusal) refused.push({ choice, ...refusal })
    else shown.push(choice)
  }
  const [lead, ...rest] = shown
  const rising = rest.filter((choice) => choice.rising && !choice.pinned).slice(0, limits.mostRising)
  const sections = limits.topics.map((topic) => ({
    topic,
    stories: rest.filter((choice) => choice.topic === topic && !rising.includes(choice)),
  }))
  return {
    ...(lead ? { lead } : {}),
    rising,
    sections: sections.filter(({ stories }) => stories.length > 0),
    refused,
  }
}

// With few providers a share cannot be kept without an empty page; then each gets an equal part.
function providerCap(choices: readonly Choice[], limits: Limits): number {
  const providers = new Set(choices.map((choice) => choice.provider)).size
  return Math.max(
    1,
    Math.floor(limits.maxProviderShare * limits.frontPageStories),
    providers > 0 && providers * limits.maxProviderShare < 1
      ? Math.ceil(limits.frontPageStories / providers)
      : 0,
  )
}

type Refusal = { readonly reason: string; readonly words: string }

function refusalOf(
  choice: Choice,
  shown: readonly Choice[],
  limits: Limits & { readonly mostOfProvider: number },
): Refusal | undefined {
  if (shown.length >= limits.frontPageStories) {
    return { reason: 'page-full', words: `${limits.frontPageStories} stories have a better place.` }
  }
  // The first story of all is the lead and takes no room in its section.
  const sameTopic = shown.slice(1).filter((other) => other.topic === choice.topic).length
  if (sameTopic >= limits.sectionStories && shown.length > 0) {
    return {
      reason: 'section-full',
      words: `${limits.sectionStories} stories of ${choice.topic} have a better place.`,
    }
  }
  const sameProvider = shown.filter((other) => other.provider === choice.provider).length
  if (sameProvider >= limits.mostOfProvider) {
    const words = `${choice.provider} has ${sameProvider} stories with a better place, the most one provider may have.`
    return { reason: 'provider-full', words }
  }
  return undefined
}
