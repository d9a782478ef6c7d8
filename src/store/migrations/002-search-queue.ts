import type { Kysely } from 'kysely'
import type { Dialect } from '../dialect.ts'

/** A place for documents that wait for the search index. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  await dialect.createSearchQueue(db)
}
