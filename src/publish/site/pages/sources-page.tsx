import type { Edition, PlannedFile } from '../../../model/edition.ts'
import type { SourceState } from '../../../model/source.ts'
import { Health } from '../components/health.tsx'
import { renderPage } from '../components/page.tsx'
import { type Paper, versionOf } from '../paper.ts'

type SourceHealth = Edition['sources'][number]

const ORDER = ['failing', 'refused', 'gone', 'silent', 'new', 'ok'] as const

/** `/sources/`: every source with its health, those in trouble first. What changes at every run, such as the last try, is left out. */
export function sourcesFile(paper: Paper): PlannedFile {
  const sources = [...paper.edition.sources].sort(
    (one, other) =>
      ORDER.indexOf(one.state.status) - ORDER.indexOf(other.state.status) ||
      compare(nameOf(one), nameOf(other)),
  )
  return {
    path: 'sources/index.html',
    version: versionOf('sources', paper.version, sources.map(shownOf)),
    render: () => renderSources(paper, sources),
  }
}

function shownOf({ source, state }: SourceHealth): unknown {
  const { status, lastItemAt, rhythmMinutes, itemsSeen } = state
  return [source.id, source.name, source.url, status, problemOf(state), lastItemAt, rhythmMinutes, itemsSeen]
}

function renderSources(paper: Paper, sources: readonly SourceHealth[]): string {
  const { say } = paper.language
  const well = sources.filter(({ state }) => state.status === 'ok').length
  return renderPage(
    paper,
    {
      title: say('sources'),
      description: `${say('sources')}. ${paper.edition.site.description}`,
      path: '/sources/',
    },
    <>
      <header class="page-head">
        <h1>{say('sources')}</h1>
        <p class="soft">
          {sources.length === 0 ? say('emptySources') : say('sourcesWell', { well, all: sources.length })}
        </p>
      </header>
      {sources.length > 0 ? (
        <section class="scroll" tabindex={0} aria-label={say('sources')}>
          <table class="sources">
            <thead>
              <tr>
                <th scope="col">{say('source')}</th>
                <th scope="col">{say('state')}</th>
                <th scope="col">{say('lastItem')}</th>
                <th scope="col">{say('rhythm')}</th>
                <th scope="col" class="number">
                  {say('itemsSeen')}
                </th>
              </tr>
            </thead>
            <tbody>
              {sources.map((source) => (
                <SourceRow paper={paper} entry={source} />
              ))}
            </tbody>
          </table>
        </section>
      ) : undefined}
    </>,
  )
}

function SourceRow({ paper, entry }: { readonly paper: Paper; readonly entry: SourceHealth }) {
  const { source, state } = entry
  const { say } = paper.language
  return (
    <tr>
      <th scope="row">
        <a href={source.url} rel="noopener">
          {nameOf(entry)}
        </a>
      </th>
      <td>
        <Health paper={paper} state={state} />
        <Problem paper={paper} state={state} />
      </td>
      <td>
        {state.lastItemAt ? (
          <time datetime={state.lastItemAt.toISOString()} data-age="">
            {paper.dates.moment(state.lastItemAt)}
          </time>
        ) : (
          say('never')
        )}
      </td>
      <td>{rhythmWords(paper, state.rhythmMinutes)}</td>
      <td class="number">{state.itemsSeen}</td>
    </tr>
  )
}

/** What is wrong with a source and since when; a count of failures would make another file of every run. */
function problemOf({ status, lastFailure, lastSuccessAt }: SourceState) {
  if (!lastFailure || status === 'ok') return undefined
  const isFailing = lastSuccessAt !== undefined && lastSuccessAt < lastFailure.at
  return { message: lastFailure.message, ...(isFailing && { wellUntil: lastSuccessAt }) }
}

function Problem({ paper, state }: { readonly paper: Paper; readonly state: SourceState }) {
  const problem = problemOf(state)
  if (!problem) return null
  const { wellUntil, message } = problem
  return (
    <span class="soft problem">
      {message}
      {wellUntil ? ` (${paper.language.say('wellUntil', { time: paper.dates.moment(wellUntil) })})` : ''}
    </span>
  )
}

const HOUR = 60
const DAY = 24 * HOUR

function rhythmWords({ language: { say } }: Paper, minutes: number | undefined): string {
  if (minutes === undefined) return ''
  if (minutes < HOUR) return say('everyMinutes', { n: Math.round(minutes) })
  if (minutes < DAY) return say('everyHours', { n: Math.round(minutes / HOUR) })
  return say('everyDays', { n: Math.round(minutes / DAY) })
}

function nameOf({ source }: SourceHealth): string {
  return source.name ?? source.id
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other)
}
