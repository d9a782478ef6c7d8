import type { CuratedArticle } from '../../model/article.ts'
import { dayFiles } from '../api/api-files.ts'
import { isShown } from '../edition-index.ts'
import { recordFile } from '../records/record-files.ts'
import { FLAG, isMarked } from './article-columns.ts'
import { utcDays } from './lists.ts'
import { printStamp } from './outline.ts'
import { apiName } from './slugs.ts'
import { inPublic, inRecords, type Planning, type Unit, unitPrint } from './unit.ts'

/** A unit for each day (UTC) that has articles: their records, the day's archive in the API with their documents, their pictures. */
export function* dayUnits(planning: Planning): Iterable<Unit> {
  const { outline } = planning
  const rows = outline.byTime.filter((row) => isMarked(outline.flags[row] ?? 0, FLAG.listable))
  for (const { key, rows: ofDay } of utcDays(rows, outline)) yield dayUnit(planning, key, ofDay)
}

function dayUnit(planning: Planning, day: string, rows: Int32Array): Unit {
  const { outline, keys } = planning
  const name = `day/${day}`
  const print = unitPrint(planning, name)
  print.text(keys?.keys[0].id ?? '')
  for (const row of rows) {
    print.number(outline.flags[row] ?? 0)
    printStamp(outline, row, print)
    const original = outline.duplicateOf[row] ?? -1
    print.number(original < 0 ? 0 : (outline.versions[original] ?? 0))
    for (const other of outline.relatedOf(row)) print.number(outline.versions[other] ?? 0)
  }
  return {
    name,
    version: print.done(),
    needs: () => [
      ...rows,
      ...[...rows].flatMap((row) => [outline.duplicateOf[row] ?? -1, ...outline.relatedOf(row)]),
    ],
    *plan({ index, articlesOf }) {
      const articles = articlesOf(rows)
      for (const article of articles) yield inRecords(recordFile(article, index, keys))
      const listed = articles.filter((article) => isShown(article) && article.heat !== undefined)
      if (listed.length > 0)
        yield* inPublic(dayFiles({ day, articles: listed, nameOf: namesIn(planning) }, index))
      for (const row of rows)
        if (isMarked(outline.flags[row] ?? 0, FLAG.ownsPicture))
          for (const article of articlesOf([row])) yield* inPublic(planning.picturesOf(article))
    },
  }
}

function namesIn({ outline, frame }: Planning): (article: CuratedArticle) => string {
  const topicIds = new Set(frame.taxonomy.map((topic) => topic.id))
  return ({ id, path }) => {
    const row = outline.rowOf(id) ?? -1
    return apiName(path, { ownsSlug: isMarked(outline.flags[row] ?? 0, FLAG.ownsSlug), topicIds })
  }
}
