import { createInvertedIndex, type InvertedIndex } from '../../lib/text/inverted-index.ts'
import { type Constraints, createConstraints } from './constraints.ts'
import type { Description } from './describe-article.ts'
import { addMember, createStory, type LiveStory, removeMember } from './live-story.ts'
import { createTermStatistics, type TermStatistics } from './term-statistics.ts'

/** The articles and stories of the last days. Articles are numbered in order of arrival. */
export type StoryWindow = {
  readonly hours: number
  readonly live: Map<number, LiveArticle>
  readonly numbers: Map<string, number>
  readonly stories: Map<string, LiveStory>
  /** Id of a story that was merged away -> id of the story it is part of. */
  readonly aliases: Map<string, string>
  readonly statistics: TermStatistics
  readonly constraints: Constraints
  /** Called with the last word about an article that has become too old. */
  readonly retired: (article: string, story: string) => void
  index: InvertedIndex
  arrived: number
  retiredSinceRebuild: number
  newestHour: number
  /** Story of each article from number `first` on, which is what a search asks for most. */
  placed: (LiveStory | undefined)[]
  first: number
  searches: number
}

export type LiveArticle = { readonly description: Description; story: LiveStory }

/** Heaviest terms a search uses, and the newest articles it looks at for each. */
const QUERY_TERMS = 24
const MAX_POSTINGS = 120
const MIN_REBUILD = 1000

export function createStoryWindow(options: {
  readonly hours: number
  readonly retired: (article: string, story: string) => void
}): StoryWindow {
  return {
    ...options,
    live: new Map(),
    numbers: new Map(),
    stories: new Map(),
    aliases: new Map(),
    statistics: createTermStatistics(),
    constraints: createConstraints(),
    index: createInvertedIndex(),
    arrived: 0,
    retiredSinceRebuild: 0,
    newestHour: Number.NEGATIVE_INFINITY,
    placed: [],
    first: 0,
    searches: 0,
  }
}

/** Files an article in a story, which may be a new one. */
export function fileArticle(window: StoryWindow, description: Description, story: LiveStory): void {
  const document = window.arrived++
  const isNew = story.members.size === 0
  window.live.set(document, { description, story })
  window.placed.push(story)
  window.numbers.set(description.id, document)
  window.stories.set(story.id, story)
  window.statistics.count(addMember(story, document, description), isNew ? 1 : 0)
  post(window, document, description)
  moveOn(window, description.hour)
}

export function storyOf(window: StoryWindow, article: string): LiveStory | undefined {
  return window.live.get(window.numbers.get(article) ?? -1)?.story
}

/** The story of this id or alias; a new one when there is none. */
export function storyNamed(window: StoryWindow, id: string): LiveStory {
  return window.stories.get(currentIdOf(window, id)) ?? createStory(id)
}

/** A story is named for the article that founded it; when that name is taken (its founder was moved away), a number is added. */
export function newStoryFor(window: StoryWindow, article: string): LiveStory {
  for (let number = 1; ; number++) {
    const id = number === 1 ? `s${article}` : `s${article}-${number}`
    if (!window.stories.has(id) && !window.aliases.has(id)) return createStory(id)
  }
}

/** Moves an article to another story; a story without articles is forgotten. */
export function moveArticle(window: StoryWindow, document: number, to: LiveStory): void {
  const article = window.live.get(document)
  if (!article || article.story === to) return
  takeOut(window, document, article)
  article.story = to
  window.placed[document - window.first] = to
  window.stories.set(to.id, to)
  addMember(to, document, article.description)
}

/** Makes one story part of another, whose id it becomes an alias of. */
export function mergeInto(window: StoryWindow, into: LiveStory, from: LiveStory): void {
  for (const document of [...from.members.keys()]) moveArticle(window, document, into)
  // A name that lives is no alias, else two stories that were merged both ways would be aliases of each other.
  window.aliases.delete(into.id)
  window.aliases.set(from.id, into.id)
}

/** The story an id is of, through every merge since. */
export function currentIdOf(window: StoryWindow, id: string): string {
  let current = id
  for (let next = window.aliases.get(id); next !== undefined; next = window.aliases.get(current))
    current = next
  return current
}

/** True when no editor keeps the article and one of the story's apart. */
export function mayJoin(window: StoryWindow, article: string, story: LiveStory): boolean {
  if (!window.constraints.hasApart(article)) return true
  for (const member of story.members.values()) {
    if (window.constraints.areApart(article, member.id)) return false
  }
  return true
}

export type Query = {
  readonly terms: ArrayLike<number>
  readonly weights: ArrayLike<number>
  readonly limit: number
}

/** Stories that share the query's heaviest terms, those with the nearest centre first. */
export function candidatesFor(window: StoryWindow, query: Query): LiveStory[] {
  const found: LiveStory[] = []
  const search = ++window.searches
  const { placed, first } = window
  const reach = { oldest: first, limit: MAX_POSTINGS }
  for (let at = 0; at < Math.min(QUERY_TERMS, query.terms.length); at++) {
    const weight = query.weights[at] ?? 0
    window.index.visit(query.terms[at] ?? 0, reach, (document, theirs) => {
      const story = placed[document - first]
      if (!story) return
      if (story.search !== search) {
        story.search = search
        story.dot = 0
        found.push(story)
      }
      story.dot += weight * theirs
    })
  }
  return nearestOf(found, query.limit)
}

// A full sort of every story that shares a word would cost more than the search.
function nearestOf(found: readonly LiveStory[], limit: number): LiveStory[] {
  const nearest: { story: LiveStory; centre: number }[] = []
  for (const story of found) {
    const centre = story.dot / Math.sqrt(story.squaredLength || 1)
    const last = nearest[limit - 1]
    if (last && centre <= last.centre) continue
    const place = nearest.findIndex((other) => other.centre < centre)
    nearest.splice(place < 0 ? nearest.length : place, 0, { story, centre })
    if (nearest.length > limit) nearest.pop()
  }
  return nearest.map(({ story }) => story)
}

function takeOut(window: StoryWindow, document: number, { story }: LiveArticle): void {
  removeMember(story, document)
  if (story.members.size === 0) window.stories.delete(story.id)
}

// Arrival is only roughly in order of publication: the oldest go from the front, as long as they are too old.
function moveOn(window: StoryWindow, hour: number | undefined): void {
  if (hour === undefined || hour <= window.newestHour) return
  window.newestHour = hour
  window.statistics.advanceTo(hour)
  for (const [document, article] of window.live) {
    if ((article.description.hour ?? hour) >= hour - window.hours) break
    window.retired(article.description.id, article.story.id)
    takeOut(window, document, article)
    window.live.delete(document)
    window.placed[document - window.first] = undefined
    window.numbers.delete(article.description.id)
    window.retiredSinceRebuild++
  }
  if (window.retiredSinceRebuild >= Math.max(MIN_REBUILD, window.live.size / 4)) rebuild(window)
}

function rebuild(window: StoryWindow): void {
  window.index = createInvertedIndex()
  window.retiredSinceRebuild = 0
  const [oldest = window.arrived] = window.live.keys()
  window.placed = window.placed.slice(oldest - window.first)
  window.first = oldest
  for (const [document, { description }] of window.live) post(window, document, description)
}

function post(window: StoryWindow, document: number, description: Description): void {
  description.terms.forEach((term, at) => {
    window.index.add(term, document, description.weights[at] ?? 0)
  })
}
