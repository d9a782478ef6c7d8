import type { Kysely } from 'kysely'

/** Outputs are planned in units: what is known of each article, what was written of each unit, and which unit a file is of. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [table, key, value] of [
    ['marks', 'id', 'data'],
    ['units', 'name', 'version'],
  ] as const) {
    await db.schema
      .createTable(table)
      .addColumn(key, 'text', (column) => column.primaryKey())
      .addColumn(value, 'text', (column) => column.notNull())
      .execute()
  }
  await db.schema
    .alterTable('manifest')
    .addColumn('unit', 'text', (column) => column.notNull().defaultTo(''))
    .execute()
  await db.schema.createIndex('manifest_unit').on('manifest').column('unit').execute()
}
