import type { PlannedFile } from '../../model/edition.ts'
import { storyFile as storyDocument } from '../api/details.ts'
import { shownArticles } from '../edition-index.ts'
import { feedFiles } from '../feeds/feed-files.ts'
import { dayFile } from '../site/pages/archive-pages.tsx'
import { articleFile } from '../site/pages/article-page.tsx'
import { storyFile } from '../site/pages/story-page.tsx'
import { cardFiles } from '../site/preview/preview-picture.ts'
import type { ShownStory } from '../site/shown-story.ts'
import type { ArchivePeriod } from './lists.ts'
import { printStamp } from './outline.ts'
import type { ShownMark } from './show-marks.ts'
import { inPublic, type Planning, type Scope, type Unit, unitPrint } from './unit.ts'

/**
 * A unit for each day of the archive, in the site's time zone: the pages of the stories and lone articles whose lead is of that day,
 * the stories' documents and feeds, and the day's own page.
 */
export function* storyUnits(planning: Planning): Iterable<Unit> {
  const { days } = planning.lists
  for (const [at, day] of days.entries())
    yield storyUnit(planning, day, { later: days[at - 1], earlier: days[at + 1] })
}

type Neighbours = {
  readonly later: ArchivePeriod | undefined
  readonly earlier: ArchivePeriod | undefined
}

function storyUnit(planning: Planning, day: ArchivePeriod, { later, earlier }: Neighbours): Unit {
  const { outline } = planning
  const name = `stories/${day.key}`
  // Worked out again where it is needed: what a unit keeps, it keeps for each day there is.
  const shown = () => outline.shown.slice(day.from, day.to)
  const rowsOf = () => shown().flatMap(({ articles }) => articles)
  const print = unitPrint(planning, name)
  print.text(`${later?.key} ${earlier?.key}`)
  for (const row of rowsOf()) {
    printStamp(outline, row, print)
    for (const other of outline.relatedOf(row)) printStamp(outline, other, print)
  }
  return {
    name,
    version: print.done(),
    needs: () => rowsOf().flatMap((row) => [row, ...outline.relatedOf(row)]),
    *plan(scope) {
      const stories = storiesOf(planning, scope, shown())
      yield* inPublic([dayFile(scope.paper, { ...day, stories, later, earlier })])
      for (const story of stories) yield* inPublic(filesOfStory(story, scope))
    },
  }
}

function* filesOfStory(story: ShownStory, { paper, index }: Scope): Iterable<PlannedFile> {
  yield story.story ? storyFile(paper, story) : articleFile(paper, story)
  yield* cardFiles(paper, story)
  if (!story.story) return
  const document = storyDocument(story.story, index)
  if (!document) return
  yield document
  const { site } = index.edition
  const articles = shownArticles(story.story.articles, index).toSorted(
    (one, other) => other.publishedAt.getTime() - one.publishedAt.getTime(),
  )
  const title = index.findArticle(story.story.lead)?.title ?? articles[0]?.title ?? ''
  yield* feedFiles(index.edition, {
    path: `feeds/stories/${story.id}`,
    title: `${site.name}: ${title}`,
    home: `${site.url}${story.path}`,
    articles,
  })
}

/** The stories of these marks as pages show them. */
export function storiesOf(
  { outline }: Planning,
  { paper }: Scope,
  shown: readonly ShownMark[],
): readonly ShownStory[] {
  return shown.flatMap(({ lead, story }) => {
    const id = story < 0 ? outline.idOf(lead) : outline.stories.idOf(story)
    return paper.storyOf.get(id) ?? []
  })
}
