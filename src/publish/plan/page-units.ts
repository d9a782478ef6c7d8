import type { EditionFrame, NewsletterIssue } from '../../model/edition.ts'
import type { RankedStory } from '../../model/story.ts'
import { descriptionFile } from '../api/api-files.ts'
import { sponsorshipItems } from '../api/lists.ts'
import { listedValue, listFile } from '../api/page-files.ts'
import { feedFiles, opmlFiles } from '../feeds/feed-files.ts'
import { shownIssue } from '../newsletter/issue-record.ts'
import { issueRecordFile, tombstoneFile } from '../records/record-files.ts'
import { manifestFile } from '../site/manifest.ts'
import { frontPageFile } from '../site/pages/front-page.tsx'
import { leftOutFile } from '../site/pages/left-out-page.tsx'
import { issueFile, issueListFile } from '../site/pages/newsletter-pages.tsx'
import { proseFiles } from '../site/pages/prose-pages.tsx'
import { shownOfSource as healthOf } from '../site/pages/provider-page.tsx'
import { searchFile } from '../site/pages/search-page.tsx'
import { sourcesFile } from '../site/pages/sources-page.tsx'
import { llmsFile, robotsFile, tdmRepFile } from '../sitemaps/robots.ts'
import { FLAG, isMarked } from './article-columns.ts'
import { lookUps } from './list-units.ts'
import { findShown, type Outline, printStamp } from './outline.ts'
import { factsUnit, inPublic, inRecords, type Planning, type Unit, unitPrint } from './unit.ts'

/** The pages there is one of, and what comes without articles: settings, issues, tombstones. */
export function* pageUnits(planning: Planning): Iterable<Unit> {
  yield siteUnit(planning)
  yield frontPageUnit(planning)
  yield latestFeedUnit(planning)
  yield sourcesUnit(planning)
  yield leftOutUnit(planning)
  yield searchPageUnit(planning)
  yield* issueUnits(planning)
  yield tombstonesUnit(planning)
}

/** What follows from the configuration alone. */
function siteUnit(planning: Planning): Unit {
  const { frame, press } = planning
  const sponsorships = sponsorshipItems(frame)
  const print = unitPrint(planning, 'site')
  print.text(
    JSON.stringify([sponsorships, frame.sources.map(({ source }) => [source.id, source.name, source.url])]),
  )
  return {
    name: 'site',
    version: print.done(),
    needs: () => [],
    *plan({ paper }) {
      yield* inPublic(press.assets.files)
      yield* inPublic([manifestFile(press), ...proseFiles(paper), descriptionFile(frame)])
      yield* inPublic([listFile('api/sponsorships/today/index.json', sponsorships.map(listedValue))])
      yield* inPublic(opmlFiles(frame))
      yield* inPublic([robotsFile(frame), ...tdmRepFile(), llmsFile(frame)])
    },
  }
}

function frontPageUnit(planning: Planning): Unit {
  const { outline, frame } = planning
  const { lead, rising, sections } = frame.frontPage
  const ranked = [...(lead ? [lead] : []), ...rising, ...sections.flatMap(({ stories }) => stories)]
  const rows = ranked.flatMap((story) => rowsOf(outline, story))
  const print = unitPrint(planning, 'front-page')
  const { at: _at, leftOut: _leftOut, ...shown } = frame.frontPage
  const isWell = frame.sources.map(({ state }) => state.status)
  print.text(JSON.stringify([shown, isWell, outline.updatedAt, outline.publishedCount, outline.shown.length]))
  for (const row of rows) printStamp(outline, row, print)
  return {
    name: 'front-page',
    version: print.done(),
    needs: () => rows,
    plan: ({ paper }) => inPublic([frontPageFile(paper)]),
  }
}

function rowsOf(outline: Outline, { id, lead }: RankedStory): readonly number[] {
  const place = findShown(outline, id) ?? findShown(outline, lead)
  return place === undefined ? [] : outline.shown.at(place).articles
}

