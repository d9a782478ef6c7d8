import { CORE_SCHEMA, FAILSAFE_SCHEMA } from 'js-yaml'
import { BroadsheetError } from '../../lib/error.ts'
import { sha256 } from '../../lib/hash.ts'
import type { CuratedArticle, Provider } from '../../model/article.ts'
import type { NewsletterIssue, Tombstone } from '../../model/edition.ts'
import type { Problem } from '../../model/problem.ts'
import type { Story } from '../../model/story.ts'
import type { Taxonomy, Topic } from '../../model/taxonomy.ts'
import { readIssue } from '../newsletter/issue-record.ts'
import { checkedPath } from '../write/checked-path.ts'
import { fromRecord } from './from-record.ts'
import { linkRelated } from './link-related.ts'
import { parseYaml, readRecord, splitFrontMatter, type Values } from './read-record.ts'
import { slugOf } from './slug.ts'
import { storiesOfRecords, type Told } from './stories-of-records.ts'

/** A file of an archive: path below its folder with `/`, and its text. */
export type ArchiveFile = { readonly path: string; readonly text: string }

export type Archive = {
  /** Newest publication first. */
  readonly articles: readonly CuratedArticle[]
  readonly stories: readonly Story[]
  readonly taxonomy: Taxonomy
  /** Organizations of older archives, with their pictures. */
  readonly providers: readonly Provider[]
  readonly tombstones: readonly Tombstone[]
  /** Newest first. */
  readonly newsletters: readonly NewsletterIssue[]
  /** Files that could not be read, and values that were mended; `at` is the path. */
  readonly problems: readonly Problem[]
}

/** Everything in an archive's files: records, tombstones, topics, organizations. One bad file never costs the others. */
export function archiveToArticles(files: readonly ArchiveFile[]): Archive {
  const problems: Problem[] = []
  const readAll = <T>(pattern: RegExp, read: (file: ArchiveFile) => T | undefined): readonly T[] =>
    files.filter((file) => pattern.test(file.path)).flatMap((file) => readOne(file, read, problems))
  const told = readAll(/(?:^|\/)_news\/[^/]+\.md$/, readArticle)
  const taxonomy = readAll(/(?:^|\/)_data\/topics\/[^/]+\.ya?ml$/, readTopic)
  const providers = readAll(/(?:^|\/)_data\/organizations\/[^/]+\.md$/, readOrganization)
  const issues = readAll(/(?:^|\/)_newsletters\/[^/]+\.md$/, ({ path, text }) => readIssue(path, text))
  const tombstones = readAll(/(?:^|\/)_removed\/[^/]+\.md$/, readTombstone)
  const kept = withoutRepeats(told, problems)
  return {
    articles: linkRelated(newestFirst(kept.map(({ article }) => article))),
    stories: storiesOfRecords(kept),
    taxonomy,
    providers,
    tombstones,
    newsletters: issues.toSorted((one, other) => other.at.getTime() - one.at.getTime()),
    problems,
  }
}

function readOne<T>(
  file: ArchiveFile,
  read: (file: ArchiveFile) => T | undefined,
  problems: Problem[],
): readonly T[] {
  try {
    const value = read(file)
    return value === undefined ? [] : [value]
  } catch (error) {
    if (!(error instanceof BroadsheetError)) throw error
    problems.push({
      code: error.code.toLowerCase().replaceAll('_', '-'),
      message: error.message,
      at: file.path,
    })
    return []
  }
}

function readArticle({ path, text }: ArchiveFile): Told {
  const record = readRecord(text)
  const article = fromRecord(record, checkedPath(path.slice(path.lastIndexOf('_news/'))))
  const { lead, providers: count } = record.story ?? {}
  return { article, ...(lead && { lead }), ...(count !== undefined && { providers: count }) }
}

function newestFirst(articles: readonly CuratedArticle[]): readonly CuratedArticle[] {
  return articles.toSorted(
    (one, other) =>
      other.publishedAt.getTime() - one.publishedAt.getTime() || (one.path < other.path ? -1 : 1),
  )
}

/** An article is its canonical URL: of two records with one address the first one stays. */
function withoutRepeats(told: readonly Told[], problems: Problem[]): readonly Told[] {
  const kept = new Map<string, Told>()
  for (const one of told) {
    const { id, path, url } = one.article
    const first = kept.get(id)
    if (!first) kept.set(id, one)
    else {
      const message = `It has the address of ${first.article.path}, ${url}, and is left out.`
      problems.push({ code: 'record-repeated', message, at: path })
    }
  }
  return [...kept.values()]
}

/** A topic file of an older archive. Some end in a stray `---`, one of them behind a value. */
function readTopic({ text }: ArchiveFile): Topic | undefined {
  const yaml = text
    .replace(/^\ufeff/, '')
    .replaceAll('\r\n', '\n')
    .replace(/^---[ \t]*\n/, '')
    .replace(/\s*---\s*$/, '\n')
  const values = parseYaml(yaml, CORE_SCHEMA)
  const name = textOf(values.name)
  if (name === undefined) return undefined
  const parent = textOf(values.parent)
  return {
    id: slugOf(textOf(values._id) ?? name) || sha256(name, 8),
    name,
    ...(parent !== undefined && { parent }),
    keywords: [...new Set(textsOf(values.keywords))],
    mustNot: [],
    // One file holds two hashtags in one string.
    hashtags: textsOf(values.hashtags).flatMap((tags) => tags.split(/\s+/).filter((tag) => tag !== '')),
  }
}

function readOrganization({ text }: ArchiveFile): Provider | undefined {
  const values = parseYaml(frontMatterOf(text), CORE_SCHEMA)
  const domain = textOf(values.domain) ?? textOf(values._id)
  if (domain === undefined) return undefined
  const images = Array.isArray(values.images) ? values.images.flatMap(pictureOf) : []
  return { name: textOf(values.name) ?? domain, domain, images }
}

function frontMatterOf(text: string): string {
  const end = /\n---\s*$/.test(text) ? text : `${text.trimEnd()}\n---\n`
  return splitFrontMatter(end).yaml
}

function pictureOf(value: unknown): Provider['images'][number][] {
  if (!isValues(value)) return []
  const url = textOf(value.url)
  if (url === undefined) return []
  const { width, height } = value
  return [
    {
      url,
      ...(typeof width === 'number' && { width }),
      ...(typeof height === 'number' && { height }),
    },
  ]
}

function readTombstone({ text }: ArchiveFile): Tombstone | undefined {
  const values = parseYaml(splitFrontMatter(text).yaml, FAILSAFE_SCHEMA)
  const urlHash = textOf(values.urlHash)
  const at = new Date(textOf(values.removedDateTime) ?? '')
  if (urlHash === undefined || Number.isNaN(at.getTime())) return undefined
  return { urlHash, at, rule: textOf(values.rule) ?? 'takedown' }
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value !== '' ? value : undefined
}

function textsOf(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).map(textOf).filter((text) => text !== undefined)
}

function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null
}
