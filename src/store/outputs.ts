import type { Kysely } from 'kysely'
import { fromJson, toJson } from '../lib/json.ts'
import type { NewsletterIssue } from '../model/edition.ts'
import type { RunRecord, Store } from '../model/store.ts'
import type { Dialect } from './dialect.ts'
import type { Tables } from './tables.ts'
import { upsertInto } from './upsert.ts'

type OutputQueries = Pick<
  Store,
  'readManifest' | 'saveManifest' | 'saveRun' | 'lastRun' | 'readNewsletters' | 'addNewsletter'
>

const upsertManifest = upsertInto({
  table: 'manifest',
  columns: ['path', 'version', 'hash'],
  key: 'path',
  replaced: ['version', 'hash'],
})

/** What was written, and when runs ended. */
export function outputQueries(db: Kysely<Tables>, dialect: Dialect): OutputQueries {
  return {
    async readManifest() {
      const rows = await db.selectFrom('manifest').selectAll().execute()
      return new Map(rows.map(({ path, version, hash }) => [path, { version, hash }]))
    },
    saveManifest: (changed) =>
      db.transaction().execute(async (transaction) => {
        const removed = [...changed].flatMap(([path, entry]) => (entry ? [] : [path]))
        if (removed.length > 0)
          await transaction.deleteFrom('manifest').where('path', 'in', dialect.listOf(removed)).execute()
        const written = [...changed].flatMap(([path, entry]) => (entry ? [{ path, ...entry }] : []))
        await upsertManifest(transaction, written)
      }),
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
