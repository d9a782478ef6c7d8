import { type Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { BroadsheetError } from '../lib/error.ts'
import type { Database, Dialect, SearchDocument } from './dialect.ts'

const INT8 = 20
/** Any number that no other program is likely to lock in the same database. */
const ADVISORY_LOCK = 7_306_923_142

/** Opens a pool on PostgreSQL. `url` is a connection string, as in DATABASE_URL. */
export function openPostgres(url: string): { kysely: PostgresDialect; dialect: Dialect } {
  const pool = new pg.Pool({
    connectionString: url,
    max: 4,
    connectionTimeoutMillis: 10_000,
    // Milliseconds since 1970 fit a double exactly.
    types: { getTypeParser: (oid, format) => (oid === INT8 ? Number : pg.types.getTypeParser(oid, format)) },
  })
  // An idle connection that breaks must not end the process; the next query reports it.
  pool.on('error', () => {})
  return { kysely: new PostgresDialect({ pool }), dialect: postgresDialect(url) }
}

function postgresDialect(url: string): Dialect {
  return {
    name: 'postgres',
    serial: 'bigserial',
    serialKey: (column) => column.primaryKey(),
    createSearch,
    createSearchQueue: async () => {},
    indexDocuments,
    removeDocuments,
    settle: async () => {},
    search,
    scrub: async () => {},
    check,
    lock: () => lock(url),
  }
}

async function createSearch(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TABLE search (
    id text PRIMARY KEY, body text NOT NULL,
    words tsvector NOT NULL)`.execute(db)
  await sql`CREATE INDEX search_words ON search USING gin (words)`.execute(db)
}

async function indexDocuments(db: Database, documents: readonly SearchDocument[]): Promise<void> {
  for (const { id, title, excerpt, text } of documents) {
    const body = `${title} ${excerpt} ${text}`
    await sql`INSERT INTO search(id, body, words) VALUES (${id}, ${body},
      setweight(to_tsvector('simple', ${title}), 'A') || setweight(to_tsvector('simple', ${excerpt}), 'B')
      || setweight(to_tsvector('simple', ${text.slice(0, 500_000)}), 'D'))
      ON CONFLICT (id) DO UPDATE SET body = excluded.body, words = excluded.words`.execute(db)
  }
}

async function removeDocuments(db: Database, ids: readonly string[]): Promise<void> {
  for (const id of ids) await sql`DELETE FROM search WHERE id = ${id}`.execute(db)
}

async function search(
  db: Database,
  words: readonly string[],
  limit: number,
): Promise<readonly { id: string; snippet: string }[]> {
  const query = words.map((word) => `'${word.replaceAll("'", "''").replaceAll('\\', '')}':*`).join(' & ')
  const found = await sql<{ id: string; snippet: string }>`
    SELECT id, ts_headline('simple', body, q, 'StartSel="", StopSel="", MaxWords=24, MinWords=12') AS snippet
    FROM search, to_tsquery('simple', ${query}) q WHERE words @@ q ORDER BY ts_rank(words, q) DESC, id LIMIT ${limit}`.execute(
    db,
  )
  return found.rows
}

async function check(db: Database): Promise<string | undefined> {
  await sql`SELECT 1`.execute(db)
  return undefined
}

async function lock(url: string): Promise<(() => Promise<void>) | undefined> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (cause) {
    throw new BroadsheetError(
      'STORE_UNAVAILABLE',
      'Cannot reach the PostgreSQL server named in DATABASE_URL.',
      {
        hint: 'Check the address, the password and that the server is running.',
        exitCode: 4,
        cause,
      },
    )
  }
  const taken = await client.query('SELECT pg_try_advisory_lock($1) AS taken', [ADVISORY_LOCK])
  if (taken.rows[0]?.taken === true) return () => client.end()
  await client.end()
  return undefined
}
