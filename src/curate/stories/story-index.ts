import { createInvertedIndex, type InvertedIndex } from '../../lib/text/inverted-index.ts'
import { createDuplicateGroups, type DuplicateGroups } from '../duplicates/duplicate-groups.ts'
import { createDuplicateIndex, type DuplicateIndex, type Match } from '../duplicates/duplicate-index.ts'
import { fingerprintOf } from '../duplicates/fingerprint.ts'
import { type Constraints, createConstraints } from './constraints.ts'
import { type Description, describeArticle } from './describe-article.ts'
import { addMember, createStory, type LiveStory, linkageOf, removeMember } from './live-story.ts'
import { fitOf, JOIN } from './score-story.ts'
import { createTermStatistics, type TermStatistics } from './term-statistics.ts'
import type { GroupInput } from './terms.ts'

export type GroupOptions = {
  /** Days a text can be published again and a story can go on. */
  readonly windowDays?: number
}

export type Grouping = {
  readonly id: string
  /** The article this one is the same text as; that one represents it. */
  readonly duplicateOf: string | undefined
  /** Story id; an article that stands alone has a story of its own. */
  readonly story: string
}

/** What earlier runs decided about an article. */
export type Decided = { readonly story?: string; readonly duplicateOf?: string }

export type Grouper = {
  readonly add: (article: GroupInput) => Grouping
  /** Files an article that an earlier run decided about; it keeps its story and what it is a copy of. */
  readonly remember: (article: GroupInput, decided: Decided) => void
  readonly mustLink: (left: string, right: string) => void
  readonly cannotLink: (left: string, right: string) => void
  /** Puts right what single decisions got wrong: joins stories, moves articles. Gives id -> id it became part of. */
  readonly mergeAndSplit: () => ReadonlyMap<string, string>
  readonly groupingOf: (id: string) => Grouping | undefined
}

type State = {
  readonly copies: DuplicateIndex
  readonly index: InvertedIndex
  readonly statistics: TermStatistics
  readonly articles: Description[]
  readonly numbers: Map<string, number>
  readonly storyOf: LiveStory[]
  readonly stories: Map<string, LiveStory>
  readonly aliases: Map<string, string>
  readonly duplicates: DuplicateGroups
  readonly constraints: Constraints
}

const WINDOW_DAYS = 7
/** Heaviest terms a search for candidates uses, and documents it looks at for each. */
const QUERY_TERMS = 40
const MAX_POSTINGS = 600
const MAX_STORIES = 24

export function createGrouper(options: GroupOptions = {}): Grouper {
  const state = createState(options)
  return {
    add: (article) => addArticle(state, article),
    remember: (article, decided) => rememberArticle(state, article, decided),
    mustLink: (left, right) => {
      state.constraints.mustLink(left, right)
      joinStoriesOf(state, left, right)
    },
    cannotLink: state.constraints.cannotLink,
    mergeAndSplit: () => mergeStories(state),
    groupingOf: (id) => (state.numbers.has(id) ? groupingOf(state, id) : undefined),
  }
}

function createState(options: GroupOptions): State {
  return {
    copies: createDuplicateIndex({ windowHours: (options.windowDays ?? WINDOW_DAYS) * 24 }),
    index: createInvertedIndex(),
    statistics: createTermStatistics(),
    articles: [],
    numbers: new Map(),
    storyOf: [],
    stories: new Map(),
    aliases: new Map(),
    duplicates: createDuplicateGroups(),
    constraints: createConstraints(),
  }
}

function addArticle(state: State, article: GroupInput): Grouping {
  const fingerprint = fingerprintOf(article)
  const matches = state.copies.add(fingerprint)
  state.duplicates.add(fingerprint)
  for (const match of matches) state.duplicates.join(match.id, article.id)
  file(state, article, (description) =>
    chooseStory(state, description, { matches, candidates: candidatesOf(state, description) }),
  )
  return groupingOf(state, article.id)
}

function rememberArticle(state: State, article: GroupInput, decided: Decided): void {
  const fingerprint = fingerprintOf(article)
  state.copies.remember(fingerprint)
  state.duplicates.add(fingerprint)
  if (decided.duplicateOf) state.duplicates.join(decided.duplicateOf, article.id)
  file(state, article, () => storyNamed(state, decided.story ?? freshId(state, article.id)))
}

