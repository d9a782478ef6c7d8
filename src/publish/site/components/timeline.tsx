import type { CuratedArticle } from '../../../model/article.ts'
import type { Paper } from '../paper.ts'
import type { ShownStory } from '../shown-story.ts'
import { Byline } from './byline.tsx'
import { Excerpt, Headline } from './headline.tsx'

type Props = { readonly paper: Paper; readonly story: ShownStory }

/** An article and the copies of its text by others, which count as one voice with it. */
type Entry = { readonly article: CuratedArticle; readonly copies: readonly CuratedArticle[] }

const MAX_EXCERPTS = 24

/** Who told it first and what came after; copies of one text are one entry. */
export function StoryTimeline({ paper, story }: Props) {
  const { say } = paper.language
  const days = byDay(paper, entriesOf(story))
  let told = 0
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline" class="hidden">
        {say('coverage')}
      </h2>
      {days.map(({ day, entries }) => (
        <>
          <p class="timeline-day">{day}</p>
          <ol class="timeline">
            {entries.map((entry) => {
              told += 1
              return (
                <TimelineEntry
                  paper={paper}
                  entry={entry}
                  excerpt={told <= MAX_EXCERPTS ? 'shown' : 'left-out'}
                />
              )
            })}
          </ol>
        </>
      ))}
    </section>
  )
}

type EntryProps = { readonly paper: Paper; readonly entry: Entry; readonly excerpt: 'shown' | 'left-out' }

function TimelineEntry({ paper, entry, excerpt }: EntryProps) {
  const { article, copies } = entry
  return (
    <li data-story="">
      <h3>
        <Headline paper={paper} article={article} />
      </h3>
      {excerpt === 'shown' ? <Excerpt paper={paper} article={article} /> : undefined}
      <Byline paper={paper} article={article} time="hour" />
      {copies.length > 0 ? <Copies paper={paper} copies={copies} /> : undefined}
    </li>
  )
}

function Copies({ paper, copies }: { readonly paper: Paper; readonly copies: readonly CuratedArticle[] }) {
  const { say } = paper.language
  return (
    <details class="copies fold">
      <summary>
        {say('carriedBy', { n: copies.length })}. {say('oneVoice')}.
      </summary>
      <ul>
        {copies.map((copy) => (
          <li>
            {copy.provider.name}: <Headline paper={paper} article={copy} />
          </li>
        ))}
      </ul>
    </details>
  )
}

function entriesOf(story: ShownStory): Entry[] {
  const ids = new Set(story.articles.map((article) => article.id))
  const isCopy = (article: CuratedArticle) =>
    article.duplicateOf !== undefined && ids.has(article.duplicateOf)
  return story.articles
    .filter((article) => !isCopy(article))
    .map((article) => ({
      article,
      copies: story.articles.filter((copy) => copy.duplicateOf === article.id && copy !== article),
    }))
}

function byDay(paper: Paper, entries: readonly Entry[]): { day: string; entries: Entry[] }[] {
  const days = Map.groupBy(entries, ({ article }) => paper.dates.key(article.publishedAt))
  return [...days.values()].map((ofDay) => ({
    day: ofDay[0] ? paper.dates.day(ofDay[0].article.publishedAt) : '',
    entries: ofDay,
  }))
}
