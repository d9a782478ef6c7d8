import { type Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { BroadsheetError } from '../lib/error.ts'
import type { Database, Dialect, SearchDocument } from './dialect.ts'

const INT8 = 20
/** Texts of so many documents are sent at once. */
const MAX_INDEXED = 64
/** Any number that no other program is likely to lock in the same database. */
const ADVISORY_LOCK = 7_306_923_142

// The pool's own limit would also count the wait for a free connection, and run out while the program computes.
const CONNECT_TIMEOUT_MS = 60_000

class PatientClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    const settings = typeof config === 'string' ? { connectionString: config } : config
    super({ ...settings, connectionTimeoutMillis: CONNECT_TIMEOUT_MS, keepAlive: true })
  }
}

/** Opens a pool on PostgreSQL. `url` is a connection string, as in DATABASE_URL. */
export function openPostgres(url: string): { kysely: PostgresDialect; dialect: Dialect } {
  const pool = new pg.Pool({
    connectionString: url,
    Client: PatientClient,
    max: 4,
    idleTimeoutMillis: 0,
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
    listOf: (values) => sql`(SELECT unnest(${values}::text[]))`,
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
  for (let start = 0; start < documents.length; start += MAX_INDEXED) {
    const chunk = documents.slice(start, start + MAX_INDEXED)
    const lists = (['id', 'title', 'excerpt', 'text'] as const).map(
      (part) => sql`${chunk.map((document) => document[part])}::text[]`,
    )
    await sql`INSERT INTO search(id, body, words)
      SELECT id, concat_ws(' ', title, excerpt, text), setweight(to_tsvector('simple', title), 'A')
        || setweight(to_tsvector('simple', excerpt), 'B')
        || setweight(to_tsvector('simple', left(text, 500000)), 'D')
      FROM unnest(${sql.join(lists)}) AS document(id, title, excerpt, text)
      ON CONFLICT (id) DO UPDATE SET body = excluded.body, words = excluded.words`.execute(db)
  }
}

async function removeDocuments(db: Database, ids: readonly string[]): Promise<void> {
  await sql`DELETE FROM search WHERE id = ANY(${ids}::text[])`.execute(db)
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
