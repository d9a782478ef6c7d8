import type { Kysely } from 'kysely'
import type { Dialect } from '../dialect.ts'

/** The first form of the store: one table a noun, what is searched or joined in columns, the rest as JSON. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  await createWorkTables(db)
  await createJudgementTables(db)
  await createRightsTables(db, dialect)
  await createOutputTables(db, dialect)
  await dialect.createSearch(db)
}

async function createWorkTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('sources')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('url', 'text', (column) => column.notNull())
    .addColumn('data', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('articles')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('url', 'text', (column) => column.notNull().unique())
    .addColumn('source_id', 'text', (column) => column.notNull())
    .addColumn('domain', 'text', (column) => column.notNull())
    .addColumn('found_at', 'bigint', (column) => column.notNull())
    .addColumn('published_at', 'bigint', (column) => column.notNull())
    .addColumn('data', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('articles_found').on('articles').columns(['found_at', 'id']).execute()
  await db.schema.createIndex('articles_published').on('articles').columns(['published_at', 'id']).execute()
  await db.schema.createIndex('articles_domain').on('articles').columns(['domain', 'published_at']).execute()
  await db.schema
    .createTable('texts')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('text', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('pages')
    .addColumn('url', 'text', (column) => column.primaryKey())
    .addColumn('article_id', 'text')
    .addColumn('data', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('pages_article').on('pages').column('article_id').execute()
}

async function createJudgementTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('judgements')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('path', 'text', (column) => column.notNull().unique())
    .addColumn('story', 'text')
    .addColumn('published', 'integer', (column) => column.notNull())
    .addColumn('data', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('judgements_story').on('judgements').column('story').execute()
  await db.schema
    .createTable('stories')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('last_at', 'bigint', (column) => column.notNull())
    .addColumn('data', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('stories_last').on('stories').column('last_at').execute()
  await db.schema
    .createTable('newsletters')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('data', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('singles')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('data', 'text', (column) => column.notNull())
    .execute()
}

async function createRightsTables(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  await db.schema
    .createTable('documents')
    .addColumn('url', 'text', (column) => column.primaryKey())
    .addColumn('data', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('ledger')
    .addColumn('seq', dialect.serial, (column) => dialect.serialKey(column))
    .addColumn('domain', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('data', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('ledger_domain').on('ledger').columns(['domain', 'seq']).execute()
  await db.schema
    .createTable('operator_rules')
    .addColumn('seq', dialect.serial, (column) => dialect.serialKey(column))
    .addColumn('data', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('tombstones')
    .addColumn('url_hash', 'text', (column) => column.primaryKey())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('rule', 'text', (column) => column.notNull())
    .execute()
}

async function createOutputTables(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  await db.schema
    .createTable('manifest')
    .addColumn('path', 'text', (column) => column.primaryKey())
    .addColumn('version', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('runs')
    .addColumn('seq', dialect.serial, (column) => dialect.serialKey(column))
    .addColumn('started_at', 'bigint', (column) => column.notNull())
    .addColumn('data', 'text', (column) => column.notNull())
    .execute()
}
