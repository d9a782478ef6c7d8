import type { PlannedFile } from '../../model/edition.ts'
import { versionOf } from '../version.ts'

/** An element of a list: its JSON, and a version that changes whenever that does. */
export type Listed = { readonly version: string; json(): string }

/** Items a page. */
export const PAGE_ITEMS = 25

/** A list as numbered pages: `<folder>/index.json` is page 1, `<folder>/page/<n>/index.json` each of the first `pages`. */
export function* pageFiles(
  folder: string,
  items: readonly Listed[],
  options: { readonly pages: number },
): Iterable<PlannedFile> {
  const count = Math.max(1, Math.min(Math.ceil(items.length / PAGE_ITEMS), options.pages))
  for (let page = 1; page <= count; page += 1) {
    const shown = items.slice((page - 1) * PAGE_ITEMS, page * PAGE_ITEMS)
    const planned = listFile(`${folder}/page/${page}/index.json`, shown, {
      page,
      nextPage: page < count ? page + 1 : null,
    })
    if (page === 1) yield { ...planned, path: `${folder}/index.json` }
    yield planned
  }
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
