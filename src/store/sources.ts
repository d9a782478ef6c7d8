import type { Kysely } from 'kysely'
import { fromJson, toJson } from '../lib/json.ts'
import type { SourceState } from '../model/source.ts'
import type { PageMemory, SourceHarvest, Store } from '../model/store.ts'
import { insertArticles } from './articles.ts'
import { inChunks } from './chunks.ts'
import type { Database, Dialect } from './dialect.ts'
import { insertLedger } from './rights.ts'
import type { Tables } from './tables.ts'

type SourceQueries = Pick<Store, 'readSourceStates' | 'saveHarvest' | 'readPageMemory' | 'savePageMemory'>

/** What is known of sources and pages between runs. */
export function sourceQueries(db: Kysely<Tables>, dialect: Dialect): SourceQueries {
  return {
    async readSourceStates() {
      const rows = await db.selectFrom('sources').selectAll().execute()
      return new Map(rows.map((row) => [row.id, fromJson<SourceState>(row.data)]))
    },
    saveHarvest: (harvest) =>
      db.transaction().execute((transaction) => saveHarvest(transaction, dialect, harvest)),
    savePageMemory: (pages) => db.transaction().execute((transaction) => upsertPages(transaction, pages)),
    async readPageMemory(urls) {
      const rows = await inChunks(urls, (chunk) =>
        db.selectFrom('pages').selectAll().where('url', 'in', chunk).execute(),
      )
      return new Map(rows.map((row) => [row.url, fromJson<PageMemory>(row.data)]))
    },
  }
}

async function saveHarvest(db: Database, dialect: Dialect, harvest: SourceHarvest): Promise<void> {
  await insertArticles(db, dialect, harvest.articles)
  await upsertPages(db, harvest.pages)
  await insertLedger(db, harvest.ledger)
  const { state } = harvest
  const row = { url: state.url, data: toJson(state) }
  await db
    .insertInto('sources')
    .values({ id: state.id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
}

async function upsertPages(db: Database, pages: readonly PageMemory[]): Promise<void> {
  for (const page of pages) {
    const row = { article_id: page.articleId ?? null, data: toJson(page) }
    await db
      .insertInto('pages')
      .values({ url: page.url, ...row })
      .onConflict((conflict) => conflict.column('url').doUpdateSet(row))
      .execute()
  }
}
