import { type Kysely, type Migration, Migrator } from 'kysely'
import { BroadsheetError } from '../lib/error.ts'
import type { Dialect } from './dialect.ts'
import * as first from './migrations/001-first.ts'
import * as searchQueue from './migrations/002-search-queue.ts'
import * as units from './migrations/003-units.ts'
import * as pageLines from './migrations/004-page-lines.ts'
import * as items from './migrations/005-items.ts'
import type { Tables } from './tables.ts'

type Step = { up(db: Kysely<unknown>, dialect: Dialect): Promise<void> }

/** Every change of the tables' form, in order; a published one is never edited. */
const STEPS: Readonly<Record<string, Step>> = {
  '001-first': first,
  '002-search-queue': searchQueue,
  '003-units': units,
  '004-page-lines': pageLines,
  '005-items': items,
}

/** Brings the tables to the newest form. A store of a newer program is refused, not guessed at. */
export async function migrate(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  const migrations: Record<string, Migration> = Object.fromEntries(
    Object.entries(STEPS).map(([name, step]) => [
      name,
      { up: (inner: Kysely<unknown>) => step.up(inner, dialect) },
    ]),
  )
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (error === undefined) return
  throw new BroadsheetError(
    'STORE_MIGRATION',
    `The store cannot be brought to this version's form: ${words(error)}`,
    {
      hint: 'If a newer Broadsheet wrote it, run that one. Otherwise restore a backup, or move the file away and run `broadsheet rebuild`.',
      exitCode: 4,
      cause: error,
    },
  )
}

function words(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
