import type { Kysely } from 'kysely'
import { fromJson, toJson } from '../lib/json.ts'
import type { Judgement } from '../model/article.ts'
import type { Store } from '../model/store.ts'
import type { FrontPage, Story } from '../model/story.ts'
import { inChunks } from './chunks.ts'
import type { Database } from './dialect.ts'
import { dropMarks } from './marks.ts'
import type { Tables } from './tables.ts'

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
export function curationQueries(db: Kysely<Tables>): CurationQueries {
  return {
    async readJudgements(ids) {
      const rows = await inChunks(ids, (chunk) =>
        db.selectFrom('judgements').selectAll().where('id', 'in', chunk).execute(),
      )
      return new Map(rows.map((row) => [row.id, fromJson<Judgement>(row.data)]))
    },
    saveJudgements: (judged) =>
      db.transaction().execute((transaction) => upsertJudgements(transaction, judged)),
    async readPaths(paths) {
      const rows = await inChunks(paths, (chunk) =>
        db.selectFrom('judgements').select(['path', 'id']).where('path', 'in', chunk).execute(),
      )
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
      const rows = await inChunks(ids, (chunk) =>
        db.selectFrom('stories').select('data').where('id', 'in', chunk).execute(),
      )
      return rows.map((row) => fromJson<Story>(row.data))
    },
    saveStories: (stories) => db.transaction().execute((transaction) => upsertStories(transaction, stories)),
    readFrontPage: () => readSingle<FrontPage>(db, 'front-page'),
    saveFrontPage: (frontPage) => saveSingle(db, 'front-page', frontPage),
    readNote: (name) => readSingle(db, `note:${name}`),
    saveNote: (name, note) => saveSingle(db, `note:${name}`, note),
    async readAuthority() {
      return new Map((await readSingle<[string, number][]>(db, 'authority')) ?? [])
    },
    saveAuthority: (authority) => saveSingle(db, 'authority', [...authority]),
  }
}

type Judged = { readonly id: string; readonly path: string; readonly judgement: Judgement }

/** A path once given stays: only the judgement of an article judged before is replaced. */
export async function upsertJudgements(db: Database, judged: readonly Judged[]): Promise<void> {
  await dropMarks(
    db,
    judged.map(({ id }) => id),
  )
  for (const { id, path, judgement } of judged) {
    const row = {
      story: judgement.story ?? null,
      published: judgement.published ? 1 : 0,
      data: toJson(judgement),
    }
    await db
      .insertInto('judgements')
      .values({ id, path, ...row })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute()
  }
}

async function upsertStories(db: Database, stories: readonly Story[]): Promise<void> {
  for (const story of stories) {
    const row = { last_at: story.lastAt.getTime(), data: toJson(story) }
    await db
      .insertInto('stories')
      .values({ id: story.id, ...row })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute()
    if (story.aliases.length > 0)
      await db
        .deleteFrom('stories')
        .where('id', 'in', [...story.aliases])
        .execute()
  }
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
