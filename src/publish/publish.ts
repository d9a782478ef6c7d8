import type { Edition, PlannedFile } from '../model/edition.ts'
import { apiFiles } from './api/api-files.ts'
import { indexEdition } from './edition-index.ts'
import { feedFiles } from './feeds/feed-files.ts'
import type { SitemapEntry } from './sitemaps/render-sitemap.ts'
import { llmsFile, robotsFile, tdmRepFile } from './sitemaps/robots.ts'
import { pageEntry } from './sitemaps/site-pages.ts'
import { sitemapFiles } from './sitemaps/sitemap-files.ts'

/**
 * Every file of the public folder: the site's pages, the API, feeds, sitemaps and the files that speak to robots. A plan: each
 * file is rendered only when it is asked for. `pages` are the website's own files, as
 * `siteFiles` plans them. Records are planned apart, by `recordFiles`: they live in another folder.
 */
export function* publish(edition: Edition, pages: Iterable<PlannedFile>): Iterable<PlannedFile> {
  const index = indexEdition(edition)
  const entries: SitemapEntry[] = []
  for (const file of pages) {
    const entry = pageEntry(file.path, index)
    if (entry) entries.push(entry)
    yield file
  }
  yield* apiFiles(index)
  yield* feedFiles(index)
  yield* sitemapFiles(index, entries)
  yield robotsFile(edition)
  yield* tdmRepFile()
  yield llmsFile(edition)
}
