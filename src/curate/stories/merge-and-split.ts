import { bisect, type Halves } from './bisect.ts'
import { choicesFor, joinChanceOf, type Training } from './choose-story.ts'
import { areEvident, saysTooLittle } from './has-evidence.ts'
import { cohesionOf, isOfTitles, type LiveStory, linkageOf, recencyOf } from './live-story.ts'
import {
  candidatesFor,
  mayJoin,
  mergeInto,
  moveArticle,
  newStoryFor,
  type StoryWindow,
} from './story-window.ts'
import { eachUse } from './term-uses.ts'

/**
 * Puts right what single decisions got wrong, on the stories that changed since the last pass.
 *
 * Two groups of articles are one story when articles of one are nearly as like those of the other as those of their own:
 * the mean cosine across, over the mean cosine within. The same measure joins two stories and cuts one in halves; the two
 * limits are apart, so that a pass does not undo the last one. It is free of scale, which is what tells two events of one
 * kind (alike, but less than their own articles are) from one event told in many words.
 */
export function mergeAndSplit(window: StoryWindow, rules: Rules): void {
  const touched = touchedIn(window)
  for (const story of touched) story.isTouched = false
  const documents = touched.flatMap((story) => [...story.members.keys()]).sort((left, right) => left - right)
  for (const document of documents) reconsider(window, document, rules)
  for (const story of touched) if (window.stories.has(story.id)) mergeWithNearest(window, story)
  for (const story of new Set([...touched, ...touchedIn(window)])) {
    if (window.stories.has(story.id)) splitIfTwo(window, story, rules)
  }
}

function touchedIn(window: StoryWindow): LiveStory[] {
  return [...window.stories.values()].filter((story) => story.isTouched)
}

export type Rules = {
  /** True for an article that an editor put where it is. */
  readonly isFixed: (article: string) => boolean
  /** Article whose text this one has too; itself when it is no copy. Copies go where that one goes. */
  readonly representativeOf: (article: string) => string
  readonly copiesOf: (article: string) => readonly string[]
  readonly training: Training | undefined
}

/** Across against within, from which two stories are one; and below which halves of one are two. Titles say too little to cut by. */
const MERGE = { text: 0.72, title: 0.2 } as const
const SPLIT = 0.66
/** Mean cosine below which stories have nothing to do with each other. */
const MIN_LINKAGE = { text: 0.1, title: 0.05 } as const
/** How much better another story must fit before an article moves: a title is too little evidence for a near tie. */
const BETTER = { text: 1.05, title: 1.5 } as const
/** An article leaves a story that fits so much worse than is needed to join one. */
const KEEP = { text: 0.8, title: 0 } as const
const MIN_HALF = 2
const NEAR_STORIES = 8
const SUMMARY_TERMS = 40

function reconsider(window: StoryWindow, document: number, rules: Rules): void {
  const article = window.live.get(document)
  if (!article || !mayMove(article.description.id, rules)) return
  const { description, story } = article
  const join = joinChanceOf(description)
  const form = description.hasText ? 'text' : 'title'
  const wasTouched = story.isTouched
  const alone = newStoryFor(window, description.id)
  moveArticle(window, document, alone)
  const choices = choicesFor(window, description, rules.training).filter((choice) => choice.story !== alone)
  const own = choices.find((choice) => choice.story === story)?.chance ?? 0
  const best = choices[0]
  if (best && best.story !== story && best.chance >= join && best.chance > own * BETTER[form]) {
    moveArticle(window, document, best.story)
    for (const copy of rules.copiesOf(description.id))
      moveArticle(window, window.numbers.get(copy) ?? -1, best.story)
    if (story.members.size === 0) window.aliases.set(story.id, best.story.id)
  } else if (story.members.size === 0 || own >= join * KEEP[form]) {
    moveArticle(window, document, story)
    story.isTouched = wasTouched
  }
}

function mayMove(article: string, rules: Rules): boolean {
  return rules.representativeOf(article) === article && !rules.isFixed(article)
}

function mergeWithNearest(window: StoryWindow, story: LiveStory): void {
  const form = isOfTitles(story) ? 'title' : 'text'
  if (saysTooLittle(story)) return
  let best: LiveStory | undefined
  let most = 0
  for (const other of candidatesFor(window, summaryOf(story))) {
    if (other === story || saysTooLittle(other)) continue
    const linkage = linkageOf(story, other)
    const unity = unityOf(story, other, linkage) * recencyOf(story, other)
    if (linkage < MIN_LINKAGE[form] || unity <= most || !areEvident(story, other, form)) continue
    best = other
    most = unity
  }
  if (!best || most < MERGE[form] || !mayMerge(window, story, best)) return
  if (isSenior(best, story)) mergeInto(window, best, story)
  else mergeInto(window, story, best)
}

function unityOf(left: LiveStory, right: LiveStory, linkage: number): number {
  return linkage / ((cohesionOf(left) + cohesionOf(right)) / 2)
}

/** The larger story keeps its id; of two equal ones the older. */
function isSenior(left: LiveStory, right: LiveStory): boolean {
  if (left.members.size !== right.members.size) return left.members.size > right.members.size
  return Math.min(...left.members.keys()) < Math.min(...right.members.keys())
}

function mayMerge(window: StoryWindow, left: LiveStory, right: LiveStory): boolean {
  return [...left.members.values()].every((member) => mayJoin(window, member.id, right))
}

function summaryOf(story: LiveStory) {
  const terms: { readonly term: number; readonly weight: number }[] = []
  eachUse(story.terms, (term, cell) => terms.push({ term, weight: story.terms.weights[cell] ?? 0 }))
  const heaviest = terms
    .sort((left, right) => right.weight - left.weight || left.term - right.term)
    .slice(0, SUMMARY_TERMS)
  return {
    terms: heaviest.map(({ term }) => term),
    weights: heaviest.map(({ weight }) => weight),
    limit: NEAR_STORIES + 1,
  }
}

function splitIfTwo(window: StoryWindow, story: LiveStory, rules: Rules): void {
  if (story.members.size < 2 * MIN_HALF || isOfTitles(story)) return
  const halves = bisect(story)
  if (!halves || !areTwo(halves)) return
  const smaller = isSenior(halves.left, halves.right) ? halves.right : halves.left
  const leaving = leaversOf(window, smaller, rules)
  const first = leaving[0]
  if (first === undefined || leaving.length === story.members.size || leaving.some(rules.isFixed)) return
  const other = newStoryFor(window, first)
  for (const article of leaving) moveArticle(window, window.numbers.get(article) ?? -1, other)
}

/** Articles of a half, and their copies; a copy of an article that stays, stays. */
function leaversOf(window: StoryWindow, half: LiveStory, rules: Rules): string[] {
  const inHalf = new Set([...half.members.values()].map(({ id }) => id))
  const leaders = [...inHalf].filter((id) => {
    const leader = rules.representativeOf(id)
    return leader === id || inHalf.has(leader) || !window.numbers.has(leader)
  })
  return [...new Set(leaders.flatMap((id) => [id, ...rules.copiesOf(id)]))]
}

function areTwo({ left, right }: Halves): boolean {
  if (left.members.size < MIN_HALF || right.members.size < MIN_HALF) return false
  return unityOf(left, right, linkageOf(left, right)) < SPLIT
}