function file(state: State, article: GroupInput, choose: (description: Description) => LiveStory): void {
  const description = describeArticle(article, state.statistics)
  if (description.hour !== undefined) state.statistics.advanceTo(description.hour)
  const story = choose(description)
  const document = state.articles.length
  state.articles.push(description)
  state.numbers.set(article.id, document)
  state.storyOf.push(story)
  const isNew = story.members.size === 0
  state.statistics.count(addMember(story, document, description), isNew ? 1 : 0)
  description.terms.forEach((term, at) => {
    state.index.add(term, document, description.weights[at] ?? 0)
  })
}

function candidatesOf(state: State, description: Description): LiveStory[] {
  const scores = new Map<LiveStory, number>()
  const reach = { oldest: 0, limit: MAX_POSTINGS }
  description.terms.slice(0, QUERY_TERMS).forEach((term, at) => {
    const weight = description.weights[at] ?? 0
    state.index.visit(term, reach, (document, theirs) => {
      const story = state.storyOf[document]
      if (story) scores.set(story, (scores.get(story) ?? 0) + weight * theirs)
    })
  })
  return [...scores]
    .sort((left, right) => right[1] - left[1] || (left[0].id < right[0].id ? -1 : 1))
    .slice(0, MAX_STORIES)
    .map(([story]) => story)
}

function groupingOf(state: State, id: string): Grouping {
  const story = state.storyOf[state.numbers.get(id) ?? -1]
  return { id, duplicateOf: state.duplicates.duplicateOf(id), story: story?.id ?? id }
}

type Choice = { readonly matches: readonly Match[]; readonly candidates: readonly LiveStory[] }

function chooseStory(state: State, article: Description, choice: Choice): LiveStory {
  const isOpen = (story: LiveStory) => isAllowed(state, article.id, story)
  const bound = [...state.constraints.partnersOf(article.id), ...choice.matches.map(({ id }) => id)]
  const known = bound.flatMap((id) => state.storyOf[state.numbers.get(id) ?? -1] ?? []).find(isOpen)
  if (known) return known
  const best = choice.candidates
    .filter(isOpen)
    .map((story) => ({ story, score: fitOf(article, story).score }))
    .reduce<{ story: LiveStory; score: number } | undefined>(
      (most, next) => (most && most.score >= next.score ? most : next),
      undefined,
    )
  return best && best.score >= JOIN ? best.story : storyNamed(state, freshId(state, article.id))
}

function isAllowed(state: State, article: string, story: LiveStory): boolean {
  if (!state.constraints.hasApart(article)) return true
  return ![...story.members].some((member) =>
    state.constraints.areApart(article, state.articles[member]?.id ?? ''),
  )
}

function storyNamed(state: State, id: string): LiveStory {
  const known = state.stories.get(state.aliases.get(id) ?? id)
  if (known) return known
  const story = createStory(id)
  state.stories.set(id, story)
  return story
}

// A story is named for the article that founded it; when that name is taken (its founder was moved away), a number is added.
function freshId(state: State, article: string): string {
  for (let number = 1; ; number++) {
    const id = number === 1 ? `s${article}` : `s${article}-${number}`
    if (!state.stories.has(id) && !state.aliases.has(id)) return id
  }
}

function joinStoriesOf(state: State, left: string, right: string): void {
  const into = state.storyOf[state.numbers.get(left) ?? -1]
  const from = state.storyOf[state.numbers.get(right) ?? -1]
  if (into && from && into !== from) mergeInto(state, into, from)
}

function mergeInto(state: State, into: LiveStory, from: LiveStory): void {
  for (const document of [...from.members]) {
    const article = state.articles[document]
    if (!article) continue
    removeMember(from, document, article)
    addMember(into, document, article)
    state.storyOf[document] = into
  }
  state.stories.delete(from.id)
  state.aliases.set(from.id, into.id)
  for (const [alias, id] of state.aliases) if (id === from.id) state.aliases.set(alias, into.id)
}

function mergeStories(state: State): ReadonlyMap<string, string> {
  for (const [document, article] of state.articles.entries()) {
    const story = state.storyOf[document]
    if (!story) continue
    for (const other of candidatesOf(state, article)) {
      if (other === story || other.members.size === 0) continue
      if (linkageOf(story, other) < JOIN || !mayMerge(state, story, other)) continue
      const [into, from] = other.members.size > story.members.size ? [other, story] : [story, other]
      mergeInto(state, into, from)
      break
    }
  }
  return new Map(state.aliases)
}

function mayMerge(state: State, left: LiveStory, right: LiveStory): boolean {
  return [...left.members].every((member) => isAllowed(state, state.articles[member]?.id ?? '', right))
}
