import type { ColumnDefinitionBuilder, Kysely, RawBuilder, Transaction } from 'kysely'
import type { SearchHit } from '../model/store.ts'
import type { Tables } from './tables.ts'

/** What goes into the search index about one article. */
export type SearchDocument = {
  readonly id: string
  readonly title: string
  readonly excerpt: string
  readonly text: string
}

export type Database = Kysely<Tables> | Transaction<Tables>

/** The few things SQLite and PostgreSQL say differently; everything else is one SQL through Kysely. */
export interface Dialect {
  readonly name: 'sqlite' | 'postgres'
  readonly serial: 'integer' | 'bigserial'
  serialKey(column: ColumnDefinitionBuilder): ColumnDefinitionBuilder
  /** The values as a list to look things up in: one statement for any number of them. */
  listOf(values: readonly string[]): RawBuilder<string>
  createSearch(db: Kysely<unknown>): Promise<void>
  createSearchQueue(db: Kysely<unknown>): Promise<void>
  indexDocuments(db: Database, documents: readonly SearchDocument[]): Promise<void>
  removeDocuments(db: Database, ids: readonly string[]): Promise<void>
  /** Brings the index up to what was stored; before a search and before closing. */
  settle(db: Kysely<Tables>): Promise<void>
  /** Best match first; `words` are what a person typed. */
  search(
    db: Database,
    words: readonly string[],
    limit: number,
  ): Promise<readonly Pick<SearchHit, 'id' | 'snippet'>[]>
  /** Runs after deletions so that nothing of them stays in the file. */
  scrub(db: Database): Promise<void>
  /** Problem of the file or the connection, or undefined. */
  check(db: Database): Promise<string | undefined>
  /** Takes the lock of this site for as long as the function it returns is not called; undefined when another process has it. */
  lock(): Promise<(() => Promise<void>) | undefined>
}
