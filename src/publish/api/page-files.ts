import type { PlannedFile } from '../../model/edition.ts'
import { versionOf } from '../version.ts'

/** An element of a list: its JSON, and a version that changes whenever that does. */
export type Listed = { readonly version: string; json(): string }

/** Items a page. */
export const PAGE_ITEMS = 25

/** How many numbered pages a list has: one at least, `most` at most. */
export function pageCount(items: number, most: number): number {
  return Math.max(1, Math.min(Math.ceil(items / PAGE_ITEMS), most))
}

/** One page of a list: `<folder>/page/<n>/index.json`; the first one is `<folder>/index.json` too. */
export function* pageFiles(
  folder: string,
  items: readonly Listed[],
  { page, pages }: { readonly page: number; readonly pages: number },
): Iterable<PlannedFile> {
  const planned = listFile(`${folder}/page/${page}/index.json`, items, {
    page,
    nextPage: page < pages ? page + 1 : null,
  })
  if (page === 1) yield { ...planned, path: `${folder}/index.json` }
  yield planned
}

/** A list in one file, in the form of a page. */
export function listFile(
  path: string,
  items: readonly Listed[],
  { page, nextPage }: { readonly page: number; readonly nextPage: number | null } = {
    page: 1,
    nextPage: null,
  },
): PlannedFile {
  return {
    path,
    version: versionOf(page, nextPage ?? '', ...items.map((item) => item.version)),
    render: () =>
      `{"page":${page},"value":[${items.map((item) => item.json()).join(',')}],"nextPage":${nextPage}}\n`,
  }
}

/** An element that is small enough to be its own version. */
export function listedValue(value: unknown): Listed {
  const json = JSON.stringify(value)
  return { version: json, json: () => json }
}
