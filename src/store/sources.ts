import type { Kysely } from 'kysely'
import { fromJson, toJson } from '../lib/json.ts'
import type { SourceState } from '../model/source.ts'
import type { KnownItem, PageMemory, SourceHarvest, Store } from '../model/store.ts'
import { insertArticles } from './articles.ts'
import type { Database, Dialect } from './dialect.ts'
import { createGatherer, type Gatherer } from './gather.ts'
import { insertPageLines } from './page-lines.ts'
import { insertLedger } from './rights.ts'
import type { Tables } from './tables.ts'
import { upsertInto } from './upsert.ts'

type SourceQueries = Pick<
  Store,
  'readSourceStates' | 'saveHarvest' | 'readPageMemory' | 'savePageMemory' | 'readKnownItems'
>

/** What is known of sources and pages between runs. */
export function sourceQueries(
  db: Kysely<Tables>,
  dialect: Dialect,
  harvests: Gatherer<SourceHarvest>,
): SourceQueries {
  return {
    async readSourceStates() {
      const rows = await db.selectFrom('sources').selectAll().execute()
      return new Map(rows.map((row) => [row.id, fromJson<SourceState>(row.data)]))
    },
    saveHarvest: harvests.add,
    savePageMemory: (pages) => db.transaction().execute((transaction) => upsertPages(transaction, pages)),
    async readPageMemory(urls) {
      const rows = await db.selectFrom('pages').selectAll().where('url', 'in', dialect.listOf(urls)).execute()
      return new Map(rows.map((row) => [row.url, memoryOf(row)]))
    },
    readKnownItems: (itemKeys) => knownItems(db, dialect, itemKeys),
  }
}

async function knownItems(
  db: Kysely<Tables>,
  dialect: Dialect,
  itemKeys: readonly string[],
): Promise<ReadonlyMap<string, KnownItem>> {
  if (itemKeys.length === 0) return new Map()
  const rows = await db
    .selectFrom('pages')
    .innerJoin('articles', 'articles.id', 'pages.article_id')
    .select(['pages.item as item', 'pages.data as data', 'articles.url as articleUrl'])
    .where('pages.item', 'in', dialect.listOf(itemKeys))
    .orderBy('pages.url')
    .execute()
  const known = rows.map((row) => ({ memory: memoryOf(row), articleUrl: row.articleUrl }))
  const inTurn = known.toSorted(
    (one, other) => one.memory.fetchedAt.getTime() - other.memory.fetchedAt.getTime(),
  )
  return new Map(inTurn.map((item) => [item.memory.itemKey ?? '', item]))
}

function memoryOf({ item, data }: { readonly item: string | null; readonly data: string }): PageMemory {
  const memory = fromJson<PageMemory>(data)
  return item === null ? memory : { ...memory, itemKey: item }
}

/** Articles that wait in memory to be written together. */
const MAX_WAITING = 1_000

/** Writes harvests, those of one moment in one transaction; each is there whole or not at all. */
export function gatherHarvests(db: Kysely<Tables>, dialect: Dialect): Gatherer<SourceHarvest> {
  return createGatherer({
    write: (harvests) =>
      db.transaction().execute((transaction) => saveHarvests(transaction, dialect, harvests)),
    weightOf: ({ articles }) => articles.length + 1,
    maxWeight: MAX_WAITING,
  })
}

const upsertSources = upsertInto({
  table: 'sources',
  columns: ['id', 'url', 'data'],
  key: 'id',
  replaced: ['url', 'data'],
})
const upsertPageRows = upsertInto({
  table: 'pages',
  columns: ['url', 'article_id', 'item', 'data'],
  key: 'url',
  replaced: ['article_id', 'item', 'data'],
})

/** Writes what several sources gave. In the order of their ids, so that the order in which they answered decides nothing. */
async function saveHarvests(db: Database, dialect: Dialect, given: readonly SourceHarvest[]): Promise<void> {
  const harvests = given.toSorted((one, other) => byText(one.state.id, other.state.id))
  await insertArticles(
    db,
    dialect,
    harvests.flatMap(({ articles }) => articles),
  )
  await upsertPages(
    db,
    harvests.flatMap(({ pages }) => pages),
  )
  await insertPageLines(
    db,
    harvests.flatMap(({ lines }) => lines ?? []),
  )
  await insertLedger(
    db,
    harvests.flatMap(({ ledger }) => ledger),
  )
  await upsertSources(
    db,
    harvests.map(({ state }) => ({ id: state.id, url: state.url, data: toJson(state) })),
  )
}

function upsertPages(db: Database, pages: readonly PageMemory[]): Promise<void> {
  return upsertPageRows(
    db,
    pages.map(({ itemKey, ...page }) => ({
      url: page.url,
      article_id: page.articleId ?? null,
      item: itemKey ?? null,
      data: toJson(page),
    })),
  )
}

function byText(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
