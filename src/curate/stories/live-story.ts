import type { Description } from './describe-article.ts'

/** A story of the window while it is worked on. */
export type LiveStory = {
  readonly id: string
  /** Numbers of its articles in order of arrival, with what is kept of each. */
  readonly members: Map<number, Description>
  /** What its articles hold of each term. */
  readonly terms: Map<number, TermUse>
  /** Square of the length of the sum of its articles' vectors. */
  squaredLength: number
  /** Members that have a text, not only a title. */
  texts: number
  /** Publication of its oldest and newest article, in hours since 1970. */
  firstHour: number | undefined
  lastHour: number | undefined
  /** Terms that more than a third of its members have, heaviest first; undefined when it must be worked out again. */
  core: readonly CoreTerm[] | undefined
  /** Changed since the last pass over the stories. */
  isTouched: boolean
}

export type TermUse = { weight: number; members: number; names: number }
export type CoreTerm = { readonly term: number; readonly weight: number; readonly isName: boolean }

/** A story that nobody wrote about for so long draws half as much. */
const HALF_LIFE_HOURS = 24
const CORE_SHARE = 0.34
const CORE_TERMS = 20
/** A pair of articles of one story has this cosine before the story shows its own; worth so many pairs. */
const USUAL_COSINE = { text: 0.35, title: 0.3 } as const
const USUAL_PAIRS = 3

export function createStory(id: string): LiveStory {
  return {
    id,
    members: new Map(),
    terms: new Map(),
    squaredLength: 0,
    texts: 0,
    firstHour: undefined,
    lastHour: undefined,
    core: undefined,
    isTouched: true,
  }
}

/** Adds a member; gives the terms that are new in the story. */
export function addMember(story: LiveStory, document: number, article: Description): number[] {
  const fresh: number[] = []
  story.members.set(document, article)
  if (article.hasText) story.texts++
  if (article.hour !== undefined) {
    story.firstHour = Math.min(story.firstHour ?? article.hour, article.hour)
    story.lastHour = Math.max(story.lastHour ?? article.hour, article.hour)
  }
  article.terms.forEach((term, at) => {
    const use = story.terms.get(term)
    const isName = article.names[at] ?? 0
    const weight = article.weights[at] ?? 0
    if (!use) {
      fresh.push(term)
      story.terms.set(term, { weight, members: 1, names: isName })
      story.squaredLength += weight * weight
      return
    }
    story.squaredLength += weight * (2 * use.weight + weight)
    use.weight += weight
    use.members++
    use.names += isName
  })
  touch(story)
  return fresh
}

export function removeMember(story: LiveStory, document: number): void {
  const article = story.members.get(document)
  if (!article) return
  story.members.delete(document)
  if (article.hasText) story.texts--
  article.terms.forEach((term, at) => {
    const use = story.terms.get(term)
    if (!use) return
    // The last member takes all of the weight with it, so that rounding leaves no crumbs.
    const weight = use.members === 1 ? use.weight : (article.weights[at] ?? 0)
    story.squaredLength -= weight * (2 * use.weight - weight)
    use.weight -= weight
    use.members--
    use.names -= article.names[at] ?? 0
    if (use.members === 0) story.terms.delete(term)
  })
  touch(story)
}

/** True when most of its articles have no more than a title. */
export function isOfTitles(story: LiveStory): boolean {
  return story.texts * 2 < story.members.size
}

/** Dot product of the article and the sum of the story's vectors. */
export function dotOf(story: LiveStory, article: Description): number {
  let dot = 0
  for (let at = 0; at < article.terms.length; at++) {
    const use = story.terms.get(article.terms[at] ?? 0)
    if (use) dot += (article.weights[at] ?? 0) * use.weight
  }
  return dot
}

/** Mean cosine between the articles of two stories. */
export function linkageOf(left: LiveStory, right: LiveStory): number {
  const [small, large] = left.terms.size < right.terms.size ? [left, right] : [right, left]
  let dot = 0
  for (const [term, use] of small.terms) dot += use.weight * (large.terms.get(term)?.weight ?? 0)
  return dot / Math.max(1, left.members.size * right.members.size)
}

/** Mean cosine between two articles of the story, drawn towards the usual one while there are few pairs. */
export function cohesionOf(story: LiveStory): number {
  const size = story.members.size
  const usual = USUAL_COSINE[isOfTitles(story) ? 'title' : 'text']
  const cosines = (story.squaredLength - size) / 2
  return (cosines + USUAL_PAIRS * usual) / ((size * (size - 1)) / 2 + USUAL_PAIRS)
}

/** The terms its articles have in common. */
export function coreOf(story: LiveStory): readonly CoreTerm[] {
  if (story.core) return story.core
  const size = story.members.size
  const core: CoreTerm[] = []
  for (const [term, use] of story.terms) {
    if (use.members < size * CORE_SHARE) continue
    core.push({ term, weight: use.weight / size, isName: use.names > 0 })
  }
  core.sort((left, right) => right.weight - left.weight || left.term - right.term)
  story.core = core.slice(0, CORE_TERMS)
  return story.core
}

/** How much time apart weakens what two stretches of time have in common, 0..1; 1 where they meet or one is unknown. */
export function recencyOf(left: Stretch, right: Stretch): number {
  if (left.firstHour === undefined || left.lastHour === undefined) return 1
  if (right.firstHour === undefined || right.lastHour === undefined) return 1
  const gap = Math.max(0, left.firstHour - right.lastHour, right.firstHour - left.lastHour)
  return 2 ** (-gap / HALF_LIFE_HOURS)
}

type Stretch = Pick<LiveStory, 'firstHour' | 'lastHour'>

function touch(story: LiveStory): void {
  story.core = undefined
  story.isTouched = true
}
