import type { Kysely } from 'kysely'
import { fromJson, toJson } from '../lib/json.ts'
import type { NewsletterIssue } from '../model/edition.ts'
import type { RunRecord, Store } from '../model/store.ts'
import type { Tables } from './tables.ts'

type OutputQueries = Pick<Store, 'saveRun' | 'lastRun' | 'readNewsletters' | 'addNewsletter'>

/** When runs ended, and what was sent. */
export function outputQueries(db: Kysely<Tables>): OutputQueries {
  return {
    async saveRun(run) {
      await db
        .insertInto('runs')
        .values({ started_at: run.startedAt.getTime(), data: toJson(run) })
        .execute()
    },
    async readNewsletters() {
      const rows = await db.selectFrom('newsletters').select('data').orderBy('at', 'desc').execute()
      return rows.map((row) => fromJson<NewsletterIssue>(row.data))
    },
    async addNewsletter(issue) {
      const row = { at: issue.at.getTime(), data: toJson(issue) }
      await db
        .insertInto('newsletters')
        .values({ id: issue.id, ...row })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute()
    },
    async lastRun() {
      const row = await db
        .selectFrom('runs')
        .select('data')
        .orderBy('seq', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row && fromJson<RunRecord>(row.data)
    },
  }
}
