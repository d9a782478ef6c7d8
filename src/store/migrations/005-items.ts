import type { Kysely } from 'kysely'

/** The feed's own name of a page's item, so that an item whose link changes is found again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('pages').addColumn('item', 'text').execute()
  await db.schema.createIndex('pages_item').on('pages').column('item').where('item', 'is not', null).execute()
}
