import { type Kysely, sql } from 'kysely'
import { fromJson, toJson } from '../lib/json.ts'
import type { Article, CuratedArticle, Judgement } from '../model/article.ts'
import type { Tombstone } from '../model/edition.ts'
import type { ArticleQuery, SearchHit, Store } from '../model/store.ts'
import { upsertJudgements } from './curation.ts'
import type { Database, Dialect } from './dialect.ts'
import { dropMarks } from './marks.ts'
import type { Tables } from './tables.ts'
import { upsertInto } from './upsert.ts'

type ArticleQueries = Pick<
  Store,
  | 'readArticles'
  | 'findArticle'
  | 'knownIds'
  | 'readCurated'
  | 'readCuratedOf'
  | 'saveCurated'
  | 'removeArticle'
  | 'search'
  | 'counts'
>
type StoredJudgement = Judgement & Pick<CuratedArticle, 'tags' | 'extra' | 'relatedEntries' | 'secured'>
type Row = {
  data: string
  found_at: number
  text: string | null
  judgement: string | null
  path: string | null
}

/** Articles with their texts, their judgements and the search index over them. */
export function articleQueries(db: Kysely<Tables>, dialect: Dialect): ArticleQueries {
  return {
    async readArticles(query) {
      const rows = await selectArticles(db, query)
        .orderBy('found_at')
        .orderBy('published_at')
        .orderBy('articles.id')
        .execute()
      return rows.map(articleOf)
    },
    async readCurated(query) {
      const rows = await selectArticles(db, query)
        .orderBy('published_at', 'desc')
        .orderBy('articles.id')
        .execute()
      return rows.flatMap(curatedOf)
    },
    readCuratedOf: (ids) => curatedWithoutTexts(db, dialect, ids),
    async findArticle(urlOrId) {
      const row = await selectArticles(db, {})
        .where((is) => is.or([is('articles.id', '=', urlOrId), is('articles.url', '=', urlOrId)]))
        .executeTakeFirst()
      return row && curatedOf(row)[0]
    },
    async knownIds(ids) {
      const rows = await db
        .selectFrom('articles')
        .select('id')
        .where('id', 'in', dialect.listOf(ids))
        .execute()
      return new Set(rows.map((row) => row.id))
    },
    saveCurated: (articles) =>
      db.transaction().execute(async (transaction) => {
        await insertArticles(transaction, dialect, articles.map(withoutJudgement))
        await upsertJudgements(transaction, dialect, articles.map(asJudged))
      }),
    removeArticle: async (id, tombstone) => {
      await db.transaction().execute((transaction) => buryArticle(transaction, dialect, { id, tombstone }))
      await dialect.scrub(db)
    },
    search: (words, limit) => searchArticles(db, dialect, { words, limit }),
    counts: () => countRows(db),
  }
}

type Removal = { readonly id: string; readonly tombstone: Tombstone }

async function buryArticle(db: Database, dialect: Dialect, { id, tombstone }: Removal): Promise<void> {
  for (const table of ['texts', 'judgements', 'articles', 'marks', 'page_lines'] as const) {
    await db.deleteFrom(table).where('id', '=', id).execute()
  }
  const { urlHash, at, rule } = tombstone
  const hashes = new Set([urlHash, ...(await itemsOfArticle(db, id))])
  await db.deleteFrom('pages').where('article_id', '=', id).execute()
  await dialect.removeDocuments(db, [id])
  await db
    .insertInto('tombstones')
    .values([...hashes].map((hash) => ({ url_hash: hash, at: at.getTime(), rule })))
    .onConflict((conflict) => conflict.column('url_hash').doNothing())
    .execute()
}

/** What its items are called whatever their link: a feed that gives a removed one another link does not bring it back. */
async function itemsOfArticle(db: Database, id: string): Promise<readonly string[]> {
  const rows = await db.selectFrom('pages').select('item').where('article_id', '=', id).execute()
  return rows.flatMap(({ item }) => item ?? [])
}

async function curatedWithoutTexts(
  db: Kysely<Tables>,
  dialect: Dialect,
  ids: readonly string[],
): Promise<readonly CuratedArticle[]> {
  const rows = await db
    .selectFrom('articles')
    .innerJoin('judgements', 'judgements.id', 'articles.id')
    .select([
      'articles.data as data',
      'articles.found_at as found_at',
      'judgements.data as judgement',
      'judgements.path as path',
    ])
    .where('articles.id', 'in', dialect.listOf(ids))
    .execute()
  return rows.flatMap((row) => curatedOf({ ...row, text: null }))
}

const upsertArticles = upsertInto({
  table: 'articles',
  columns: ['id', 'found_at', 'url', 'source_id', 'domain', 'published_at', 'data'],
  key: 'id',
  replaced: ['url', 'source_id', 'domain', 'published_at', 'data'],
})
const upsertTexts = upsertInto({ table: 'texts', columns: ['id', 'text'], key: 'id', replaced: ['text'] })

/** Stores articles with their texts and index entries; an article stored before is replaced, `foundAt` kept. */
export async function insertArticles(
  db: Database,
  dialect: Dialect,
  given: readonly Article[],
): Promise<void> {
  if (given.length === 0) return
  const { articles, replaced } = await winners(db, dialect, given)
  await upsertArticles(db, articles.map(rowOf))
  await dropMarks(
    db,
    dialect,
    replaced.map(({ id }) => id),
  )
  await upsertTexts(
    db,
    articles.flatMap(({ id, text }) => (text === '' ? [] : [{ id, text }])),
  )
  const emptied = replaced.flatMap(({ id, text }) => (text === '' ? [id] : []))
  if (emptied.length > 0) await db.deleteFrom('texts').where('id', 'in', dialect.listOf(emptied)).execute()
  await dialect.indexDocuments(db, articles)
}

