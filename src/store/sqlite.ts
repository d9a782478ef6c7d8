import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { type Kysely, type SqliteDatabase, SqliteDialect, type SqliteStatement, sql } from 'kysely'
import { BroadsheetError } from '../lib/error.ts'
import type { Database, Dialect, SearchDocument } from './dialect.ts'
import type { Tables } from './tables.ts'
import { upsertInto } from './upsert.ts'

// A harvest touches the same pages over and over: 32 MiB of them stay in memory, and 16 MiB of log before they are written back.
const PRAGMAS = `PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000; PRAGMA secure_delete = ON;
  PRAGMA cache_size = -32768; PRAGMA wal_autocheckpoint = 4000;`

/** Opens (and makes) the SQLite file. WAL: readers never wait for a writer; deleted rows are overwritten. */
export function openSqlite(file: string): { kysely: SqliteDialect; dialect: Dialect } {
  const database = openFile(file)
  inWords(() => database.exec(PRAGMAS))
  return { kysely: new SqliteDialect({ database: asKyselyDatabase(database) }), dialect: sqliteDialect(file) }
}

function openFile(file: string): DatabaseSync {
  try {
    mkdirSync(dirname(file), { recursive: true })
    return new DatabaseSync(file)
  } catch (cause) {
    throw new BroadsheetError('STORE_UNAVAILABLE', `Cannot open the store ${file}.`, {
      hint: `Check that ${dirname(file)} exists, is writable and lies on a disk with free space.`,
      exitCode: 4,
      cause,
    })
  }
}

// Preparing costs as much as running; most statements come again.
const MAX_STATEMENTS = 500

/** The subset of better-sqlite3's interface that Kysely's dialect calls, on node:sqlite. */
function asKyselyDatabase(database: DatabaseSync): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>()
  return {
    close: () => database.close(),
    prepare(query) {
      const known = statements.get(query)
      if (known) return known
      const statement = database.prepare(query)
      const prepared: SqliteStatement = {
        reader: statement.columns().length > 0,
        all: (parameters) => inWords(() => statement.all(...bindable(parameters))),
        run: (parameters) => inWords(() => statement.run(...bindable(parameters))),
        iterate: (parameters) => inWords(() => statement.iterate(...bindable(parameters))),
      }
      if (statements.size >= MAX_STATEMENTS) statements.clear()
      statements.set(query, prepared)
      return prepared
    },
  }
}

/** What a person can mend about the file, by SQLite's primary result code (sqlite.org/rescode.html). */
const FAULTS: Readonly<Record<number, { code: string; words: string; hint: string; exitCode: number }>> = {
  8: {
    code: 'STORE_READ_ONLY',
    words: 'The store cannot be written.',
    hint: 'Give the user that runs Broadsheet the right to write in .broadsheet.',
    exitCode: 77,
  },
  11: {
    code: 'STORE_BROKEN',
    words: 'The store is damaged.',
    hint: 'Restore a backup, or move .broadsheet/store.sqlite away and run: broadsheet rebuild',
    exitCode: 4,
  },
  13: {
    code: 'DISK_FULL',
    words: 'The disk is full: the store could not grow.',
    hint: 'Free some space and run again; nothing stored before is lost.',
    exitCode: 73,
  },
  26: {
    code: 'STORE_BROKEN',
    words: 'The store is not a SQLite file.',
    hint: 'Restore a backup, or move .broadsheet/store.sqlite away and run: broadsheet rebuild',
    exitCode: 4,
  },
}

function inWords<Result>(work: () => Result): Result {
  try {
    return work()
  } catch (cause) {
    const errcode = cause instanceof Error && 'errcode' in cause ? Number(cause.errcode) & 0xff : 0
    const fault = FAULTS[errcode]
    if (!fault) throw cause
    throw new BroadsheetError(fault.code, fault.words, { hint: fault.hint, exitCode: fault.exitCode, cause })
  }
}

