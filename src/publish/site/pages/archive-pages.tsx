import type { PlannedFile } from '../../../model/edition.ts'
import { Calendar } from '../components/calendar.tsx'
import { renderPage } from '../components/page.tsx'
import { Line } from '../components/story-teasers.tsx'
import { type Paper, versionOf } from '../paper.ts'
import { archivePath, fileOf } from '../paths.ts'
import { type ShownStory, storyVersion } from '../shown-story.ts'

type Period = {
  /** `2026-11-24` or `2026-11`. */
  readonly key: string
  /** Noon of the day in UTC or the month's first: only for its name. */
  readonly date: Date
  readonly stories: readonly ShownStory[]
}

/** `/archive/`, a page a month and a page a day. Days that are over stop changing. */
export function* archiveFiles(paper: Paper): Iterable<PlannedFile> {
  const days = periods(paper, 'YYYY-MM-DD'.length)
  const months = periods(paper, 'YYYY-MM'.length)
  yield archiveFile(paper, months)
  for (const month of months) {
    yield monthFile(
      paper,
      month,
      days.filter((day) => day.key.startsWith(month.key)),
    )
  }
  for (const [index, day] of days.entries())
    yield dayFile(paper, day, { later: days[index - 1], earlier: days[index + 1] })
}

function periods(paper: Paper, keyLength: number): Period[] {
  const grouped = Map.groupBy(paper.stories, (story) =>
    paper.dates.key(story.lead.publishedAt).slice(0, keyLength),
  )
  return [...grouped].map(([key, stories]) => ({
    key,
    date: stories[0]?.lead.publishedAt ?? new Date(0),
    stories,
  }))
}

/** Months shown as calendars; the others are names, by year. */
const CALENDARS = 12

function archiveFile(paper: Paper, months: readonly Period[]): PlannedFile {
  const { say } = paper.language
  const recent = months.slice(0, CALENDARS)
  const older = Map.groupBy(months.slice(CALENDARS), (month) => month.key.slice(0, 'YYYY'.length))
  return {
    path: 'archive/index.html',
    version: versionOf(
      'archive',
      paper.version,
      months.map((month) => [month.key, month.stories.length]),
      recent.map((month) => [...dayCounts(paper, month)]),
    ),
    render: () =>
      renderPage(
        paper,
        {
          title: say('archive'),
          description: `${say('archive')}. ${paper.edition.site.description}`,
          path: '/archive/',
        },
        <>
          <header class="page-head">
            <h1>{say('archive')}</h1>
          </header>
          {months.length === 0 ? <p class="empty">{say('emptyFront')}</p> : undefined}
          <div class="calendars">
            {recent.map((month) => (
              <section>
                <h2>
                  <PeriodLink paper={paper} period={month} />
                </h2>
                <Calendar paper={paper} month={month.key} counts={dayCounts(paper, month)} />
              </section>
            ))}
          </div>
          {[...older].map(([year, ofYear]) => (
            <section class="section">
              <div class="section-head">
                <h2>{year}</h2>
              </div>
              <ul class="periods">
                {ofYear.map((month) => (
                  <li>
                    <PeriodLink paper={paper} period={month} />
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </>,
      ),
  }
}

function monthFile(paper: Paper, month: Period, days: readonly Period[]): PlannedFile {
  const { say } = paper.language
  const title = paper.dates.month(month.date)
  return {
    path: fileOf(archivePath(month.key)),
    version: versionOf(
      'month',
      paper.version,
      days.map((day) => [day.key, day.stories.length, hottest(day.stories).map(storyVersion)]),
    ),
    render: () =>
      renderPage(
        paper,
        {
          title,
          description: `${title}. ${paper.edition.site.description}`,
          path: archivePath(month.key),
          current: '/archive/',
        },
        <>
          <header class="page-head">
            <h1>{title}</h1>
            <p class="soft">{say('stories', { n: month.stories.length })}</p>
          </header>
          <div class="with-side">
            <div class="main-column">
              {days.map((day) => (
                <MonthDay paper={paper} day={day} />
              ))}
            </div>
            <aside class="side" aria-label={title}>
              <Calendar paper={paper} month={month.key} counts={dayCounts(paper, month)} />
            </aside>
          </div>
        </>,
      ),
  }
}

function MonthDay({ paper, day }: { readonly paper: Paper; readonly day: Period }) {
  return (
    <section class="month-day">
      <div class="section-head">
        <h2>
          <a href={`${paper.base}${archivePath(day.key)}`}>{paper.dates.shortDay(day.date)}</a>
        </h2>
        <p class="soft">{paper.language.say('stories', { n: day.stories.length })}</p>
      </div>
      <ul class="lines">
        {hottest(day.stories).map((story) => (
          <Line paper={paper} story={story} />
        ))}
      </ul>
    </section>
  )
}

type Neighbours = { readonly later: Period | undefined; readonly earlier: Period | undefined }

function dayFile(paper: Paper, day: Period, { later, earlier }: Neighbours): PlannedFile {
  const { say } = paper.language
  const title = paper.dates.day(day.date)
  return {
    path: fileOf(archivePath(day.key)),
    version: versionOf('day', paper.version, [later?.key, earlier?.key], day.stories.map(storyVersion)),
    render: () =>
      renderPage(
        paper,
        {
          title,
          description: `${title}. ${paper.edition.site.description}`,
          path: archivePath(day.key),
          current: '/archive/',
        },
        <>
          <header class="page-head">
            <h1>{title}</h1>
            <p class="soft">{say('stories', { n: day.stories.length })}</p>
          </header>
          <ul class="lines">
            {day.stories.map((story) => (
              <Line paper={paper} story={story} />
            ))}
          </ul>
          <nav class="pager" aria-label={say('archive')}>
            <PagerLink paper={paper} to={earlier} words={say('previous')} />
            <PagerLink paper={paper} to={later} words={say('next')} />
          </nav>
        </>,
      ),
  }
}

type PagerProps = { readonly paper: Paper; readonly to: Period | undefined; readonly words: string }

function PagerLink({ paper, to, words }: PagerProps) {
  if (!to) return <span />
  return (
    <a href={`${paper.base}${archivePath(to.key)}`}>
      {words}: {paper.dates.shortDay(to.date)}
    </a>
  )
}

type PeriodProps = { readonly paper: Paper; readonly period: Period }

function PeriodLink({ paper, period }: PeriodProps) {
  return (
    <>
      <a href={`${paper.base}${archivePath(period.key)}`}>{paper.dates.month(period.date)}</a>{' '}
      <span class="soft">{paper.language.say('stories', { n: period.stories.length })}</span>
    </>
  )
}

function dayCounts(paper: Paper, month: Period): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { lead } of month.stories) {
    const key = paper.dates.key(lead.publishedAt)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

const HOTTEST = 3

function hottest(stories: readonly ShownStory[]): ShownStory[] {
  return [...stories].sort((one, other) => heatOf(other) - heatOf(one)).slice(0, HOTTEST)
}

function heatOf(story: ShownStory): number {
  return story.heat?.value ?? -1
}
