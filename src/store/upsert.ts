import { type CompiledQuery, type Insertable, sql } from 'kysely'
import type { Database } from './dialect.ts'
import type { Tables } from './tables.ts'

type Column<Name extends keyof Tables> = keyof Insertable<Tables[Name]> & string

type Form<Name extends keyof Tables> = {
  readonly table: Name
  /** All columns that are written. */
  readonly columns: readonly Column<Name>[]
  /** What names a row; a row of a table without a key is always added. */
  readonly key?: Column<Name>
  /** Columns that take the new value where the key is there already. */
  readonly replaced?: readonly Column<Name>[]
}

/** Writes rows, the last one of a key; those whose key is there already replace what stands there. */
export type Upsert<Name extends keyof Tables> = (
  db: Database,
  rows: readonly Insertable<Tables[Name]>[],
) => Promise<void>

// Any number of rows is a sum of these, so a statement has few lengths and comes again: building and preparing it costs more than running it.
const LENGTHS = [256, 64, 16, 4, 1]

/** A writer of rows in few and wide statements, each put together once for a database. */
export function upsertInto<Name extends keyof Tables>(form: Form<Name>): Upsert<Name> {
  const statements = new WeakMap<object, Map<number, CompiledQuery>>()
  function statementFor(db: Database, length: number): CompiledQuery {
    const { adapter } = db.getExecutor()
    const known = statements.get(adapter) ?? new Map<number, CompiledQuery>()
    statements.set(adapter, known)
    const statement = known.get(length) ?? compile(db, form, length)
    known.set(length, statement)
    return statement
  }
  return async (db, given) => {
    const rows = lastOfEachKey(form, given)
    for (let start = 0; start < rows.length; ) {
      const length = LENGTHS.find((each) => each <= rows.length - start) ?? 1
      const parameters = rows.slice(start, start + length).flatMap((row) => valuesOf(form, row))
      await db.executeQuery({ ...statementFor(db, length), parameters })
      start += length
    }
  }
}

function compile<Name extends keyof Tables>(db: Database, form: Form<Name>, length: number): CompiledQuery {
  const row = sql`(${sql.join(form.columns.map(() => null))})`
  const rows = sql.join(Array.from({ length }, () => row))
  const columns = sql.join(form.columns.map((column) => sql.ref(column)))
  const values = sql`INSERT INTO ${sql.table(form.table)} (${columns}) VALUES ${rows}`
  if (form.key === undefined) return values.compile(db)
  const replaced = (form.replaced ?? []).map(
    (column) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`,
  )
  const otherwise = replaced.length === 0 ? sql`NOTHING` : sql`UPDATE SET ${sql.join(replaced)}`
  return sql`${values} ON CONFLICT (${sql.ref(form.key)}) DO ${otherwise}`.compile(db)
}

/** One statement may not write a row twice. */
function lastOfEachKey<Name extends keyof Tables>(
  { key }: Form<Name>,
  rows: readonly Insertable<Tables[Name]>[],
): readonly Insertable<Tables[Name]>[] {
  if (key === undefined || rows.length < 2) return rows
  return [...new Map(rows.map((row) => [row[key], row])).values()]
}

function valuesOf<Name extends keyof Tables>(
  { columns }: Form<Name>,
  row: Insertable<Tables[Name]>,
): readonly unknown[] {
  return columns.map((column) => row[column] ?? null)
}
