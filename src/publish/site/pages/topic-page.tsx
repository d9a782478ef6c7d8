import type { PlannedFile } from '../../../model/edition.ts'
import type { Topic } from '../../../model/taxonomy.ts'
import { Mixed } from '../components/mixed-stories.tsx'
import { renderPage } from '../components/page.tsx'
import { type DailyTrend, dailyTrend, Trend } from '../components/trend.tsx'
import { itemList } from '../json-ld.ts'
import { type Paper, versionOf } from '../paper.ts'
import { fileOf, topicPath } from '../paths.ts'
import { type ShownStory, storyVersion } from '../shown-story.ts'

const TOPIC_STORIES = 60

/** `/topics/<id>/`: its ranked stories first, then its latest, and how much was written about it. */
export function topicFile(paper: Paper, topic: Topic, stories: readonly ShownStory[]): PlannedFile {
  const shown = ranked(paper, topic, stories).slice(0, TOPIC_STORIES)
  const dates = stories.flatMap((story) => story.articles.map((article) => article.publishedAt))
  const trend = dailyTrend(dates)
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
  readonly trend: DailyTrend | undefined
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
