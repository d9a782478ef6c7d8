import type { Article, CuratedArticle, Judgement } from './article.ts'
import type { AuthorityLedger } from './authority.ts'
import type { NewsletterIssue, Tombstone } from './edition.ts'
import type { ArticleMark } from './mark.ts'
import type { OperatorRule, RightsDocument, RightsEvidence } from './rights.ts'
import type { SourceState } from './source.ts'
import type { FrontPage, Story } from './story.ts'

/** Validators and signals of a page that was asked before. */
export type PageMemory = {
  readonly url: string
  readonly articleId?: string
  readonly etag?: string
  readonly lastModified?: string
  /** Hash of what its item said, and the source whose item that was. */
  readonly bodyHash?: string
  readonly sourceId?: string
  /** Names its item whatever its link: hash of source, guid and date. Absent where these say no more than the link. */
  readonly itemKey?: string
  readonly fetchedAt: Date
  readonly status: number
  /** What the page itself said about rights; asked again weekly. */
  readonly signals?: NonNullable<RightsEvidence['page']>
  /** What its feed said about rights. */
  readonly item?: NonNullable<RightsEvidence['item']>
}

/** A feed's item that became an article: what was learnt of its page, and the article's address. */
export type KnownItem = { readonly memory: PageMemory; readonly articleUrl: string }

/** The long lines of an article's page as numbers, from which no words can be had back. */
export type PageLines = {
  readonly articleId: string
  readonly domain: string
  readonly at: Date
  readonly lines: readonly number[]
}

/** One line of a provider's append-only history (RIGHTS.md, "The ledger"). */
export type LedgerEntry = {
  readonly domain: string
  readonly at: Date
  readonly kind: 'seen' | 'decided' | 'grant' | 'block' | 'takedown' | 'lifted'
  /** JSON data of the entry: raw signal with hash and url, decision with rule, who and why. */
  readonly data: Readonly<Record<string, unknown>>
}

export type RunRecord = {
  readonly startedAt: Date
  readonly endedAt: Date
  readonly summary: Readonly<Record<string, number | string>>
}

/** What the next `collect` learnt from one source; saved in one transaction, so that a kill costs nothing (invariant 9). */
export type SourceHarvest = {
  readonly state: SourceState
  readonly articles: readonly Article[]
  readonly pages: readonly PageMemory[]
  readonly ledger: readonly LedgerEntry[]
  /** Absent where what sites repeat is not to be left out. */
  readonly lines?: readonly PageLines[]
}

export type ArticleQuery = {
  readonly foundSince?: Date
  readonly publishedSince?: Date
  readonly publishedBefore?: Date
  readonly story?: string
  readonly domain?: string
  readonly limit?: number
}

/** A file we wrote: below the site's folder, with the version and the content hash it has, and the unit of the plan it is of. */
export type OutputFile = {
  readonly path: string
  readonly unit: string
  readonly version: string
  readonly hash: string
}

export type SearchHit = {
  readonly id: string
  readonly title: string
  readonly url: string
  readonly provider: string
  readonly publishedAt: Date
  readonly snippet: string
}

/** The working memory. One implementation in SQL through Kysely, on SQLite and on PostgreSQL. */
export interface Store {
  /** Brings the tables to the newest form; safe to call at every start. */
  migrate(): Promise<void>
  close(): Promise<void>
  /** Takes the right to run on this store; undefined when another process has it. Given back by the function, or by the process's end. */
  lock(): Promise<(() => Promise<void>) | undefined>
  /** `ok`, or what is wrong with the file or the connection. */
  check(): Promise<string>

  readSourceStates(): Promise<ReadonlyMap<string, SourceState>>
  saveHarvest(harvest: SourceHarvest): Promise<void>

  /** Articles in order of arrival: foundAt, then publishedAt, then id. */
  readArticles(query: ArticleQuery): Promise<readonly Article[]>
  findArticle(urlOrId: string): Promise<CuratedArticle | undefined>
  /** Ids among these that are stored already. */
  knownIds(ids: readonly string[]): Promise<ReadonlySet<string>>
  readPageMemory(urls: readonly string[]): Promise<ReadonlyMap<string, PageMemory>>
  savePageMemory(pages: readonly PageMemory[]): Promise<void>
  /** By `itemKey`, the page that was asked last for each; only items that are articles. */
  readKnownItems(itemKeys: readonly string[]): Promise<ReadonlyMap<string, KnownItem>>

