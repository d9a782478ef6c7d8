import { SEGMENT, SMALL_SEGMENT, searchIndexFile, segmentFiles } from '../site/search/search-files.ts'
import { FLAG, isMarked } from './article-columns.ts'
import { numberOfText } from './fingerprint.ts'
import { factsUnit, inPublic, type Planning, type Unit, unitPrint } from './unit.ts'

const SHOWN = FLAG.published | FLAG.listable

/** A unit for each segment of the search index, and the list of segments. */
export function* searchUnits(planning: Planning): Iterable<Unit> {
  const { outline, press } = planning
  const cut = segmentRows(outline.byFound)
  const segments = cut.map(({ id, rows }) => {
    const shown = rows.filter((row) => isMarked(outline.flags[row] ?? 0, SHOWN))
    const newest = shown.reduce((latest, row) => Math.max(latest, outline.publishedAt[row] ?? 0), 0)
    return { id, until: Math.floor(newest / 60_000) }
  })
  for (const { id, rows } of cut) yield segmentUnit(planning, id, rows)
  const words = wordsOf(cut)
  yield factsUnit(planning, {
    name: 'search/index',
    facts: [segments, words],
    plan: () => inPublic([searchIndexFile(press, { segments, words })]),
  })
}

type SegmentRows = { readonly id: string; readonly rows: Int32Array }

/**
 * Full segments, then what is left in small ones: most changes are to what was found last, and a segment is made as a whole. A
 * segment that fills up takes the place of its small ones.
 */
function segmentRows(byFound: Int32Array): readonly SegmentRows[] {
  const full = Math.floor(byFound.length / SEGMENT)
  const segments: SegmentRows[] = []
  for (let at = 0; at < full; at += 1)
    segments.push({ id: String(at), rows: byFound.subarray(at * SEGMENT, (at + 1) * SEGMENT) })
  for (let start = full * SEGMENT; start < byFound.length; start += SMALL_SEGMENT) {
    const id = `${full}-${(start - full * SEGMENT) / SMALL_SEGMENT}`
    segments.push({ id, rows: byFound.subarray(start, start + SMALL_SEGMENT) })
  }
  return segments
}

/** Whose list of words is asked: the last one with many articles. */
function wordsOf(segments: readonly SegmentRows[]): string | undefined {
  const most = Math.max(0, ...segments.map(({ rows }) => rows.length))
  return segments.findLast(({ rows }) => rows.length === most)?.id
}

function segmentUnit(planning: Planning, id: string, rows: Int32Array): Unit {
  const { outline } = planning
  const isShown = (row: number) => isMarked(outline.flags[row] ?? 0, SHOWN)
  const name = `search/${id}`
  const print = unitPrint(planning, name)
  for (const row of rows) {
    const story = outline.storyAt[row] ?? -1
    print.number(isShown(row) ? (outline.versions[row] ?? 0) : 0)
    print.number(story < 0 ? 0 : numberOfText(outline.stories.idOf(story)))
  }
  return {
    name,
    version: print.done(),
    needs: () => [...rows].filter(isShown),
    plan: ({ paper, articlesOf }) => {
      const articles = [...rows].map((row) => (isShown(row) ? articlesOf([row])[0] : undefined))
      return inPublic(segmentFiles(paper, { id, articles }))
    },
  }
}
