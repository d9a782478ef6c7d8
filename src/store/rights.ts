import type { Kysely } from 'kysely'
import { fromJson, toJson } from '../lib/json.ts'
import type { OperatorRule, RightsDocument } from '../model/rights.ts'
import type { LedgerEntry, Store } from '../model/store.ts'
import type { Database } from './dialect.ts'
import type { Tables } from './tables.ts'
import { upsertInto } from './upsert.ts'

type RightsQueries = Pick<
  Store,
  | 'findDocument'
  | 'saveDocument'
  | 'readLedger'
  | 'addLedger'
  | 'readOperatorRules'
  | 'addOperatorRule'
  | 'readTombstones'
>

/** Documents that carry signals, the append-only ledger, and the operator's decisions. */
export function rightsQueries(db: Kysely<Tables>): RightsQueries {
  return {
    async findDocument(url) {
      const row = await db.selectFrom('documents').select('data').where('url', '=', url).executeTakeFirst()
      return row && fromJson<RightsDocument>(row.data)
    },
    async saveDocument(document) {
      const data = toJson(document)
      await db
        .insertInto('documents')
        .values({ url: document.url, data })
        .onConflict((conflict) => conflict.column('url').doUpdateSet({ data }))
        .execute()
    },
    async readLedger(domain) {
      const rows = await db
        .selectFrom('ledger')
        .select('data')
        .where('domain', '=', domain)
        .orderBy('seq')
        .execute()
      return rows.map((row) => fromJson<LedgerEntry>(row.data))
    },
    addLedger: (entries) => insertLedger(db, entries),
    async readOperatorRules() {
      const rows = await db.selectFrom('operator_rules').select('data').orderBy('seq').execute()
      return rows.map((row) => fromJson<OperatorRule>(row.data))
    },
    async addOperatorRule(rule) {
      await db
        .insertInto('operator_rules')
        .values({ data: toJson(rule) })
        .execute()
    },
    async readTombstones() {
      const rows = await db.selectFrom('tombstones').selectAll().orderBy('url_hash').execute()
      return rows.map((row) => ({ urlHash: row.url_hash, at: new Date(row.at), rule: row.rule }))
    },
  }
}

const appendLedger = upsertInto({ table: 'ledger', columns: ['domain', 'at', 'data'] })

/** Appends to the ledger; nothing there is ever changed. */
export function insertLedger(db: Database, entries: readonly LedgerEntry[]): Promise<void> {
  return appendLedger(
    db,
    entries.map((entry) => ({ domain: entry.domain, at: entry.at.getTime(), data: toJson(entry) })),
  )
}
