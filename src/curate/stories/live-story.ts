import type { Description } from './describe-article.ts'
import { addUse, cellOf, createTermUses, eachUse, removeUse, type TermUses, weightOf } from './term-uses.ts'

/** A story of the window while it is worked on. */
export type LiveStory = {
  readonly id: string
  /** Numbers of its articles in order of arrival, with what is kept of each. */
  readonly members: Map<number, Description>
  /** What its articles hold of each term. */
  readonly terms: TermUses
  /** Square of the length of the sum of its articles' vectors. */
  squaredLength: number
  /** Leading names of its titles, counted once an article. */
  leads: number
  /** Members that have a text, not only a title. */
  texts: number
  /** Publication of its oldest and newest article, in hours since 1970. */
  firstHour: number | undefined
  lastHour: number | undefined
  /** Terms that more than a third of its members have, heaviest first; undefined when it must be worked out again. */
  core: readonly CoreTerm[] | undefined
  /** Changed since the last pass over the stories. */
  isTouched: boolean
  /** Scratch of the search for stories: which search met it last, and the dot product that one has so far. */
  search: number
  dot: number
}

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
    terms: createTermUses(),
    squaredLength: 0,
    leads: 0,
    texts: 0,
    firstHour: undefined,
    lastHour: undefined,
    core: undefined,
    isTouched: true,
    search: 0,
    dot: 0,
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
  for (let at = 0; at < article.terms.length; at++) {
    const term = article.terms[at] ?? 0
    const use = useAt(article, at)
    const cell = cellOf(story.terms, term)
    if (cell < 0) fresh.push(term)
    const known = cell < 0 ? 0 : (story.terms.weights[cell] ?? 0)
    story.squaredLength += use.weight * (2 * known + use.weight)
    story.leads += use.lead
    addUse(story.terms, term, use)
  }
  touch(story)
  return fresh
}

export function removeMember(story: LiveStory, document: number): void {
  const article = story.members.get(document)
  if (!article) return
  story.members.delete(document)
  if (article.hasText) story.texts--
  for (let at = 0; at < article.terms.length; at++) {
    const term = article.terms[at] ?? 0
    const cell = cellOf(story.terms, term)
    if (cell < 0) continue
    const use = useAt(article, at)
    const known = story.terms.weights[cell] ?? 0
    // The last member takes all of the weight with it, so that rounding leaves no crumbs.
    const weight = story.terms.members[cell] === 1 ? known : use.weight
    story.squaredLength -= weight * (2 * known - weight)
    story.leads -= use.lead
    removeUse(story.terms, term, { ...use, weight })
  }
  touch(story)
}

function useAt({ weights, names, leads }: Description, at: number) {
  return { weight: weights[at] ?? 0, isName: names[at] ?? 0, lead: leads[at] ?? 0 }
}

/** True when most of its articles have no more than a title. */
export function isOfTitles(story: LiveStory): boolean {
  return story.texts * 2 < story.members.size
}

/** Dot product of the article and the sum of the story's vectors. */
export function dotOf(story: LiveStory, article: Description): number {
  let dot = 0
  for (let at = 0; at < article.terms.length; at++) {
    dot += (article.weights[at] ?? 0) * weightOf(story.terms, article.terms[at] ?? 0)
  }
  return dot
}

/** Mean cosine between the articles of two stories. */
export function linkageOf(left: LiveStory, right: LiveStory): number {
  const [small, large] = left.terms.size < right.terms.size ? [left, right] : [right, left]
  let dot = 0
  eachUse(small.terms, (term, cell) => {
    dot += (small.terms.weights[cell] ?? 0) * weightOf(large.terms, term)
  })
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
  const { weights, members, names } = story.terms
  eachUse(story.terms, (term, cell) => {
    if ((members[cell] ?? 0) < size * CORE_SHARE) return
    core.push({ term, weight: (weights[cell] ?? 0) / size, isName: (names[cell] ?? 0) > 0 })
  })
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
