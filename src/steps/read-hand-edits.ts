import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { appendEdits } from '../config/edit-files.ts'
import { sha1 } from '../lib/hash.ts'
import type { CuratedArticle } from '../model/article.ts'
import type { Edit } from '../model/edit.ts'
import type { NewsRecord } from '../model/record.ts'
import type { Config } from '../model/settings.ts'
import type { OutputFile, Store } from '../model/store.ts'
import { readRecord } from '../publish/records/read-record.ts'
import { beginLook, lookedAtMs } from './looked-at.ts'
import { articleEditor } from './read-edition.ts'

/** Files looked at between two questions to the store. */
const PAGE = 2000

/**
 * Record files that somebody changed since we wrote them: what differs from what we know is an editor's decision and is written
 * down as one, before a run could overwrite it. A file that cannot be read any more is left alone and named; one that is gone is
 * made again.
 */
export async function readHandEdits(config: Config, store: Store, now: Date): Promise<readonly string[]> {
  const problems: string[] = []
  const edits: Edit[] = []
  const touched = new Set<string>()
  const since = await lookedAtMs(config, store)
  const endLook = beginLook(config, store)
  const { editedArticle } = articleEditor(config, now)
  for await (const { path, hash, unit } of writtenRecords(store)) {
    const bytes = bytesIfChanged(join(config.folder, path), since)
    if (bytes === 'as-it-was' || (bytes !== 'gone' && sha1(bytes) === hash)) continue
    touched.add(unit)
    if (bytes === 'gone') continue
    const article = await articleAt(path.slice('records/'.length), store)
    const found = editsOf(bytes.toString('utf8'), article && editedArticle(article), now)
    if (typeof found === 'string') problems.push(found)
    else edits.push(...found)
  }
  appendEdits(config.folder, 'by-hand', edits)
  // Written anew from the decision at the end of this run.
  await store.reopenUnits([...touched])
  await endLook()
  return problems
}

async function* writtenRecords(store: Store): AsyncIterable<OutputFile> {
  const read = (after: string) => store.readManifest({ below: 'records/_news/', after, limit: PAGE })
  for (let files = await read(''); files.length > 0; files = await read(files.at(-1)?.path ?? ''))
    yield* files
}

function bytesIfChanged(file: string, sinceMs: number): Buffer | 'as-it-was' | 'gone' {
  const found = statSync(file, { throwIfNoEntry: false })
  if (!found) return 'gone'
  return found.ctimeMs < sinceMs ? 'as-it-was' : readFileSync(file)
}

async function articleAt(path: string, store: Store): Promise<CuratedArticle | undefined> {
  const id = (await store.readPaths([path])).get(path)
  return id === undefined ? undefined : store.findArticle(id)
}

function editsOf(text: string, article: CuratedArticle | undefined, now: Date): Edit[] | string {
  if (!article) return []
  try {
    // A difference with its moment and name is an Edit of the same kind.
    return differences(readRecord(text), article).map(
      (decision) => ({ at: now, who: 'record file', ...decision }) as Edit,
    )
  } catch (error) {
    return `${article.path} was changed by hand and cannot be read: ${error instanceof Error ? error.message : error}`
  }
}

/** What a person changed, as decisions. Fields nobody may edit (addresses, dates, scores' parts) stay ours. */
function differences(record: NewsRecord, article: CuratedArticle): readonly Record<string, unknown>[] {
  const { id } = article
  const fields = (['title', 'excerpt', 'language', 'type'] as const).flatMap((field) => {
    const value = record[field]
    return value === undefined || value === (article[field] ?? '')
      ? []
      : [{ kind: 'field', article: id, field, value }]
  })
  const topics = article.topics.map(({ topic }) => topic)
  const named = record.topics ?? []
  return [
    ...fields,
    ...(named.length > 0 && named.join('\n') !== topics.join('\n')
      ? [{ kind: 'topics', article: id, topics: named }]
      : []),
    ...(record.quality !== undefined && record.quality !== article.quality?.value
      ? [{ kind: 'quality', article: id, value: record.quality }]
      : []),
    ...(record.published === false && article.published ? [{ kind: 'hide', article: id }] : []),
  ]
}
