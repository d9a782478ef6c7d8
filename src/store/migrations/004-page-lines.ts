import type { Kysely } from 'kysely'

/** Lines of articles' pages as numbers, for telling what a site repeats. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('page_lines')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('domain', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('lines', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('page_lines_domain').on('page_lines').columns(['domain', 'at']).execute()
}
