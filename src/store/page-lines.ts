import { type Kysely, sql } from 'kysely'
import type { PageLines, Store } from '../model/store.ts'
import type { Database } from './dialect.ts'
import type { Tables } from './tables.ts'
import { upsertInto } from './upsert.ts'

type PageLineQueries = Pick<Store, 'readPageLines' | 'forgetPageLines'>

/** What is known of the lines a site shows. */
export function pageLineQueries(db: Kysely<Tables>): PageLineQueries {
  return {
    async readPageLines({ domain, before, limit }) {
      const rows = await db
        .selectFrom('page_lines')
        .select('lines')
        .where('domain', '=', domain)
        .where('at', '<', before.getTime())
        .orderBy('at', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute()
      return rows.map(({ lines }): number[] => JSON.parse(lines))
    },
    async forgetPageLines(kept) {
      const place = sql<number>`row_number() over (partition by domain order by at desc, id)`.as('place')
      const placed = db.selectFrom('page_lines').select(['id', place]).as('placed')
      const past = db.selectFrom(placed).select('placed.id').where('placed.place', '>', kept)
      await db.deleteFrom('page_lines').where('id', 'in', past).execute()
    },
  }
}

// A page that is read again, or by another source too, is one page: the first reading stands.
const addPageLines = upsertInto({
  table: 'page_lines',
  columns: ['id', 'domain', 'at', 'lines'],
  key: 'id',
})

export function insertPageLines(db: Database, pages: readonly PageLines[]): Promise<void> {
  return addPageLines(
    db,
    pages.map(({ articleId, domain, at, lines }) => ({
      id: articleId,
      domain,
      at: at.getTime(),
      lines: JSON.stringify(lines),
    })),
  )
}
