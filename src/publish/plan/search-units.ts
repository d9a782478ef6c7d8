import { SEGMENT, searchIndexFile, segmentFiles } from '../site/search/search-files.ts'
import { numberOfText } from './fingerprint.ts'
import { FLAG, isMarked } from './outline.ts'
import { inPublic, type Planning, type Unit, unitPrint } from './unit.ts'

const SHOWN = FLAG.published | FLAG.listable

/** A unit for each segment of the search index, and the list of segments. */
export function* searchUnits(planning: Planning): Iterable<Unit> {
  const { outline, press } = planning
  const segments: { readonly id: number; readonly until: number }[] = []
  for (let start = 0; start < outline.byFound.length; start += SEGMENT) {
    const rows = outline.byFound.slice(start, start + SEGMENT)
    const shown = rows.filter((row) => isMarked(outline.flags[row] ?? 0, SHOWN))
    const newest = shown.reduce((latest, row) => Math.max(latest, outline.publishedAt[row] ?? 0), 0)
    segments.push({ id: segments.length, until: Math.floor(newest / 60_000) })
    yield segmentUnit(planning, segments.length - 1, rows)
  }
  const print = unitPrint(planning, 'search/index')
  print.text(JSON.stringify(segments))
  yield {
    name: 'search/index',
    version: print.done(),
    needs: () => [],
    plan: () => inPublic([searchIndexFile(press, segments)]),
  }
}

function segmentUnit(planning: Planning, id: number, rows: readonly number[]): Unit {
  const { outline } = planning
  const isShown = (row: number) => isMarked(outline.flags[row] ?? 0, SHOWN)
  const name = `search/${id}`
  const print = unitPrint(planning, name)
  for (const row of rows) {
    const story = outline.stories[outline.storyAt[row] ?? -1]
    print.number(isShown(row) ? (outline.versions[row] ?? 0) : 0)
    print.number(story ? numberOfText(story.id) : 0)
  }
  return {
    name,
    version: print.done(),
    needs: () => rows.filter(isShown),
    plan: ({ paper, articlesOf }) => {
      const articles = rows.map((row) => (isShown(row) ? articlesOf([row])[0] : undefined))
      return inPublic(segmentFiles(paper, { id, articles }))
    },
  }
}
