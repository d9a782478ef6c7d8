import type { PlannedFile } from '../../../model/edition.ts'
import type { Topic } from '../../../model/taxonomy.ts'
import { Bars } from '../components/bars.tsx'
import { Mixed } from '../components/mixed-stories.tsx'
import { renderPage } from '../components/page.tsx'
import { itemList } from '../json-ld.ts'
import { type Paper, versionOf } from '../paper.ts'
import { fileOf, topicPath } from '../paths.ts'
import { type ShownStory, storyVersion } from '../shown-story.ts'

export const TOPIC_STORIES = 60
export const TREND_DAYS = 30

/** What a topic's page shows: how many stories it has, those at the top, and articles a day. */
export type TopicContent = {
  readonly topic: Topic
  /** The ranked ones first, then the latest: `TOPIC_STORIES` at most. */
  readonly shown: readonly ShownStory[]
  readonly count: number
  /** Articles of each of the last `TREND_DAYS` days. */
  readonly trend: readonly number[]
}

/** `/topics/<id>/`: its ranked stories first, then its latest, and how much was written about it. */
export function topicFile(paper: Paper, content: TopicContent): PlannedFile {
  const { topic, shown, count, trend } = content
  return {
    path: fileOf(topicPath(topic.id)),
    version: versionOf('topic', paper.version, topic.name, count, trend, shown.map(storyVersion)),
    render: () => renderTopic(paper, content),
  }
}

function renderTopic(paper: Paper, { topic, shown, count, trend }: TopicContent): string {
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
