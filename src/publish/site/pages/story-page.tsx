import type { CuratedArticle } from '../../../model/article.ts'
import type { PlannedFile } from '../../../model/edition.ts'
import { versionOf } from '../../version.ts'
import { When } from '../components/byline.tsx'
import { Chart } from '../components/chart.tsx'
import { speech, unbroken } from '../components/headline.tsx'
import { Heat } from '../components/heat.tsx'
import { List } from '../components/mixed-stories.tsx'
import { renderPage } from '../components/page.tsx'
import { Credit, Picture, pictureOf } from '../components/picture.tsx'
import { StoryTimeline } from '../components/timeline.tsx'
import { WhyParts } from '../components/why.tsx'
import { hourlyCounts, hoursBetween } from '../counts.ts'
import { newsArticle } from '../json-ld.ts'
import type { Paper } from '../paper.ts'
import { fileOf, providerPath } from '../paths.ts'
import { previewPicture } from '../preview/preview-picture.ts'
import { type ShownStory, storyVersion, teaserVersion } from '../shown-story.ts'

/** `/stories/<id>/`: one event as everyone told it. */
export function storyFile(paper: Paper, story: ShownStory): PlannedFile {
  const next = readNext(paper, story)
  return {
    path: fileOf(story.path),
    version: versionOf('story', paper.version, storyVersion(story), nextVersion(next)),
    render: () => renderStory(paper, story, next),
  }
}

/** Version of what a page shows of the stories to read next. */
export function nextVersion(next: readonly ShownStory[]): string {
  return next.map(teaserVersion).join('\n')
}

/** Lines of three. */
const READ_NEXT = 6
const IN_LINE = 3

/** Stories related to this one, itself left out, each once. */
export function readNext(paper: Paper, story: ShownStory): ShownStory[] {
  const next = new Set<ShownStory>()
  for (const id of [story.lead, ...story.coverage].flatMap((article) => article.related)) {
    const other = paper.storyOf.get(id)
    if (other && other !== story) next.add(other)
    if (next.size === READ_NEXT) break
  }
  return [...next].slice(0, next.size < READ_NEXT ? IN_LINE : READ_NEXT)
}

function renderStory(paper: Paper, story: ShownStory, next: readonly ShownStory[]): string {
  const { lead } = story
  const picture = previewPicture(paper, story)
  return renderPage(
    paper,
    {
      title: lead.title,
      description: lead.excerpt || lead.title,
      path: story.path,
      kind: 'article',
      jsonLd: newsArticle(paper, story, picture),
      ...(picture ? { picture } : {}),
    },
    <div class="with-side">
      <div class="main-column" data-story-list="">
        <StoryHead paper={paper} story={story} />
        <StoryTimeline paper={paper} story={story} />
      </div>
      <aside class="side" aria-label={paper.language.say('aboutStory')}>
        <CoverageChart paper={paper} story={story} />
        <WhyHere paper={paper} story={story} />
      </aside>
      <ReadNext paper={paper} stories={next} />
    </div>,
  )
}

type Props = { readonly paper: Paper; readonly story: ShownStory }

function StoryHead({ paper, story }: Props) {
  const { say } = paper.language
  const image = pictureOf(paper, story.lead.images)
  const first = story.articles[0] ?? story.lead
  return (
    <header class={image ? 'story-head story-head-picture' : 'story-head'}>
      <div>
        <Topics paper={paper} article={story.lead} />
        <p class="kicker">
          {say('storyLine', {
            articles: say('articles', { n: story.articles.length }),
            voices: say('independentVoices', { n: story.voices }),
          })}
        </p>
        <h1 {...speech(paper, story.lead.language)}>{unbroken(story.lead.title)}</h1>
        <p class="byline">
          <a class="provider" href={`${paper.base}${providerPath(first.provider.domain)}`}>
            {say('firstTold', { provider: first.provider.name })}
          </a>{' '}
          <When paper={paper} date={first.publishedAt} /> <Heat paper={paper} heat={story.heat} />
        </p>
      </div>
      {image ? (
        <div class="story-picture">
          <Picture paper={paper} image={image} sizes="(min-width: 60rem) 19rem, 100vw" loading="eager" />
          <Credit paper={paper} image={image} />
        </div>
      ) : undefined}
    </header>
  )
}

/** The topics of an article as links to their pages. */
export function Topics({ paper, article }: { readonly paper: Paper; readonly article: CuratedArticle }) {
  const topics = article.topics.flatMap(({ topic }) => paper.topics.get(topic) ?? [])
  if (topics.length === 0) return null
  return (
    <ul class="topics">
      {topics.map((topic) => (
        <li>
          <a href={`${paper.base}/topics/${topic.id}/`}>{topic.name}</a>
        </li>
      ))}
    </ul>
  )
}

const CHART = { width: 320, height: 64 }
const MIN_HOURS = 12
const MAX_HOURS = 72
const RECENT_HOURS = 3

function CoverageChart({ paper, story }: Props) {
  const { say } = paper.language
  const dates = story.articles.map((article) => article.publishedAt)
  const hours = hoursBetween(story.firstAt, story.lastAt, { least: MIN_HOURS, most: MAX_HOURS })
  const values = hourlyCounts(dates, story.lastAt, hours)
  const peak = Math.max(...values)
  const peakAt = new Date(story.lastAt.getTime() - (hours - 1 - values.indexOf(peak)) * 3_600_000)
  return (
    <section>
      <Chart
        title={say('coverageBy')}
        level="h2"
        values={values}
        recent={RECENT_HOURS}
        size={CHART}
        words={say('coverageChart', {
          articles: say('articles', { n: dates.length }),
          hours: say('hours', { n: hours }),
          peak,
          time: paper.dates.moment(peakAt),
        })}
        axis={[
          paper.dates.moment(new Date(story.lastAt.getTime() - (hours - 1) * 3_600_000)),
          paper.dates.moment(story.lastAt),
        ]}
      />
    </section>
  )
}

/** Heat in its parts, always open: here is where a reader comes for it. */
export function WhyHere({ paper, story }: Props) {
  const { say } = paper.language
  return (
    <section id="why">
      <h2 class="small-title">{say('why')}</h2>
      {story.heat ? (
        <WhyParts paper={paper} score={story.heat} total="heatTotal" />
      ) : (
        <p class="soft">{say('unscored')}</p>
      )}
    </section>
  )
}

/** What to read after this. */
export function ReadNext({
  paper,
  stories,
}: {
  readonly paper: Paper
  readonly stories: readonly ShownStory[]
}) {
  if (stories.length === 0) return null
  return (
    <section class="read-next section" aria-labelledby="read-next">
      <div class="section-head">
        <h2 id="read-next">{paper.language.say('readNext')}</h2>
      </div>
      <List paper={paper} stories={stories} />
    </section>
  )
}
