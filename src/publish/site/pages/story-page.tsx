import type { CuratedArticle } from '../../../model/article.ts'
import type { PlannedFile } from '../../../model/edition.ts'
import { versionOf } from '../../version.ts'
import { Bars } from '../components/bars.tsx'
import { When } from '../components/byline.tsx'
import { speech } from '../components/headline.tsx'
import { Heat } from '../components/heat.tsx'
import { renderPage } from '../components/page.tsx'
import { Credit, Picture, pictureOf } from '../components/picture.tsx'
import { ListItem } from '../components/story-teasers.tsx'
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

const READ_NEXT = 5

/** Stories related to this one, itself left out, each once. */
export function readNext(paper: Paper, story: ShownStory): ShownStory[] {
  const next = new Set<ShownStory>()
  for (const id of [story.lead, ...story.coverage].flatMap((article) => article.related)) {
    const other = paper.storyOf.get(id)
    if (other && other !== story) next.add(other)
    if (next.size === READ_NEXT) break
  }
  return [...next]
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
      jsonLd: newsArticle(paper, story),
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
        <ReadNext paper={paper} stories={next} />
      </aside>
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
        <p class="kicker">
          {say('storyLine', {
            articles: say('articles', { n: story.articles.length }),
            voices: say('independentVoices', { n: story.voices }),
          })}
        </p>
        <h1 {...speech(paper, story.lead.language)}>{story.lead.title}</h1>
        <p class="byline">
          <a class="provider" href={`${paper.base}${providerPath(first.provider.domain)}`}>
            {say('firstTold', { provider: first.provider.name })}
          </a>{' '}
          <When paper={paper} date={first.publishedAt} /> <Heat paper={paper} heat={story.heat} />
        </p>
        <Topics paper={paper} article={story.lead} />
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

const CHART = { width: 320, height: 56 }
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
      <h2 class="small-title">{say('coverageBy')}</h2>
      <Bars
        values={values}
        recent={RECENT_HOURS}
        size={CHART}
        words={say('coverageChart', {
          articles: say('articles', { n: dates.length }),
          hours: say('hours', { n: hours }),
          peak,
          time: paper.dates.moment(peakAt),
        })}
      />
      <p class="axis">
        <span>{paper.dates.moment(new Date(story.lastAt.getTime() - (hours - 1) * 3_600_000))}</span>
        <span>{paper.dates.moment(story.lastAt)}</span>
      </p>
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
    <section>
      <h2 class="small-title">{paper.language.say('readNext')}</h2>
      {stories.map((story) => (
        <ListItem paper={paper} story={story} />
      ))}
    </section>
  )
}