function rowOf(article: Article) {
  const { text: _text, ...rest } = article
  return {
    id: article.id,
    found_at: article.foundAt.getTime(),
    url: article.url,
    source_id: article.sourceId,
    domain: article.provider.domain,
    published_at: article.publishedAt.getTime(),
    data: toJson(rest),
  }
}

type Winners = { readonly articles: readonly Article[]; readonly replaced: readonly Article[] }

/**
 * Of several items that turn out to be one article, one is kept: of one batch the first, of one run that of the first source
 * by id, so that the order in which sources answer decides nothing. Those that stand in the store already are named apart.
 */
async function winners(db: Database, dialect: Dialect, given: readonly Article[]): Promise<Winners> {
  const unique = [...new Map(given.toReversed().map((article) => [article.id, article])).values()].reverse()
  const rows = await db
    .selectFrom('articles')
    .select(['id', 'found_at', 'source_id'])
    .where('id', 'in', dialect.listOf(unique.map(({ id }) => id)))
    .execute()
  const stored = new Map(rows.map((row) => [row.id, row]))
  const articles = unique.filter((article) => {
    const before = stored.get(article.id)
    return before?.found_at !== article.foundAt.getTime() || article.sourceId <= before.source_id
  })
  return { articles, replaced: articles.filter(({ id }) => stored.has(id)) }
}

function selectArticles(db: Kysely<Tables>, query: ArticleQuery) {
  let select = db
    .selectFrom('articles')
    .leftJoin('texts', 'texts.id', 'articles.id')
    .leftJoin('judgements', 'judgements.id', 'articles.id')
    .select([
      'articles.data as data',
      'articles.found_at as found_at',
      'texts.text as text',
      'judgements.data as judgement',
      'judgements.path as path',
    ])
  if (query.foundSince) select = select.where('articles.found_at', '>=', query.foundSince.getTime())
  if (query.publishedSince)
    select = select.where('articles.published_at', '>=', query.publishedSince.getTime())
  if (query.publishedBefore)
    select = select.where('articles.published_at', '<', query.publishedBefore.getTime())
  if (query.story !== undefined) select = select.where('judgements.story', '=', query.story)
  if (query.domain !== undefined) select = select.where('articles.domain', '=', query.domain)
  return query.limit === undefined ? select : select.limit(query.limit)
}

function articleOf(row: Row): Article {
  return {
    ...fromJson<Omit<Article, 'text'>>(row.data),
    foundAt: new Date(row.found_at),
    text: row.text ?? '',
  }
}

function curatedOf(row: Row): CuratedArticle[] {
  if (row.judgement === null || row.path === null) return []
  return [{ ...articleOf(row), ...fromJson<StoredJudgement>(row.judgement), path: row.path }]
}

const JUDGEMENT_KEYS = [
  'kind', 'topics', 'quality', 'heat', 'duplicateOf', 'story', 'related', 'published', 'leftOut', 'basis', 'tags', 'extra', 'relatedEntries',
  'secured',
] as const // biome-ignore format: one table

function asJudged(article: CuratedArticle): { id: string; path: string; judgement: Judgement } {
  const picked = Object.fromEntries(
    JUDGEMENT_KEYS.flatMap((key) => (article[key] === undefined ? [] : [[key, article[key]]])),
  )
  // The keys are those of Judgement, each taken from an article that has them.
  return { id: article.id, path: article.path, judgement: picked as unknown as Judgement }
}

function withoutJudgement(article: CuratedArticle): Article {
  const rest: Record<string, unknown> = { ...article }
  for (const key of [...JUDGEMENT_KEYS, 'path']) delete rest[key]
  // What is left of a CuratedArticle without its Judgement is its Article.
  return rest as unknown as Article
}

type SearchRequest = { readonly words: string; readonly limit: number }

async function searchArticles(
  db: Kysely<Tables>,
  dialect: Dialect,
  request: SearchRequest,
): Promise<readonly SearchHit[]> {
  const words = request.words.match(/[\p{L}\p{N}]+/gu) ?? []
  if (words.length === 0) return []
  await dialect.settle(db)
  const found = await dialect.search(db, words.slice(0, 16), request.limit)
  const rows = await db
    .selectFrom('articles')
    .select(['id', 'data'])
    .where('id', 'in', dialect.listOf(found.map(({ id }) => id)))
    .execute()
  const articles = new Map(rows.map((row) => [row.id, fromJson<Article>(row.data)]))
  return found.flatMap(({ id, snippet }) => {
    const article = articles.get(id)
    if (!article) return []
    const { title, url, publishedAt, provider } = article
    return [{ id, title, url, provider: provider.name, publishedAt, snippet }]
  })
}

async function countRows(
  db: Kysely<Tables>,
): Promise<{ articles: number; published: number; stories: number; sources: number }> {
  const count = async (query: ReturnType<typeof sql<{ n: number }>>) =>
    Number((await query.execute(db)).rows[0]?.n ?? 0)
  return {
    articles: await count(sql`SELECT count(*) AS n FROM articles`),
    published: await count(sql`SELECT count(*) AS n FROM judgements WHERE published = 1`),
    stories: await count(sql`SELECT count(*) AS n FROM stories`),
    sources: await count(sql`SELECT count(*) AS n FROM sources`),
  }
}
