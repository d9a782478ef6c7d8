import type { Edition, PlannedFile } from '../model/edition.ts'
import { planEdition } from './plan/plan-edition.ts'
import type { KeyRing } from './records/secured.ts'

/**
 * Every file of the public folder of an edition at hand: the site's pages, the API, feeds, sitemaps and the files that speak to robots.
 * A plan: each file is rendered only when it is asked for. `assets` are the static files by name, as `readAssets` gives them.
 */
export function publish(
  edition: Edition,
  assets: ReadonlyMap<string, Uint8Array> = new Map(),
): Iterable<PlannedFile> {
  return below('public/', planEdition(edition, { assets }))
}

/** The records tree of an edition at hand. */
export function recordFiles(edition: Edition, keys?: KeyRing): Iterable<PlannedFile> {
  return below('records/', planEdition(edition, { assets: new Map(), ...(keys && { keys }) }))
}

const NOT_PAGES =
  /^(?:api|feeds|sitemaps)\/(?!index\.html$)|^(?:sitemap\.xml|robots\.txt|llms\.txt|\.well-known\/)/

/** The website of an edition at hand, without what is made for programs. */
export function* siteFiles(edition: Edition, assets: ReadonlyMap<string, Uint8Array>): Iterable<PlannedFile> {
  for (const file of publish(edition, assets)) if (!NOT_PAGES.test(file.path)) yield file
}

function* below(folder: string, files: Iterable<PlannedFile>): Iterable<PlannedFile> {
  for (const file of files)
    if (file.path.startsWith(folder)) yield { ...file, path: file.path.slice(folder.length) }
}
