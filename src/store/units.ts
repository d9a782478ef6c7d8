import type { Kysely } from 'kysely'
import type { Store } from '../model/store.ts'
import type { Dialect } from './dialect.ts'
import type { Tables } from './tables.ts'
import { upsertInto } from './upsert.ts'

type UnitQueries = Pick<
  Store,
  'readManifest' | 'readFiles' | 'countFiles' | 'readUnits' | 'readUnitFiles' | 'saveUnits' | 'reopenUnits'
>

const upsertFiles = upsertInto({
  table: 'manifest',
  columns: ['path', 'version', 'hash', 'unit'],
  key: 'path',
  replaced: ['version', 'hash', 'unit'],
})
const upsertUnits = upsertInto({
  table: 'units',
  columns: ['name', 'version'],
  key: 'name',
  replaced: ['version'],
})

/** What was written of the outputs. */
export function unitQueries(db: Kysely<Tables>, dialect: Dialect): UnitQueries {
  const { listOf } = dialect
  return {
    readManifest: async ({ below, after, limit }) =>
      await db
        .selectFrom('manifest')
        .selectAll()
        .where('path', 'like', `${below}%`)
        .where('path', '>', after)
        .orderBy('path')
        .limit(limit)
        .execute(),
    readFiles: (paths) => db.selectFrom('manifest').selectAll().where('path', 'in', listOf(paths)).execute(),
    async countFiles() {
      const count = db.selectFrom('manifest').select(({ fn }) => fn.countAll<number>().as('files'))
      return Number((await count.executeTakeFirst())?.files ?? 0)
    },
    async readUnits() {
      const rows = await db.selectFrom('units').selectAll().execute()
      return new Map(rows.map(({ name, version }) => [name, version]))
    },
    readUnitFiles: (units) =>
      db.selectFrom('manifest').selectAll().where('unit', 'in', listOf(units)).execute(),
    saveUnits: ({ units, files, gone }) =>
      db.transaction().execute(async (transaction) => {
        await upsertFiles(transaction, files)
        if (gone.length > 0)
          await transaction.deleteFrom('manifest').where('path', 'in', listOf(gone)).execute()
        const kept = [...units].flatMap(([name, version]) =>
          version === undefined ? [] : [{ name, version }],
        )
        await upsertUnits(transaction, kept)
        const past = [...units].flatMap(([name, version]) => (version === undefined ? [name] : []))
        if (past.length > 0) await transaction.deleteFrom('units').where('name', 'in', listOf(past)).execute()
      }),
    async reopenUnits(names) {
      const open = db.updateTable('units').set({ version: '' })
      await (names ? open.where('name', 'in', listOf(names)) : open).execute()
    },
  }
}
