import { createDuplicateGroups, type DuplicateGroups } from '../duplicates/duplicate-groups.ts'
import { createDuplicateIndex, type DuplicateIndex, type Match } from '../duplicates/duplicate-index.ts'
import { fingerprintOf } from '../duplicates/fingerprint.ts'
import { choicesFor, joinChanceOf, type Training } from './choose-story.ts'
import { type Description, describeArticle } from './describe-article.ts'
import type { LiveStory } from './live-story.ts'
import { mergeAndSplit, type Rules } from './merge-and-split.ts'
import {
  createStoryWindow,
  currentIdOf,
  fileArticle,
  mayJoin,
  mergeInto,
  moveArticle,
  newStoryFor,
  type StoryWindow,
  storyNamed,
  storyOf,
} from './story-window.ts'
import type { GroupInput } from './terms.ts'

export type GroupOptions = {
  /** Days within which a text is published again and a story goes on; default 7. */
  readonly windowDays?: number
  /** The last word about an article that has left the window. */
  readonly onRetired?: (grouping: Grouping) => void
  readonly training?: Training
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

/** The articles of the last days, grouped as they arrive. */
export type Grouper = {
  readonly add: (article: GroupInput) => Grouping
  /** Files an article that an earlier run decided about; it keeps its story and what it is a copy of. */
  readonly remember: (article: GroupInput, decided: Decided) => void
  /** An editor says that two articles tell one story: their stories are merged, now if both are here. */
  readonly mustLink: (left: string, right: string) => void
  /** An editor says that two articles tell different stories: the second leaves the story of the first. */
  readonly cannotLink: (left: string, right: string) => void
  /** An editor puts an article into a story; it stays there. */
  readonly pin: (article: string, story: string) => void
  /** Puts right what single decisions got wrong. Gives every id that was merged away and the id it is part of. */
  readonly mergeAndSplit: () => ReadonlyMap<string, string>
  readonly groupingOf: (id: string) => Grouping | undefined
}

type State = {
  readonly window: StoryWindow
  readonly copies: DuplicateIndex
  readonly duplicates: DuplicateGroups
  readonly options: GroupOptions
}

const WINDOW_DAYS = 7

export function createGrouper(options: GroupOptions = {}): Grouper {
  const state = createState(options)
  const { window } = state
  return {
    add: (article) => addArticle(state, article),
    remember: (article, decided) => rememberArticle(state, article, decided),
    mustLink: (left, right) => {
      window.constraints.mustLink(left, right)
      joinStoriesOf(window, left, right)
    },
    cannotLink: (left, right) => {
      window.constraints.cannotLink(left, right)
      partStoriesOf(window, left, right)
    },
    pin: (article, story) => pinArticle(window, article, story),
    mergeAndSplit: () => {
      mergeAndSplit(window, rulesOf(state))
      return new Map([...window.aliases.keys()].map((id) => [id, currentIdOf(window, id)]))
    },
    groupingOf: (id) => groupingOf(state, id),
  }
}

function createState(options: GroupOptions): State {
  const hours = (options.windowDays ?? WINDOW_DAYS) * 24
  const duplicates = createDuplicateGroups()
  const retired = (id: string, story: string) => {
    options.onRetired?.({ id, duplicateOf: duplicates.duplicateOf(id), story })
    duplicates.forget(id)
  }
  return {
    window: createStoryWindow({ hours, retired }),
    copies: createDuplicateIndex({ windowHours: hours }),
    duplicates,
    options,
  }
}

function addArticle(state: State, article: GroupInput): Grouping {
  const known = groupingOf(state, article.id)
  if (known) return known
  const fingerprint = fingerprintOf(article)
  const matches = state.copies.add(fingerprint)
  state.duplicates.add(fingerprint)
  for (const match of matches) state.duplicates.join(match.id, article.id)
  const description = describeArticle(article, state.window.statistics)
  const story = chooseStory(state, description, matches)
  const grouping = { id: article.id, duplicateOf: state.duplicates.duplicateOf(article.id), story: story.id }
  fileArticle(state.window, description, story)
  return grouping
}

function rememberArticle(state: State, article: GroupInput, decided: Decided): void {
  if (groupingOf(state, article.id)) return
  const { window } = state
  const fingerprint = fingerprintOf(article)
  state.copies.remember(fingerprint)
  state.duplicates.add(fingerprint)
  if (decided.duplicateOf) state.duplicates.join(decided.duplicateOf, article.id)
  const story = decided.story ? storyNamed(window, decided.story) : newStoryFor(window, article.id)
  const { isTouched } = story
  const isKnown = story.members.size > 0
  fileArticle(window, describeArticle(article, window.statistics), story)
  // What an earlier run settled is not gone through again: a pass looks at stories that have news.
  story.isTouched = isKnown && isTouched
}

function chooseStory(state: State, article: Description, matches: readonly Match[]): LiveStory {
  const { window, options } = state
  const bound = [...window.constraints.partnersOf(article.id), ...matches.map(({ id }) => id)]
  for (const id of bound) {
    const story = storyOf(window, id)
    if (story && mayJoin(window, article.id, story)) return story
  }
  const choices = choicesFor(window, article, options.training)
  const best = choices[0]
  return best && best.chance >= joinChanceOf(article) ? best.story : newStoryFor(window, article.id)
}

function rulesOf({ window, duplicates, options }: State): Rules {
  return {
    isFixed: window.constraints.isPinned,
    representativeOf: (article) => duplicates.duplicateOf(article) ?? article,
    copiesOf: (article) => duplicates.membersOf(article).filter((copy) => copy !== article),
    training: options.training,
  }
}

function joinStoriesOf(window: StoryWindow, left: string, right: string): void {
  const into = storyOf(window, left)
  const from = storyOf(window, right)
  if (into && from && into !== from) mergeInto(window, into, from)
}

function partStoriesOf(window: StoryWindow, stays: string, leaves: string): void {
  const story = storyOf(window, stays)
  const document = window.numbers.get(leaves)
  if (document === undefined || !story || storyOf(window, leaves) !== story) return
  moveArticle(window, document, newStoryFor(window, leaves))
}

function pinArticle(window: StoryWindow, article: string, story: string): void {
  window.constraints.pin(article)
  const document = window.numbers.get(article)
  if (document !== undefined) moveArticle(window, document, storyNamed(window, story))
}

function groupingOf(state: State, id: string): Grouping | undefined {
  const story = storyOf(state.window, id)
  return story && { id, duplicateOf: state.duplicates.duplicateOf(id), story: story.id }
}