  /** Lines of a site's newest pages that were read before a moment, page by page. */
  readPageLines(pages: {
    readonly domain: string
    readonly before: Date
    readonly limit: number
  }): Promise<readonly (readonly number[])[]>
  /** Forgets all but the newest pages' lines of each site. */
  forgetPageLines(kept: number): Promise<void>

  readJudgements(ids: readonly string[]): Promise<ReadonlyMap<string, Judgement>>
  /** Paths once given never change; `saveJudgements` keeps an existing one. */
  saveJudgements(
    judged: readonly { readonly id: string; readonly judgement: Judgement; readonly path: string }[],
  ): Promise<void>
  /** Newest publication first. */
  readCurated(query: ArticleQuery): Promise<readonly CuratedArticle[]>
  /** These articles without their texts, in no order. */
  readCuratedOf(ids: readonly string[]): Promise<readonly CuratedArticle[]>
  saveCurated(articles: readonly CuratedArticle[]): Promise<void>
  /** Path -> article id, for giving new paths. */
  readPaths(paths: readonly string[]): Promise<ReadonlyMap<string, string>>

  readStories(since?: Date): Promise<readonly Story[]>
  /** Stories by id, from the one after `after` (`''`: from the first). */
  readStoryPage(page: { readonly after: string; readonly limit: number }): Promise<readonly Story[]>
  readStoriesOf(ids: readonly string[]): Promise<readonly Story[]>
  saveStories(stories: readonly Story[]): Promise<void>
  readFrontPage(): Promise<FrontPage | undefined>
  saveFrontPage(frontPage: FrontPage): Promise<void>
  /** Small facts about the store itself, as JSON, by name. */
  readNote<Note>(name: string): Promise<Note | undefined>
  saveNote(name: string, note: unknown): Promise<void>
  readAuthority(): Promise<AuthorityLedger>
  saveAuthority(authority: AuthorityLedger): Promise<void>

  /** Issues of the newsletter, newest first. */
  readNewsletters(): Promise<readonly NewsletterIssue[]>
  addNewsletter(issue: NewsletterIssue): Promise<void>

  findDocument(url: string): Promise<RightsDocument | undefined>
  saveDocument(document: RightsDocument): Promise<void>
  readLedger(domain: string): Promise<readonly LedgerEntry[]>
  addLedger(entries: readonly LedgerEntry[]): Promise<void>
  readOperatorRules(): Promise<readonly OperatorRule[]>
  addOperatorRule(rule: OperatorRule): Promise<void>
  readTombstones(): Promise<readonly Tombstone[]>
  /** Deletes the article and everything derived from it, leaving the tombstone, and one for each item it was known by. */
  removeArticle(id: string, tombstone: Tombstone): Promise<void>

  /** Ids, from the one after `after` (`''`: from the first), of judged articles without a mark: new ones, and those whose article or judgement was saved since. */
  unmarkedIds(page: { readonly after: string; readonly limit: number }): Promise<readonly string[]>
  /** Marks by id, from the one after `after` (`''`: from the first). */
  readMarks(page: { readonly after: string; readonly limit: number }): Promise<readonly ArticleMark[]>
  saveMarks(marks: readonly ArticleMark[]): Promise<void>
  /** Forgets the marks of these articles, or all. */
  clearMarks(ids?: readonly string[]): Promise<void>

  /** Files below a folder by path, from the one after `after` (`''`: from the first). */
  readManifest(page: {
    readonly below: string
    readonly after: string
    readonly limit: number
  }): Promise<readonly OutputFile[]>
  readFiles(paths: readonly string[]): Promise<readonly OutputFile[]>
  countFiles(): Promise<number>
  /** Unit -> version it was last written in; `''` when it is not known what lies on disk. */
  readUnits(): Promise<ReadonlyMap<string, string>>
  readUnitFiles(units: readonly string[]): Promise<readonly OutputFile[]>
  /** What was written, in one transaction; a unit without a version and a path in `gone` are forgotten. */
  saveUnits(written: {
    readonly units: ReadonlyMap<string, string | undefined>
    readonly files: readonly OutputFile[]
    readonly gone: readonly string[]
  }): Promise<void>
  /** From now on it is not known what lies on disk of these units, or of any. */
  reopenUnits(names?: readonly string[]): Promise<void>

  search(words: string, limit: number): Promise<readonly SearchHit[]>
  saveRun(run: RunRecord): Promise<void>
  lastRun(): Promise<RunRecord | undefined>
  counts(): Promise<{
    readonly articles: number
    readonly published: number
    readonly stories: number
    readonly sources: number
  }>
}