function bindable(parameters: readonly unknown[]): SQLInputValue[] {
  // Kysely types parameters as unknown; the store binds strings, numbers and null only.
  return parameters as SQLInputValue[]
}

function sqliteDialect(file: string): Dialect {
  return {
    name: 'sqlite',
    serial: 'integer',
    serialKey: (column) => column.primaryKey().autoIncrement(),
    listOf: (values) => sql`(SELECT value FROM json_each(${JSON.stringify(values)}))`,
    createSearch,
    createSearchQueue,
    indexDocuments,
    removeDocuments,
    settle,
    search,
    scrub,
    check,
    lock: async () => lockFile(`${file}.lock`),
  }
}

async function createSearch(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE VIRTUAL TABLE search USING fts5(id UNINDEXED, title, excerpt, text, tokenize = 'unicode61 remove_diacritics 2')`.execute(
    db,
  )
  await sql`INSERT INTO search(search, rank) VALUES ('secure-delete', 1)`.execute(db)
}

// Writing the index source by source costs more than all the rest of a harvest, so documents wait here and are written together.
async function createSearchQueue(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TABLE search_queue (row integer PRIMARY KEY, id text NOT NULL)`.execute(db)
}

const enqueue = upsertInto({ table: 'search_queue', columns: ['row', 'id'], key: 'row', replaced: ['id'] })

function indexDocuments(db: Database, documents: readonly SearchDocument[]): Promise<void> {
  return enqueue(
    db,
    documents.map(({ id }) => ({ row: rowOf(id), id })),
  )
}

/** Writes the documents that wait into the index: together, in the index's own order, in one transaction. */
async function settle(db: Kysely<Tables>): Promise<void> {
  const waiting = await sql`SELECT 1 FROM search_queue LIMIT 1`.execute(db)
  if (waiting.rows.length === 0) return
  await db.transaction().execute(async (transaction) => {
    await sql`DELETE FROM search WHERE rowid IN (SELECT row FROM search_queue)`.execute(transaction)
    await sql`INSERT INTO search(rowid, id, title, excerpt, text)
      SELECT q.row, a.id, a.data ->> '$.title', a.data ->> '$.excerpt', coalesce(t.text, '')
      FROM search_queue q JOIN articles a ON a.id = q.id LEFT JOIN texts t ON t.id = q.id ORDER BY q.row`.execute(
      transaction,
    )
    await sql`DELETE FROM search_queue`.execute(transaction)
  })
}

async function removeDocuments(db: Database, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    await sql`DELETE FROM search WHERE rowid = ${rowOf(id)}`.execute(db)
    await sql`DELETE FROM search_queue WHERE row = ${rowOf(id)}`.execute(db)
  }
}

/** Row number of an article in the index: the first 52 bits of its id, which a double holds exactly. */
function rowOf(id: string): number {
  return Number.parseInt(id.slice(0, 13), 16)
}

async function search(
  db: Database,
  words: readonly string[],
  limit: number,
): Promise<readonly { id: string; snippet: string }[]> {
  const query = words.map((word) => `"${word.replaceAll('"', '""')}"*`).join(' ')
  const found = await sql<{ id: string; snippet: string }>`
    SELECT id, snippet(search, -1, '', '', '…', 24) AS snippet FROM search
    WHERE search MATCH ${query} ORDER BY bm25(search, 0, 8, 3, 1), id LIMIT ${limit}`.execute(db)
  return found.rows
}

async function scrub(db: Database): Promise<void> {
  await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(db)
}

async function check(db: Database): Promise<string | undefined> {
  const found = await sql<{ integrity_check: string }>`PRAGMA integrity_check(1)`.execute(db)
  const answer = found.rows[0]?.integrity_check
  return answer === 'ok' ? undefined : (answer ?? 'no answer')
}

/** The operating system gives the lock back when the process dies, so no lock is ever stale. */
function lockFile(file: string): (() => Promise<void>) | undefined {
  const lock = openFile(file)
  try {
    lock.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE')
  } catch {
    lock.close()
    return undefined
  }
  return async () => lock.close()
}
