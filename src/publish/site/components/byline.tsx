import type { PhraseKey } from '../../../lib/i18n/en.table.ts'
import type { CuratedArticle } from '../../../model/article.ts'
import type { Paper } from '../paper.ts'
import { providerPath } from '../paths.ts'
import type { ShownStory } from '../shown-story.ts'
import { Heat } from './heat.tsx'

type Props = {
  readonly paper: Paper
  readonly article: CuratedArticle
  /** Story whose heat and coverage are told beside it. */
  readonly story?: ShownStory
  /** How its time is written: with its day, or the hour alone where the day is clear. */
  readonly time?: 'moment' | 'hour'
}

/** Who told it, when, what kind of piece it is, and how much attention its story has. */
export function Byline({ paper, article, story, time = 'moment' }: Props) {
  return (
    <p class="byline">
      <a class="provider" href={`${paper.base}${providerPath(article.provider.domain)}`}>
        {article.provider.name}
      </a>{' '}
      <When paper={paper} date={article.publishedAt} time={time} />
      <Labels paper={paper} article={article} />
      {story ? <ToStory paper={paper} story={story} /> : undefined}
    </p>
  )
}

type WhenProps = { readonly paper: Paper; readonly date: Date; readonly time?: 'moment' | 'hour' }

/** An absolute time; the script turns it into an age while the page is open. */
export function When({ paper, date, time = 'moment' }: WhenProps) {
  const words = time === 'hour' ? paper.dates.time(date) : paper.dates.moment(date)
  return (
    <time datetime={date.toISOString()} {...(time === 'moment' ? { 'data-age': '' } : {})}>
      {words}
    </time>
  )
}

function Labels({ paper, article }: { readonly paper: Paper; readonly article: CuratedArticle }) {
  return labelsOf(article).map((label) => (
    <>
      {' '}
      <span class="label">{paper.language.say(label)}</span>
    </>
  ))
}

const UPDATED_AFTER_MS = 15 * 60_000

function labelsOf(article: CuratedArticle): PhraseKey[] {
  const labels: PhraseKey[] = []
  if (article.access === 'subscription') labels.push('subscription')
  if (article.kind !== 'report') labels.push(article.kind)
  if (article.type !== 'article') labels.push(article.type)
  const { updatedAt, publishedAt } = article
  if (updatedAt && updatedAt.getTime() - publishedAt.getTime() > UPDATED_AFTER_MS) labels.push('updatedLabel')
  return labels
}

// Heat and coverage are one link: the story's page explains both.
function ToStory({ paper, story }: { readonly paper: Paper; readonly story: ShownStory }) {
  const { say } = paper.language
  if (!story.heat && !story.story) return null
  return (
    <>
      {' '}
      <a class="to-story" href={`${paper.base}${story.path}`}>
        <Heat paper={paper} heat={story.heat} />
        {story.voices > 1 ? (
          <span>{say('voices', { n: story.voices })}</span>
        ) : (
          <span class="hidden">{say('why')}</span>
        )}
      </a>
    </>
  )
}
