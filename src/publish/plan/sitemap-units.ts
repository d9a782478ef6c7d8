import { intList } from '../../lib/columns/number-list.ts'
import { archivePath, fileOf, providerPath, topicPath } from '../site/paths.ts'
import { type OwnPage, REPLACEABLE } from '../site/theme.ts'
import type { SitemapEntry } from '../sitemaps/render-sitemap.ts'
import { pageEntry } from '../sitemaps/site-pages.ts'
import {
  NEWS_ENTRIES,
  NEWS_HOURS,
  newsSitemapFiles,
  sitemapFiles,
  sitemapIndexFiles,
  sitemapNames,
} from '../sitemaps/sitemap-files.ts'
import type { ArchivePeriod } from './lists.ts'
import { printStamp } from './outline.ts'
import type { ShownMark } from './show-marks.ts'
import { inPublic, type Planning, type Unit, unitPrint } from './unit.ts'

const HOUR_MS = 3_600_000

/**
 * Sitemaps: one of the pages there is a handful of, one a month of the archive with its stories, one of the news, and their index. A
 * month that is over stops changing.
 */
export function* sitemapUnits(planning: Planning): Iterable<Unit> {
  const names: string[] = []
  const pages = pagePaths(planning)
  names.push(...sitemapNames('pages', pages.length))
  yield pagesUnit(planning, pages)
  for (const month of planning.lists.months) {
    const periods = [month.key, ...month.days.map(({ key }) => key)]
    const told = storiesIn(planning, month)
    names.push(...sitemapNames(month.key, periods.length + told.length))
    yield monthUnit(planning, { month, periods, told })
  }
  const news = recentStories(planning)
  if (news.length > 0) names.push('news')
  yield newsUnit(planning, news)
  yield indexUnit(planning, names)
}

/** Files of the pages that no month holds. */
function pagePaths({ outline, frame, press }: Planning): readonly string[] {
  const domains = new Set<string>()
  for (const row of outline.byTime)
    if ((outline.shownAt[row] ?? -1) >= 0) domains.add(outline.providerOf(row).domain)
  const own = press.theme.pages.map(({ name }: OwnPage) => `/${name}/`)
  const paths = [
    '/',
    ...frame.taxonomy.map(({ id }) => topicPath(id)),
    ...[...domains].sort().map(providerPath),
    '/archive/',
    '/newsletters/',
    ...(frame.newsletters ?? []).map(({ id }) => `/newsletters/${id}/`),
    '/sources/',
    ...[...REPLACEABLE].map((name) => `/${name}/`),
    ...own,
  ]
  return [...new Set(paths)].map(fileOf)
}

function pagesUnit(planning: Planning, paths: readonly string[]): Unit {
  const print = unitPrint(planning, 'sitemap/pages')
  print.text(paths.join('\n'))
  return {
    name: 'sitemap/pages',
    version: print.done(),
    needs: () => [],
    plan: ({ index }) =>
      inPublic(
        sitemapFiles(
          'pages',
          paths.flatMap((path) => pageEntry(path, index) ?? []),
        ),
      ),
  }
}

type MonthPages = {
  readonly month: ArchivePeriod
  /** Keys of the month and of its days. */
  readonly periods: readonly string[]
  /** Places of its stories. */
  readonly told: Int32Array
}

function storiesIn({ outline }: Planning, { from, to }: ArchivePeriod): Int32Array {
  const places = intList()
  for (let at = from; at < to; at += 1) if ((outline.shown.tellers[at] ?? -1) >= 0) places.push(at)
  return places.done()
}

function monthUnit(planning: Planning, { month, periods, told }: MonthPages): Unit {
  const { shown } = planning.outline
  const name = `sitemap/${month.key}`
  const print = unitPrint(planning, name)
  print.text(periods.join())
  const leads = () => [...told].map((at) => shown.leads[at] ?? -1)
  for (const lead of leads()) printStamp(planning.outline, lead, print)
  return {
    name,
    version: print.done(),
    needs: leads,
    plan: ({ index }) => {
      const pages = [...told].map((at) => storyPath(planning, shown.tellers[at] ?? -1))
      const paths = [...periods.map(archivePath), ...pages].map(fileOf)
      return inPublic(
        sitemapFiles(
          month.key,
          paths.flatMap((path) => pageEntry(path, index) ?? []),
        ),
      )
    },
  }
}

// "Recent" counts from the newest article, not from the run: a site that is not run for a week keeps its file as it is.
function recentStories({ outline }: Planning): readonly ShownMark[] {
  const { shown, publishedAt } = outline
  const timeAt = (at: number) => publishedAt[shown.leads[at] ?? 0] ?? 0
  const since = Math.max(0, shown.length === 0 ? 0 : timeAt(0)) - NEWS_HOURS * HOUR_MS
  const recent: ShownMark[] = []
  // Newest first.
  for (let at = 0; at < shown.length && timeAt(at) >= since && recent.length < NEWS_ENTRIES; at += 1)
    if ((shown.tellers[at] ?? -1) >= 0) recent.push(shown.at(at))
  return recent
}

function newsUnit(planning: Planning, told: readonly ShownMark[]): Unit {
  const print = unitPrint(planning, 'sitemap/news')
  for (const { lead } of told) printStamp(planning.outline, lead, print)
  return {
    name: 'sitemap/news',
    version: print.done(),
    needs: () => told.map(({ lead }) => lead),
    plan: ({ index }) => {
      const entries = told.flatMap((mark): readonly SitemapEntry[] => {
        const entry = pageEntry(fileOf(storyPath(planning, mark.story)), index)
        return entry ? [entry] : []
      })
      return inPublic(newsSitemapFiles(planning.frame.site, entries))
    },
  }
}

function indexUnit(planning: Planning, names: readonly string[]): Unit {
  const print = unitPrint(planning, 'sitemap')
  print.text(names.join())
  return {
    name: 'sitemap',
    version: print.done(),
    needs: () => [],
    plan: () => inPublic(sitemapIndexFiles(planning.frame.site.url, names)),
  }
}

function storyPath({ outline }: Planning, story: number): string {
  return `/stories/${outline.stories.idOf(story)}/`
}
