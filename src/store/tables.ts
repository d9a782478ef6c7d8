import type { Generated } from 'kysely'

/** Times are milliseconds since 1970 UTC; `data` columns hold JSON as lib/json.ts writes it. */
export type Tables = {
  sources: { id: string; url: string; data: string }
  articles: {
    id: string
    url: string
    source_id: string
    domain: string
    found_at: number
    published_at: number
    data: string
  }
  /** Full texts apart, so that deleting one touches nothing else. */
  texts: { id: string; text: string }
  judgements: {
    id: string
    path: string
    story: string | null
    published: number
    data: string
  }
  pages: { url: string; article_id: string | null; item: string | null; data: string }
  /** Lines of an article's page as a list of numbers; filled only when the site is to leave out what sites repeat. */
  page_lines: { id: string; domain: string; at: number; lines: string }
  stories: { id: string; last_at: number; data: string }
  singles: { name: string; data: string }
  newsletters: { id: string; at: number; data: string }
  documents: { url: string; data: string }
  ledger: { seq: Generated<number>; domain: string; at: number; data: string }
  operator_rules: { seq: Generated<number>; data: string }
  tombstones: { url_hash: string; at: number; rule: string }
  manifest: { path: string; version: string; hash: string; unit: string }
  /** What planning needs to know of an article, as JSON; a row that is missing is made anew. */
  marks: { id: string; data: string }
  /** Parts of the outputs with the version they were last written in; empty while it is not known what lies on disk. */
  units: { name: string; version: string }
  /** Articles that wait for the search index; SQLite only. */
  search_queue: { row: number; id: string }
  runs: { seq: Generated<number>; started_at: number; data: string }
}
