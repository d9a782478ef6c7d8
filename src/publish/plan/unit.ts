import type { CuratedArticle } from '../../model/article.ts'
import type { Edition, EditionFrame, PlannedFile } from '../../model/edition.ts'
import { type EditionIndex, indexEdition } from '../edition-index.ts'
import type { KeyRing } from '../records/secured.ts'
import { type Paper, type Press, paperOf } from '../site/paper.ts'
import { type Fingerprint, fingerprint } from './fingerprint.ts'
import type { Lists } from './lists.ts'
import type { Outline } from './outline.ts'

/**
 * A part of the outputs that is planned as a whole or not at all. While its version is that of the last run, its files are as they
 * should be and nobody looks at them.
 */
export type Unit = {
  /** Permanent name: `day/2026-10-01`. */
  readonly name: string
  /** Changes whenever one of its files would. */
  readonly version: string
  /** Rows of the articles that its files show or name; their stories come with them. */
  needs(): Rows
  /** Its files, with `records/` or `public/` in front of their paths. */
  plan(scope: Scope): Iterable<PlannedFile>
}

/** What planning depends on. */
export type Planning = {
  readonly outline: Outline
  readonly lists: Lists
  readonly press: Press
  readonly frame: EditionFrame
  /** Seals private fields of records; absent: records carry none. */
  readonly keys?: KeyRing
  /** Files of our copies of an article's picture, below the public folder. */
  readonly picturesOf: (article: CuratedArticle) => Iterable<PlannedFile>
  /** One of our copies of a picture, by its file's name. */
  readonly readCopy: (name: string) => Uint8Array
}

/** Numbers of articles. */
export type Rows = readonly number[] | Int32Array

/** The articles and stories a unit needs, ready to be rendered. */
export type Scope = {
  readonly paper: Paper
  readonly index: EditionIndex
  readonly articlesOf: (rows: Rows) => readonly CuratedArticle[]
}

/** A scope of these articles and stories. */
export function scopeOf(
  { outline, press, frame }: Planning,
  part: Pick<Edition, 'articles' | 'stories'>,
): Scope {
  const index = indexEdition({ ...frame, ...part })
  const { updatedAt } = outline
  return {
    index,
    paper: paperOf(press, part, {
      counts: { articles: outline.publishedCount, stories: outline.shown.length },
      updatedAt: updatedAt === undefined ? undefined : new Date(updatedAt),
    }),
    articlesOf: (rows) => [...rows].flatMap((row) => index.findArticle(outline.idOf(row)) ?? []),
  }
}

/** Ids of all that comes with some rows: their stories, and the articles of those. */
export function closureOf(
  rows: Rows,
  { idOf, stories, storyAt, namedStory }: Outline,
): { readonly articles: readonly string[]; readonly stories: readonly string[] } {
  const numbers = new Set([...rows].flatMap((row) => [storyAt[row] ?? -1, namedStory[row] ?? -1]))
  numbers.delete(-1)
  const articles = new Set(rows)
  for (const story of numbers)
    for (const row of [stories.leadOf(story), ...stories.articlesOf(story)]) articles.add(row)
  articles.delete(-1)
  return { articles: [...articles].map(idOf), stories: [...numbers].map(stories.idOf) }
}

/** Starts the version of a unit: whatever it holds, it depends on the site's settings and on the program. */
export function unitPrint({ press }: Pick<Planning, 'press'>, name: string): Fingerprint {
  return fingerprint(`${press.version}\0${name}`)
}

/** A unit that reads no article: beside the settings its files depend on `facts` alone, as JSON. */
export function factsUnit(
  planning: Pick<Planning, 'press'>,
  { name, facts, plan }: Pick<Unit, 'name' | 'plan'> & { readonly facts: unknown },
): Unit {
  const print = unitPrint(planning, name)
  print.text(JSON.stringify(facts))
  return { name, version: print.done(), needs: () => [], plan }
}

/** Files of the public folder. */
export function* inPublic(files: Iterable<PlannedFile>): Iterable<PlannedFile> {
  for (const file of files) yield { ...file, path: `public/${file.path}` }
}

/** A record. */
export function inRecords(file: PlannedFile): PlannedFile {
  return { ...file, path: `records/${file.path}` }
}
