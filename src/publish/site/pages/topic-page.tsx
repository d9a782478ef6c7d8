import type { PlannedFile } from '../../../model/edition.ts'
import type { Topic } from '../../../model/taxonomy.ts'
import { Bars } from '../components/bars.tsx'
import { Mixed } from '../components/mixed-stories.tsx'
import { renderPage } from '../components/page.tsx'
import { dailyCounts } from '../counts.ts'
import { itemList } from '../json-ld.ts'
import { type Paper, versionOf } from '../paper.ts'
import { fileOf, topicPath } from '../paths.ts'
import { type ShownStory, storyVersion } from '../shown-story.ts'

const TOPIC_STORIES = 60
const TREND_DAYS = 30

/** `/topics/<id>/`: its ranked stories first, then its latest, and how much was written about it. */
export function topicFile(paper: Paper, topic: Topic, stories: readonly ShownStory[]): PlannedFile {
  const shown = ranked(paper, topic, stories).slice(0, TOPIC_STORIES)
  const dates = stories.flatMap((story) => story.articles.map((article) => article.publishedAt))
  const trend = paper.updatedAt ? dailyCounts(dates, paper.updatedAt, TREND_DAYS) : []
  return {
    path: fileOf(topicPath(topic.id)),
    version: versionOf('topic', paper.version, topic.name, stories.length, trend, shown.map(storyVersion)),
    render: () => renderTopic(paper, { topic, shown, count: stories.length, trend }),
  }
}

function ranked(paper: Paper, topic: Topic, stories: readonly ShownStory[]): ShownStory[] {
  const section = paper.edition.frontPage.sections.find((other) => other.topic === topic.name)
  const first = (section?.stories ?? []).flatMap((story) => paper.storyOf.get(story.id) ?? [])
  return [...new Set([...first, ...stories])]
}

type Content = {
  readonly topic: Topic
  readonly shown: readonly ShownStory[]
  readonly count: number
  readonly trend: readonly number[]
}

function renderTopic(paper: Paper, { topic, shown, count, trend }: Content): string {
  const { say } = paper.language
  const path = topicPath(topic.id)
  return renderPage(
    paper,
    {
      title: topic.name,
      description: `${topic.name}: ${say('stories', { n: count })}. ${paper.edition.site.description}`,
      path,
      jsonLd: itemList(paper, { name: topic.name, path, stories: shown }),
    },
    <>
      <header class="page-head page-head-chart">
        <div>
          <h1>{topic.name}</h1>
          <p class="soft">{say('stories', { n: count })}</p>
        </div>
        <Trend paper={paper} values={trend} />
      </header>
      {shown.length === 0 ? (
        <p class="empty">{say('emptyTopic')}</p>
      ) : (
        <section aria-labelledby="latest">
          <h2 id="latest" class="hidden">
            {say('latest')}
          </h2>
          <Mixed paper={paper} stories={shown} />
        </section>
      )}
      <p class="more">
        <a href={`${paper.base}/archive/`}>{say('archive')}</a>
      </p>
    </>,
  )
}

const CHART = { width: 240, height: 48 }
const RECENT_DAYS = 3
const DAY_MS = 86_400_000

/** Articles a day over the last month. */
function Trend({ paper, values }: { readonly paper: Paper; readonly values: readonly number[] }) {
  const { say } = paper.language
  const total = values.reduce((sum, value) => sum + value, 0)
  if (!paper.updatedAt || total === 0) return null
  const peak = Math.max(...values)
  const peakDay = new Date(paper.updatedAt.getTime() - (values.length - 1 - values.indexOf(peak)) * DAY_MS)
  return (
    <figure class="trend">
      <figcaption class="small-title">{say('trend')}</figcaption>
      <Bars
        values={values}
        recent={RECENT_DAYS}
        size={CHART}
        words={say('trendChart', {
          articles: say('articles', { n: total }),
          days: say('days', { n: values.length }),
          peak,
          day: paper.dates.shortDay(peakDay),
        })}
      />
    </figure>
  )
}
