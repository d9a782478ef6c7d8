import type { Kysely } from 'kysely'
import type { ArticleMark } from '../model/mark.ts'
import type { Store } from '../model/store.ts'
import type { Database, Dialect } from './dialect.ts'
import type { Tables } from './tables.ts'
import { upsertInto } from './upsert.ts'

type MarkQueries = Pick<Store, 'unmarkedIds' | 'readMarks' | 'saveMarks' | 'clearMarks'>

const upsertMarks = upsertInto({ table: 'marks', columns: ['id', 'data'], key: 'id', replaced: ['data'] })

/** What planning knows of articles. */
export function markQueries(db: Kysely<Tables>, dialect: Dialect): MarkQueries {
  return {
    async unmarkedIds({ after, limit }) {
      const rows = await db
        .selectFrom('judgements')
        .innerJoin('articles', 'articles.id', 'judgements.id')
        .leftJoin('marks', 'marks.id', 'judgements.id')
        .select('judgements.id as id')
        .where('marks.id', 'is', null)
        // From where the last page ended: those marked since would be passed over again for each page.
        .where('judgements.id', '>', after)
        .orderBy('judgements.id')
        .limit(limit)
        .execute()
      return rows.map(({ id }) => id)
    },
    async readMarks({ after, limit }) {
      const rows = await db
        .selectFrom('marks')
        .select('data')
        .where('id', '>', after)
        .orderBy('id')
        .limit(limit)
        .execute()
      // Marks hold no dates.
      return rows.map(({ data }): ArticleMark => JSON.parse(data))
    },
    saveMarks: (marks) =>
      db.transaction().execute((transaction) =>
        upsertMarks(
          transaction,
          marks.map((mark) => ({ id: mark.id, data: JSON.stringify(mark) })),
        ),
      ),
    clearMarks: async (ids) => {
      if (ids) await dropMarks(db, dialect, ids)
      else await db.deleteFrom('marks').execute()
    },
  }
}

/** Whoever changes an article or a judgement says so here. */
export async function dropMarks(db: Database, dialect: Dialect, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await db.deleteFrom('marks').where('id', 'in', dialect.listOf(ids)).execute()
}
