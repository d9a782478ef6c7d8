import type { Kysely } from 'kysely'
import { fromJson, toJson } from '../lib/json.ts'
import type { Judgement } from '../model/article.ts'
import type { EarnedSpan } from '../model/authority.ts'
import type { Store } from '../model/store.ts'
import type { FrontPage, Story } from '../model/story.ts'
import type { Database, Dialect } from './dialect.ts'
import { dropMarks } from './marks.ts'
import type { Tables } from './tables.ts'
import { upsertInto } from './upsert.ts'

type CurationQueries = Pick<
  Store,
  | 'readJudgements'
  | 'saveJudgements'
  | 'readPaths'
  | 'readStories'
  | 'readStoryPage'
  | 'readStoriesOf'
  | 'saveStories'
  | 'readFrontPage'
  | 'saveFrontPage'
  | 'readNote'
  | 'saveNote'
  | 'readAuthority'
  | 'saveAuthority'
>

/** What curation decided. */
export function curationQueries(db: Kysely<Tables>, dialect: Dialect): CurationQueries {
  return {
    async readJudgements(ids) {
      const rows = await db
        .selectFrom('judgements')
        .selectAll()
        .where('id', 'in', dialect.listOf(ids))
        .execute()
      return new Map(rows.map((row) => [row.id, fromJson<Judgement>(row.data)]))
    },
    saveJudgements: (judged) =>
      db.transaction().execute((transaction) => upsertJudgements(transaction, dialect, judged)),
    async readPaths(paths) {
      const rows = await db
        .selectFrom('judgements')
        .select(['path', 'id'])
        .where('path', 'in', dialect.listOf(paths))
        .execute()
      return new Map(rows.map((row) => [row.path, row.id]))
    },
    async readStories(since) {
      const select = db.selectFrom('stories').select('data').orderBy('last_at', 'desc').orderBy('id')
      const rows = await (since ? select.where('last_at', '>=', since.getTime()) : select).execute()
      return rows.map((row) => fromJson<Story>(row.data))
    },
    async readStoryPage({ after, limit }) {
      const rows = await db
        .selectFrom('stories')
        .select('data')
        .where('id', '>', after)
        .orderBy('id')
        .limit(limit)
        .execute()
      return rows.map((row) => fromJson<Story>(row.data))
    },
    async readStoriesOf(ids) {
      const rows = await db
        .selectFrom('stories')
        .select('data')
        .where('id', 'in', dialect.listOf(ids))
        .execute()
      return rows.map((row) => fromJson<Story>(row.data))
    },
    saveStories: (stories) =>
      db.transaction().execute((transaction) => upsertStories(transaction, dialect, stories)),
    readFrontPage: () => readSingle<FrontPage>(db, 'front-page'),
    saveFrontPage: (frontPage) => saveSingle(db, 'front-page', frontPage),
    readNote: (name) => readSingle(db, `note:${name}`),
    saveNote: (name, note) => saveSingle(db, `note:${name}`, note),
    async readAuthority() {
      const stored = (await readSingle<[string, readonly EarnedSpan[] | number][]>(db, 'authority')) ?? []
      // A store of an early version holds bare numbers; what they came from is not known, so it is learnt anew.
      return new Map(
        stored.flatMap(([domain, spans]) => (typeof spans === 'number' ? [] : [[domain, spans]])),
      )
    },
    saveAuthority: (authority) => saveSingle(db, 'authority', [...authority]),
  }
}

type Judged = { readonly id: string; readonly path: string; readonly judgement: Judgement }

const upsertRows = upsertInto({
  table: 'judgements',
  columns: ['id', 'path', 'story', 'published', 'data'],
  key: 'id',
  replaced: ['story', 'published', 'data'],
})

/** A path once given stays: only the judgement of an article judged before is replaced. */
export async function upsertJudgements(
  db: Database,
  dialect: Dialect,
  judged: readonly Judged[],
): Promise<void> {
  await dropMarks(
    db,
    dialect,
    judged.map(({ id }) => id),
  )
  await upsertRows(
    db,
    judged.map(({ id, path, judgement }) => ({
      id,
      path,
      story: judgement.story ?? null,
      published: judgement.published ? 1 : 0,
      data: toJson(judgement),
    })),
  )
}

const upsertStoryRows = upsertInto({
  table: 'stories',
  columns: ['id', 'last_at', 'data'],
  key: 'id',
  replaced: ['last_at', 'data'],
})

async function upsertStories(db: Database, dialect: Dialect, stories: readonly Story[]): Promise<void> {
  await upsertStoryRows(
    db,
    stories.map((story) => ({ id: story.id, last_at: story.lastAt.getTime(), data: toJson(story) })),
  )
  const merged = stories.flatMap(({ aliases }) => aliases)
  if (merged.length > 0) await db.deleteFrom('stories').where('id', 'in', dialect.listOf(merged)).execute()
}

async function readSingle<T>(db: Kysely<Tables>, name: string): Promise<T | undefined> {
  const row = await db.selectFrom('singles').select('data').where('name', '=', name).executeTakeFirst()
  return row && fromJson<T>(row.data)
}

async function saveSingle(db: Kysely<Tables>, name: string, value: unknown): Promise<void> {
  const data = toJson(value)
  await db
    .insertInto('singles')
    .values({ name, data })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ data }))
    .execute()
}
