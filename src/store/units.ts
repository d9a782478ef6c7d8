import type { Kysely } from 'kysely'
import type { OutputFile, Store } from '../model/store.ts'
import { inChunks } from './chunks.ts'
import type { Database } from './dialect.ts'
import type { Tables } from './tables.ts'

type UnitQueries = Pick<
  Store,
  'readManifest' | 'readFiles' | 'countFiles' | 'readUnits' | 'readUnitFiles' | 'saveUnits' | 'reopenUnits'
>

/** What was written of the outputs. */
export function unitQueries(db: Kysely<Tables>): UnitQueries {
  return {
    readManifest: async ({ below, after, limit }) =>
      await db
        .selectFrom('manifest')
        .selectAll()
        .where('path', '>', after === '' ? below : after)
        .where('path', '<', `${below}\u{10ffff}`)
        .orderBy('path')
        .limit(limit)
        .execute(),
    async readUnits() {
      const rows = await db.selectFrom('units').selectAll().execute()
      return new Map(rows.map(({ name, version }) => [name, version]))
    },
    readUnitFiles: (units) =>
      inChunks(units, (chunk) => db.selectFrom('manifest').selectAll().where('unit', 'in', chunk).execute()),
    readFiles: (paths) =>
      inChunks(paths, (chunk) => db.selectFrom('manifest').selectAll().where('path', 'in', chunk).execute()),
    saveUnits: ({ units, files, gone }) =>
      db.transaction().execute(async (transaction) => {
        await saveFiles(transaction, files)
        await inChunks(gone, (chunk) =>
          transaction.deleteFrom('manifest').where('path', 'in', chunk).execute(),
        )
        await saveVersions(transaction, units)
      }),
    async reopenUnits(names) {
      const open = db.updateTable('units').set({ version: '' })
      if (!names) await open.execute()
      else await inChunks(names, async (chunk) => [await open.where('name', 'in', chunk).execute()])
    },
    async countFiles() {
      const row = await db
        .selectFrom('manifest')
        .select(({ fn }) => fn.countAll<number>().as('files'))
        .executeTakeFirst()
      return Number(row?.files ?? 0)
    },
  }
}

async function saveFiles(db: Database, files: readonly OutputFile[]): Promise<void> {
  await inChunks(files, (chunk) =>
    db
      .insertInto('manifest')
      .values(chunk)
      .onConflict((conflict) =>
        conflict.column('path').doUpdateSet(({ ref }) => ({
          version: ref('excluded.version'),
          hash: ref('excluded.hash'),
          unit: ref('excluded.unit'),
        })),
      )
      .execute(),
  )
}

async function saveVersions(db: Database, units: ReadonlyMap<string, string | undefined>): Promise<void> {
  const rows = [...units].flatMap(([name, version]) => (version === undefined ? [] : [{ name, version }]))
  const gone = [...units].flatMap(([name, version]) => (version === undefined ? [name] : []))
  await inChunks(rows, (chunk) =>
    db
      .insertInto('units')
      .values(chunk)
      .onConflict((conflict) =>
        conflict.column('name').doUpdateSet(({ ref }) => ({ version: ref('excluded.version') })),
      )
      .execute(),
  )
  await inChunks(gone, (chunk) => db.deleteFrom('units').where('name', 'in', chunk).execute())
}
