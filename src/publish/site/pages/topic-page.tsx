import type { PlannedFile } from '../../../model/edition.ts'
import type { Topic } from '../../../model/taxonomy.ts'
import { Mixed } from '../components/mixed-stories.tsx'
import { renderPage } from '../components/page.tsx'
import { type DailyTrend, Trend } from '../components/trend.tsx'
import { itemList } from '../json-ld.ts'
import { type Paper, versionOf } from '../paper.ts'
import { fileOf, topicPath } from '../paths.ts'
import { type ShownStory, storyVersion } from '../shown-story.ts'

export const TOPIC_STORIES = 60

/** What a topic's page shows: how many stories it has, those at the top, and articles a day. */
export type TopicContent = {
  readonly topic: Topic
  /** The ranked ones first, then the latest: `TOPIC_STORIES` at most. */
  readonly shown: readonly ShownStory[]
  readonly count: number
  readonly trend: DailyTrend | undefined
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
        <Trend paper={paper} trend={trend} />
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
        <a href={`${paper.base}/feeds/topics/${topic.id}.rss`}>RSS</a>
      </p>
    </>,
  )
}
