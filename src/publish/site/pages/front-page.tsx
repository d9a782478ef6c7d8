import type { PlannedFile } from '../../../model/edition.ts'
import type { RankedStory } from '../../../model/story.ts'
import { renderPage } from '../components/page.tsx'
import { LeadStory, Rising } from '../components/story-teasers.tsx'
import { inShownOrder, type Section, TopicSections } from '../components/topic-sections.tsx'
import { itemList } from '../json-ld.ts'
import type { Paper } from '../paper.ts'
import { versionOf } from '../paper.ts'
import { previewPicture } from '../preview/preview-picture.ts'
import { type ShownStory, storyVersion } from '../shown-story.ts'

/** `/`: the lead, what is rising, and a section a topic. */
export function frontPageFile(paper: Paper): PlannedFile {
  const { frontPage } = paper.edition
  const lead = shownStory(paper, frontPage.lead)
  const rising = shownStories(paper, frontPage.rising)
  const sections = inShownOrder(
    frontPage.sections
      .map(({ topic, stories }) => ({ topic, stories: shownStories(paper, stories) }))
      .filter((section) => section.stories.length > 0),
  )
  const all = [...(lead ? [lead] : []), ...rising, ...sections.flatMap((section) => section.stories)]
  const wouldChange = frontPage.lead?.wouldChange ?? []
  const counts = [paper.counts, paper.edition.sources.length]
  return {
    path: 'index.html',
    version: versionOf(
      'front-page',
      paper.version,
      paper.updatedAt,
      counts,
      sections.map(({ topic, stories }) => [topic, stories.length]),
      all.map(storyVersion),
      wouldChange,
      sourcesDown(paper),
    ),
    render: () => renderFrontPage(paper, { lead, rising, sections, wouldChange, all }),
  }
}

type Content = {
  readonly lead: ShownStory | undefined
  readonly rising: readonly ShownStory[]
  readonly sections: readonly Section[]
  readonly wouldChange: readonly string[]
  readonly all: readonly ShownStory[]
}

function renderFrontPage(paper: Paper, { lead, rising, sections, wouldChange, all }: Content): string {
  const { say } = paper.language
  const { site } = paper.edition
  const picture = lead && previewPicture(paper, lead)
  return renderPage(
    paper,
    {
      description: site.description,
      path: '/',
      jsonLd: itemList(paper, { name: site.name, path: '/', stories: all }),
      ...(picture ? { picture } : {}),
    },
    <>
      {sourcesDown(paper) ? <p class="notice">{say('allFailing')}</p> : undefined}
      {all.length === 0 ? <p class="empty">{say('emptyFront')}</p> : undefined}
      {lead ? (
        <div class={rising.length > 0 ? 'top' : 'top top-alone'}>
          <LeadStory paper={paper} story={lead} wouldChange={wouldChange} />
          {rising.length > 0 ? <RisingList paper={paper} stories={rising} /> : undefined}
        </div>
      ) : undefined}
      <TopicSections paper={paper} sections={sections} />
    </>,
  )
}

function RisingList({ paper, stories }: { readonly paper: Paper; readonly stories: readonly ShownStory[] }) {
  return (
    <section class="rising-list" aria-labelledby="rising">
      <h2 id="rising" class="small-title">
        {paper.language.say('rising')}
      </h2>
      {stories.map((story) => (
        <Rising paper={paper} story={story} />
      ))}
    </section>
  )
}

function shownStory(paper: Paper, ranked: RankedStory | undefined): ShownStory | undefined {
  const story = ranked && (paper.storyOf.get(ranked.id) ?? paper.storyOf.get(ranked.lead))
  if (!story) return undefined
  const coverage = ranked.coverage.flatMap((id) => story.articles.find((article) => article.id === id) ?? [])
  return coverage.length > 0 ? { ...story, coverage } : story
}

function shownStories(paper: Paper, ranked: readonly RankedStory[]): ShownStory[] {
  return ranked.flatMap((story) => shownStory(paper, story) ?? [])
}

function sourcesDown(paper: Paper): boolean {
  const { sources } = paper.edition
  return (
    sources.length > 0 &&
    sources.every(
      ({ state }) => state.status === 'failing' || state.status === 'gone' || state.status === 'refused',
    )
  )
}
