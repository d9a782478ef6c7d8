import { Kysely } from 'kysely'
import type { Store } from '../model/store.ts'
import { articleQueries } from './articles.ts'
import { curationQueries } from './curation.ts'
import type { Dialect } from './dialect.ts'
import { markQueries } from './marks.ts'
import { migrate } from './migrate.ts'
import { outputQueries } from './outputs.ts'
import { pageLineQueries } from './page-lines.ts'
import { openPostgres } from './postgres.ts'
import { rightsQueries } from './rights.ts'
import { gatherHarvests, sourceQueries } from './sources.ts'
import { openSqlite } from './sqlite.ts'
import type { Tables } from './tables.ts'
import { unitQueries } from './units.ts'

/** Opens the store in `file`, or on the PostgreSQL server of `databaseUrl` when one is given. Call `migrate` first. */
export function openStore(options: {
  readonly file: string
  readonly databaseUrl?: string | undefined
}): Store {
  const { kysely, dialect } = options.databaseUrl
    ? openPostgres(options.databaseUrl)
    : openSqlite(options.file)
  return storeOn(new Kysely<Tables>({ dialect: kysely }), dialect)
}

function storeOn(db: Kysely<Tables>, dialect: Dialect): Store {
  const harvests = gatherHarvests(db, dialect)
  return {
    migrate: () => migrate(db, dialect),
    async close() {
      await harvests
        .settle()
        .then(() => dialect.settle(db))
        .finally(() => db.destroy())
    },
    lock: () => dialect.lock(),
    check: async () => (await dialect.check(db)) ?? 'ok',
    ...sourceQueries(db, dialect, harvests),
    ...pageLineQueries(db),
    ...articleQueries(db, dialect),
    ...curationQueries(db, dialect),
    ...rightsQueries(db),
    ...outputQueries(db),
    ...markQueries(db, dialect),
    ...unitQueries(db, dialect),
  }
}