function latestFeedUnit(planning: Planning): Unit {
  const { outline, frame } = planning
  const { site, outputs } = frame
  const rows = outline.byTime
    .filter((row) => isMarked(outline.flags[row] ?? 0, FLAG.published | FLAG.listable))
    .slice(0, outputs.feedItems)
  const print = unitPrint(planning, 'feeds/all')
  for (const row of rows) print.number(outline.versions[row] ?? 0)
  return {
    name: 'feeds/all',
    version: print.done(),
    needs: () => rows,
    plan: ({ articlesOf }) =>
      inPublic(
        feedFiles(frame, {
          path: 'feeds/all',
          title: site.name,
          home: `${site.url}/`,
          articles: articlesOf(rows),
        }),
      ),
  }
}

function sourcesUnit(planning: Planning): Unit {
  const { frame } = planning
  return factsUnit(planning, {
    name: 'sources',
    facts: frame.sources.map(healthFacts),
    plan: ({ paper }) => inPublic([sourcesFile(paper)]),
  })
}

function healthFacts(source: EditionFrame['sources'][number]): unknown {
  const { rhythmMinutes, itemsSeen, lastSuccessAt, lastFailure } = source.state
  const isFailing = lastFailure && lastSuccessAt && lastSuccessAt < lastFailure.at
  return [source.source.id, healthOf(source), rhythmMinutes, itemsSeen, isFailing ? lastSuccessAt : undefined]
}

function leftOutUnit(planning: Planning): Unit {
  const { outline, frame } = planning
  const { leftOut } = frame.frontPage
  const rows = leftOut.map(({ article }) => outline.rowOf(article) ?? -1)
  const print = unitPrint(planning, 'left-out')
  print.text(JSON.stringify(leftOut))
  for (const row of rows) print.number(outline.versions[row] ?? 0)
  return {
    name: 'left-out',
    version: print.done(),
    needs: () => rows,
    plan: ({ paper }) => inPublic([leftOutFile(paper)]),
  }
}

function searchPageUnit(planning: Planning): Unit {
  const { outline } = planning
  const names = new Map<string, string>()
  for (const row of outline.byTime) {
    if (!isMarked(outline.flags[row] ?? 0, FLAG.published | FLAG.listable)) continue
    const { domain, name } = outline.providerOf(row)
    names.set(domain, name)
  }
  const providers = [...names]
    .map(([domain, name]) => ({ domain, name }))
    .sort((one, other) => (one.name < other.name ? -1 : Number(one.name > other.name)))
  return factsUnit(planning, {
    name: 'search',
    facts: providers,
    plan: ({ paper }) => inPublic([searchFile(paper, providers)]),
  })
}

/** A unit an issue of the newsletter, and the list of them. */
function* issueUnits(planning: Planning): Iterable<Unit> {
  const issues = planning.frame.newsletters ?? []
  yield factsUnit(planning, {
    name: 'newsletters',
    facts: issues,
    plan: ({ paper }) => inPublic([issueListFile(paper, issues)]),
  })
  for (const issue of issues) yield issueUnit(planning, issue)
}

function issueUnit(planning: Planning, issue: NewsletterIssue): Unit {
  const { outline, frame } = planning
  const rows = issue.articles.map((id) => outline.rowOf(id) ?? -1)
  const shown = shownIssue(issue, lookUps(planning))
  const name = `newsletter/${issue.id}`
  const print = unitPrint(planning, name)
  print.text(JSON.stringify([issue, shown]))
  for (const row of rows) printStamp(outline, row, print)
  return {
    name,
    version: print.done(),
    needs: () => rows,
    *plan({ paper }) {
      yield inRecords(issueRecordFile(shown, frame))
      yield* inPublic([issueFile(paper, issue)])
    },
  }
}

function tombstonesUnit(planning: Planning): Unit {
  const { tombstones } = planning.frame
  return factsUnit(planning, {
    name: 'tombstones',
    facts: tombstones,
    plan: () => tombstones.map((tombstone) => inRecords(tombstoneFile(tombstone))),
  })
}
