import { yearFile } from '../api/api-files.ts'
import { archiveFile, HOTTEST, monthFile } from '../site/pages/archive-pages.tsx'
import { type ArchiveMonth, type ArchivePeriod, runsOf, utcDays } from './lists.ts'
import { type Outline, printStamp } from './outline.ts'
import type { ShownMark } from './show-marks.ts'
import { storiesOf } from './story-units.ts'
import { factsUnit, inPublic, type Planning, type Unit, unitPrint } from './unit.ts'

/** The archive's list of months, a page a month, and the API's list of each year's days. */
export function* archiveUnits(planning: Planning): Iterable<Unit> {
  const { months } = planning.lists
  yield monthsUnit(planning, months)
  for (const month of months) yield monthUnit(planning, month)
  yield* yearUnits(planning)
}

function monthsUnit(planning: Planning, months: readonly ArchiveMonth[]): Unit {
  return factsUnit(planning, {
    name: 'archive',
    facts: months.map(({ key, days }) => [key, days.map((day) => [day.key, day.count])]),
    plan: ({ paper }) => inPublic([archiveFile(paper, months)]),
  })
}

function monthUnit(planning: Planning, month: ArchiveMonth): Unit {
  const { outline } = planning
  const name = `month/${month.key}`
  const { days } = month
  const told = days.map((day) => ({ ...day, hottest: hottest(outline, day) }))
  const print = unitPrint(planning, name)
  print.text(days.map(({ key, count }) => `${key} ${count}`).join())
  const leads = told.flatMap((day) => day.hottest.map(({ lead }) => lead))
  for (const lead of leads) printStamp(outline, lead, print)
  return {
    name,
    version: print.done(),
    needs: () => leads,
    plan: (scope) =>
      inPublic([
        monthFile(
          scope.paper,
          month,
          told.map((day) => ({ ...day, hottest: storiesOf(planning, scope, day.hottest) })),
        ),
      ]),
  }
}

function hottest(
  { shown, stories, heats }: Outline,
  { from, to }: Pick<ArchivePeriod, 'from' | 'to'>,
): readonly ShownMark[] {
  const heatOf = ({ lead, story }: ShownMark) => (story < 0 ? (heats[lead] ?? -1) : stories.heatOf(story))
  return shown
    .slice(from, to)
    .sort((one, other) => heatOf(other) - heatOf(one))
    .slice(0, HOTTEST)
}

function* yearUnits(planning: Planning): Iterable<Unit> {
  const { outline, lists } = planning
  const days = utcDays(lists.listed, outline).map(({ key, rows }) => ({ day: key, articles: rows.length }))
  const years = runsOf(days.length, (at) => days[at]?.day.slice(0, 'YYYY'.length) ?? '')
  for (const { key: year, from, to } of years) {
    const items = days.slice(from, to)
    const plan = () => inPublic([yearFile(year, items)])
    yield factsUnit(planning, { name: `year/${year}`, facts: items, plan })
  }
}
