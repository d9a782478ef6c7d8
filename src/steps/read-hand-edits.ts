import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { appendEdits } from '../config/edit-files.ts'
import { sha1 } from '../lib/hash.ts'
import type { CuratedArticle } from '../model/article.ts'
import type { Edit } from '../model/edit.ts'
import type { NewsRecord } from '../model/record.ts'
import type { Config } from '../model/settings.ts'
import type { Store } from '../model/store.ts'
import { readRecord } from '../publish/records/read-record.ts'
import { editedArticles } from './read-edition.ts'

/**
 * Record files that somebody changed since we wrote them: what differs from what we know is an editor's decision and is written
 * down as one, before a run could overwrite it. A file that cannot be read any more is left alone and named.
 */
export async function readHandEdits(config: Config, store: Store, now: Date): Promise<readonly string[]> {
  const problems: string[] = []
  const edits: Edit[] = []
  const manifest = await store.readManifest()
  const taken = new Map(manifest)
  const articles = new Map(
    (await editedArticles(config, store, now)).map((article) => [article.path, article]),
  )
  for (const [path, entry] of manifest) {
    if (!path.startsWith('records/_news/')) continue
    const file = join(config.folder, path)
    const bytes = existsSync(file) ? readFileSync(file) : undefined
    if (!bytes || sha1(bytes) === entry.hash) continue
    const found = editsOf(bytes.toString('utf8'), articles.get(path.slice('records/'.length)), now)
    if (typeof found === 'string') problems.push(found)
    else edits.push(...found)
    // Written anew from the decision at the end of this run.
    taken.set(path, { version: '', hash: sha1(bytes) })
  }
  appendEdits(config.folder, 'by-hand', edits)
  await store.saveManifest(new Map([...taken].filter(([path, entry]) => manifest.get(path) !== entry)))
  return problems
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
