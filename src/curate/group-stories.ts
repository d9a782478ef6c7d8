import type { Article } from '../model/article.ts'
import type { CurateInput } from '../model/curation.ts'
import type { Story } from '../model/story.ts'
import type { Decisions } from './edits/apply-edits.ts'
import { constrainStories, type Group } from './edits/constrain-stories.ts'
import { canJudge } from './quality/score-quality.ts'
import { createGrouper, type Grouper } from './stories/story-index.ts'
import type { GroupInput } from './stories/terms.ts'

/** What the articles of the window are to each other, the editors' word included. */
export type Grouped = {
  readonly duplicateOf: ReadonlyMap<string, string>
  /** Every article is in exactly one group; most groups have one article. */
  readonly groups: readonly Group[]
  /** Stories of earlier runs by the id they have here. */
  readonly earlier: ReadonlyMap<string, Story>
}

/** Puts the articles of the window into stories: what earlier runs decided stands, new articles join, editors decide last. */
export function groupStories(input: CurateInput, decisions: Decisions): Grouped {
  const grouper = createGrouper({ windowDays: input.settings.windowDays })
  for (const [one, other] of apartPairs(input, decisions)) grouper.cannotLink(one, other)
  const claimed = new Set([...input.remembered.values()].map((known) => known.story))
  for (const article of decisions.articles) {
    // Of a bare word it cannot be said what it tells; it stands alone.
    if (!canJudge(article)) continue
    const known = input.remembered.get(article.id)
    if (known)
      grouper.remember(groupInput(article), { ...known, story: known.story ?? ownStory(article.id, claimed) })
    else grouper.add(groupInput(article))
  }
  // A run without news changes no story.
  const hasNews = decisions.articles.some((article) => !input.remembered.has(article.id))
  const movedTo = hasNews ? grouper.mergeAndSplit() : new Map<string, string>()
  const duplicateOf = new Map<string, string>()
  const members = new Map<string, string[]>()
  for (const { id } of decisions.articles) {
    const grouping = grouper.groupingOf(id)
    const representative = representativeOf(id, grouper, input)
    if (representative !== undefined) duplicateOf.set(id, representative)
    const story = grouping?.story ?? `s${id}`
    const known = members.get(story)
    if (known) known.push(id)
    else members.set(story, [id])
  }
  const shown = new Map(input.stories.map((story) => [story.id, story]))
  const mergedInto = Map.groupBy(movedTo.keys(), (from) => movedTo.get(from))
  const groups = [...members].map(([id, articles]) => ({
    id,
    articles,
    aliases: aliasesOf(id, mergedInto.get(id) ?? [], shown),
  }))
  const constrained = constrainStories(groups, decisions)
  return { duplicateOf, groups: constrained, earlier: earlierOf(constrained, shown) }
}

// A story keeps the name of the article that founded it even when that article was moved out and stands alone now.
function ownStory(article: string, claimed: ReadonlySet<string | undefined>): string {
  const names = [`s${article}`, ...Array.from({ length: 8 }, (_, more) => `s${article}-${more + 2}`)]
  return names.find((name) => !claimed.has(name)) ?? `s${article}-alone`
}

// The grouper joins copies as they come; one whose representative came later is known from the run that joined them.
function representativeOf(id: string, grouper: Grouper, { remembered }: CurateInput): string | undefined {
  const found = grouper.groupingOf(id)?.duplicateOf
  const known = remembered.get(id)?.duplicateOf
  if (found !== undefined || known === undefined || !grouper.groupingOf(known)) return found
  const representative = grouper.groupingOf(known)?.duplicateOf ?? known
  return representative === id ? undefined : representative
}

export function groupInput(article: Article): GroupInput {
  return {
    id: article.id,
    title: article.title,
    text: article.text || article.excerpt,
    url: article.url,
    publishedAt: article.publishedAt,
    provider: article.provider.domain,
    authors: article.authors,
    ...(article.language === undefined ? {} : { language: article.language }),
  }
}

/** Pairs that a split tore apart: what it moved, and what the story has left. */
function apartPairs(input: CurateInput, decisions: Decisions): readonly (readonly [string, string])[] {
  return decisions.stories.flatMap((edit) => {
    if (edit.kind !== 'split') return []
    const story = input.stories.find((known) => known.id === edit.story || known.aliases.includes(edit.story))
    const left = story?.articles.filter((id) => !edit.articles.includes(id)) ?? []
    return edit.articles.flatMap((moved) => left.map((other) => [moved, other] as const))
  })
}

// Only names that were once shown need an alias; most merges join articles that stood alone.
function aliasesOf(
  id: string,
  merged: readonly string[],
  shown: ReadonlyMap<string, Story>,
): readonly string[] {
  const known = [id, ...merged].flatMap((name) => shown.get(name) ?? [])
  const names = known.flatMap((story) => [story.id, ...story.aliases])
  return [...new Set(names)].filter((name) => name !== id).toSorted()
}

function earlierOf(groups: readonly Group[], shown: ReadonlyMap<string, Story>): ReadonlyMap<string, Story> {
  return new Map(
    groups.flatMap((group) => {
      const story = [group.id, ...group.aliases].flatMap((name) => shown.get(name) ?? [])[0]
      return story ? [[group.id, story] as const] : []
    }),
  )
}
