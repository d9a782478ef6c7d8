import type { Judgement } from '../model/article.ts'
import type { AuthorityLedger } from '../model/authority.ts'
import type { CurateInput, Curation, EditConflict } from '../model/curation.ts'
import type { Story } from '../model/story.ts'
import { applyEdits, type Decisions } from './edits/apply-edits.ts'
import { buildFrontPage } from './front-page/build-front-page.ts'
import { orderCandidates } from './front-page/choose-lead.ts'
import { type Grouped, groupStories } from './group-stories.ts'
import { authorityOf } from './heat/authority-of.ts'
import { learnAuthority } from './heat/learn-authority.ts'
import { type Told, tellStories } from './heat/tell-stories.ts'
import { type Judged, judgeArticles } from './judge-articles.ts'
import { relateWindow } from './relate-window.ts'

/** From articles to a front page: what each is and is worth, which tell one story, how much attention it has, what is on top. */
export function curate(input: CurateInput): Curation {
  const decisions = applyEdits(input)
  const judged = new Map(judgeArticles(input, decisions).map((one) => [one.article.id, one]))
  const grouped = groupStories(input, decisions)
  const authority = learnFrom(input, decisions, grouped)
  const { owners } = input.settings
  const told = tellStories({
    ...grouped,
    articles: decisions.articles,
    authority: authorityOf(authority),
    owners,
  })
  const { stories, conflicts } = withLeads(told, { judged, grouped, decisions })
  const related = shownOf(relateWindow(input, decisions.articles, grouped), judged)
  const { duplicateOf } = grouped
  const frontPage = buildFrontPage({
    ...input,
    stories,
    judged,
    duplicateOf,
    related,
    pinned: decisions.pinned,
  })
  return {
    articles: decisions.articles,
    judgements: judgementsOf({ judged, stories, duplicateOf, related }),
    stories: stories.filter((story) => story.articles.length > 1),
    frontPage,
    review: [...judged.values()]
      .filter((one) => one.review.length > 0)
      .map((one) => ({ article: one.article.id, matches: one.review })),
    conflicts: [...decisions.conflicts, ...conflicts],
    authority,
  }
}

function learnFrom(input: CurateInput, decisions: Decisions, grouped: Grouped): AuthorityLedger {
  const at = new Map(decisions.articles.map((article) => [article.id, article.publishedAt.getTime()]))
  const storyOf = new Map(
    grouped.groups.flatMap((group) => {
      const inOrder = group.articles.toSorted(
        (a, b) => (at.get(a) ?? 0) - (at.get(b) ?? 0) || (a < b ? -1 : 1),
      )
      return group.articles.map((id) => [id, inOrder] as const)
    }),
  )
  return learnAuthority({
    ...input,
    owners: input.settings.owners,
    articles: decisions.articles,
    storyOf,
    duplicateOf: grouped.duplicateOf,
  })
}

type Leading = {
  readonly judged: ReadonlyMap<string, Judged>
  readonly grouped: Grouped
  readonly decisions: Decisions
}

/** Every story with the article that stands for it: the editor's choice where it can be followed, else the best one. */
function withLeads(
  told: readonly Told[],
  { judged, grouped, decisions }: Leading,
): { readonly stories: readonly Story[]; readonly conflicts: readonly EditConflict[] } {
  const conflicts: EditConflict[] = []
  const stories = told.map((story) => {
    const members = story.articles.flatMap((id) => judged.get(id) ?? [])
    const candidates = members.map((one) => ({
      ...one,
      isDuplicate: grouped.duplicateOf.has(one.article.id),
    }))
    const wish = decisions.stories.findLast(
      (edit) =>
        edit.kind === 'lead' &&
        (edit.story === story.id ||
          story.aliases.includes(edit.story) ||
          story.articles.includes(edit.story)),
    )
    const best = orderCandidates(candidates)[0]?.article.id ?? ''
    if (wish?.kind !== 'lead') return { ...story, lead: best }
    if (judged.get(wish.article)?.published && story.articles.includes(wish.article)) {
      return { ...story, lead: wish.article }
    }
    const words = `The chosen lead is not a published article of the story; ${best} stands for it.`
    conflicts.push({ edit: wish, words })
    return { ...story, lead: best }
  })
  return { stories, conflicts }
}

// What has left the window was published when it was named.
function shownOf(
  related: ReadonlyMap<string, readonly string[]>,
  judged: ReadonlyMap<string, Judged>,
): ReadonlyMap<string, readonly string[]> {
  const mayBeNamed = (id: string) => judged.get(id)?.published ?? true
  return new Map([...related].map(([id, others]) => [id, others.filter(mayBeNamed)]))
}

type Decided = {
  readonly judged: ReadonlyMap<string, Judged>
  readonly stories: readonly Story[]
  readonly duplicateOf: ReadonlyMap<string, string>
  readonly related: ReadonlyMap<string, readonly string[]>
}

function judgementsOf({ judged, stories, duplicateOf, related }: Decided): ReadonlyMap<string, Judgement> {
  const storyOf = new Map(stories.flatMap((story) => story.articles.map((id) => [id, story] as const)))
  const isShown = (id: string) => judged.get(id)?.published === true
  return new Map(
    [...judged].map(([id, own]) => {
      const story = storyOf.get(id)
      const duplicate = duplicateOf.get(id)
      const mates = (story?.articles ?? []).filter((mate) => mate !== id && isShown(mate))
      // Always in this order of keys: what is decided again must be the same bytes.
      const judgement: Judgement = {
        kind: own.kind,
        topics: own.topics,
        ...(own.quality && { quality: own.quality }),
        ...(own.quality && story && { heat: story.heat }),
        ...(duplicate !== undefined && { duplicateOf: duplicate }),
        ...(story && story.articles.length > 1 && { story: story.id }),
        related: [...mates, ...(related.get(id) ?? [])],
        published: own.published,
        ...(own.leftOut && { leftOut: own.leftOut }),
        basis: own.basis,
      }
      return [id, judgement]
    }),
  )
}
