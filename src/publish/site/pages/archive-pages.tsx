import type { PlannedFile } from '../../../model/edition.ts'
import { Calendar } from '../components/calendar.tsx'
import { renderPage } from '../components/page.tsx'
import { Line } from '../components/story-teasers.tsx'
import { type Paper, versionOf } from '../paper.ts'
import { archivePath, fileOf } from '../paths.ts'
import { type ShownStory, storyVersion } from '../shown-story.ts'

/** A day `2026-11-24` or a month `2026-11` of the archive. */
export type Period = {
  readonly key: string
  /** A moment of it, only for its name. */
  readonly date: Date
  /** Stories that are shown. */
  readonly count: number
}

/** A month with its days. */
export type Month = Period & { readonly days: readonly Pick<Period, 'key' | 'count'>[] }

/** Months shown as calendars; the others are names, by year. */
const CALENDARS = 12

/** `/archive/`: every month. */
export function archiveFile(paper: Paper, months: readonly Month[]): PlannedFile {
  const { say } = paper.language
  const recent = months.slice(0, CALENDARS)
  const older = Map.groupBy(months.slice(CALENDARS), (month) => month.key.slice(0, 'YYYY'.length))
  return {
    path: 'archive/index.html',
    version: versionOf(
      'archive',
      paper.version,
      months.map((month) => [month.key, month.count]),
      recent.map((month) => [...dayCounts(month)]),
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
                <Calendar paper={paper} month={month.key} counts={dayCounts(month)} />
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

/** Stories of a day on its month's page. */
export const HOTTEST = 3

/** A day of a month's page: the stories with the most heat, `HOTTEST` at most. */
export type MonthDay = Period & { readonly hottest: readonly ShownStory[] }

/** `/archive/<year>/<month>/`: its days, each with what was hottest. */
export function monthFile(paper: Paper, month: Month, days: readonly MonthDay[]): PlannedFile {
  const { say } = paper.language
  const title = paper.dates.month(month.date)
  return {
    path: fileOf(archivePath(month.key)),
    version: versionOf(
      'month',
      paper.version,
      days.map((day) => [day.key, day.count, day.hottest.map(storyVersion)]),
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
            <p class="soft">{say('stories', { n: month.count })}</p>
          </header>
          <div class="with-side">
            <div class="main-column">
              {days.map((day) => (
                <DayOfMonth paper={paper} day={day} />
              ))}
            </div>
            <aside class="side" aria-label={title}>
              <Calendar paper={paper} month={month.key} counts={dayCounts(month)} />
            </aside>
          </div>
        </>,
      ),
  }
}

function DayOfMonth({ paper, day }: { readonly paper: Paper; readonly day: MonthDay }) {
  return (
    <section class="month-day">
      <div class="section-head">
        <h2>
          <a href={`${paper.base}${archivePath(day.key)}`}>{paper.dates.shortDay(day.date)}</a>
        </h2>
        <p class="soft">{paper.language.say('stories', { n: day.count })}</p>
      </div>
      <ul class="lines">
        {day.hottest.map((story) => (
          <Line paper={paper} story={story} />
        ))}
      </ul>
    </section>
  )
}

/** A day's page: its stories, newest lead first, and the days beside it. */
export type ArchiveDay = Period & {
  readonly stories: readonly ShownStory[]
  readonly later: Omit<Period, 'count'> | undefined
  readonly earlier: Omit<Period, 'count'> | undefined
}

/** `/archive/<year>/<month>/<day>/`. A day that is over stops changing. */
export function dayFile(paper: Paper, day: ArchiveDay): PlannedFile {
  const { later, earlier } = day
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
            <p class="soft">{say('stories', { n: day.count })}</p>
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

type PagerProps = { readonly paper: Paper; readonly to: ArchiveDay['later']; readonly words: string }

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
      <span class="soft">{paper.language.say('stories', { n: period.count })}</span>
    </>
  )
}

function dayCounts(month: Month): ReadonlyMap<string, number> {
  return new Map(month.days.map(({ key, count }) => [key, count]))
}
