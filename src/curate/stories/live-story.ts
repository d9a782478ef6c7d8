import type { Description } from './describe-article.ts'

/** A story of the window while it is worked on. */
export type LiveStory = {
  readonly id: string
  readonly members: Set<number>
  /** Sum of the members' vectors. */
  readonly sum: Map<number, number>
  /** Square of the sum's length. */
  norm: number
  lastHour: number | undefined
}

export function createStory(id: string): LiveStory {
  return { id, members: new Set(), sum: new Map(), norm: 0, lastHour: undefined }
}

/** Adds a member; gives the terms that are new in the story. */
export function addMember(story: LiveStory, document: number, article: Description): number[] {
  const fresh: number[] = []
  story.members.add(document)
  article.terms.forEach((term, at) => {
    const before = story.sum.get(term)
    if (before === undefined) fresh.push(term)
    setWeight(story, term, (before ?? 0) + (article.weights[at] ?? 0))
  })
  if (article.hour !== undefined) story.lastHour = Math.max(story.lastHour ?? article.hour, article.hour)
  return fresh
}

export function removeMember(story: LiveStory, document: number, article: Description): void {
  story.members.delete(document)
  article.terms.forEach((term, at) => {
    setWeight(story, term, (story.sum.get(term) ?? 0) - (article.weights[at] ?? 0))
  })
}

/** Dot product of the article and the sum of the story's vectors. */
export function dotOf(story: LiveStory, article: Description): number {
  let dot = 0
  for (let at = 0; at < article.terms.length; at++) {
    dot += (article.weights[at] ?? 0) * (story.sum.get(article.terms[at] ?? 0) ?? 0)
  }
  return dot
}

/** Mean cosine between the members of two stories. */
export function linkageOf(left: LiveStory, right: LiveStory): number {
  const [small, large] = left.sum.size < right.sum.size ? [left, right] : [right, left]
  let dot = 0
  for (const [term, weight] of small.sum) dot += weight * (large.sum.get(term) ?? 0)
  return dot / Math.max(1, left.members.size * right.members.size)
}

// Rounding leaves crumbs when a member goes; they are swept so that a story forgets its terms.
function setWeight(story: LiveStory, term: number, weight: number): void {
  const before = story.sum.get(term) ?? 0
  const after = Math.abs(weight) < 1e-6 ? 0 : weight
  story.norm += after * after - before * before
  if (after === 0) story.sum.delete(term)
  else story.sum.set(term, after)
}
