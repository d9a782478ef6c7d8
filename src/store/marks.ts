import type { Kysely } from 'kysely'
import type { ArticleMark } from '../model/mark.ts'
import type { Store } from '../model/store.ts'
import { inChunks } from './chunks.ts'
import type { Database } from './dialect.ts'
import type { Tables } from './tables.ts'

type MarkQueries = Pick<Store, 'unmarkedIds' | 'readMarks' | 'saveMarks' | 'clearMarks'>

/** What planning knows of articles. */
export function markQueries(db: Kysely<Tables>): MarkQueries {
  return {
    async unmarkedIds(limit) {
      const rows = await db
        .selectFrom('judgements')
        .innerJoin('articles', 'articles.id', 'judgements.id')
        .leftJoin('marks', 'marks.id', 'judgements.id')
        .select('judgements.id as id')
        .where('marks.id', 'is', null)
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
      db.transaction().execute(async (transaction) => {
        const rows = marks.map((mark) => ({ id: mark.id, data: JSON.stringify(mark) }))
        await inChunks(rows, (chunk) =>
          transaction
            .insertInto('marks')
            .values(chunk)
            .onConflict((conflict) =>
              conflict.column('id').doUpdateSet(({ ref }) => ({ data: ref('excluded.data') })),
            )
            .execute(),
        )
      }),
    clearMarks: async (ids) => {
      if (ids) await dropMarks(db, ids)
      else await db.deleteFrom('marks').execute()
    },
  }
}

/** Whoever changes an article or a judgement says so here. */
export async function dropMarks(db: Database, ids: readonly string[]): Promise<void> {
  await inChunks(ids, (chunk) => db.deleteFrom('marks').where('id', 'in', chunk).execute())
}
