import { intList } from '../../lib/columns/number-list.ts'
import type { CachedImage, CuratedArticle } from '../../model/article.ts'
import type { PlannedFile } from '../../model/edition.ts'
import type { Topic } from '../../model/taxonomy.ts'
import { feedFiles, providerFeedPath } from '../feeds/feed-files.ts'
import { type DailyTrend, dailyTrend, TREND_DAYS } from '../site/components/trend.tsx'
import {
  domainOfSource,
  LATEST,
  logoOf,
  logoPath,
  providerFile,
  shownOfSource,
} from '../site/pages/provider-page.tsx'
import { TOPIC_STORIES, topicFile } from '../site/pages/topic-page.tsx'
import { providerPath } from '../site/paths.ts'
import { FLAG, isMarked } from './article-columns.ts'
import { groupRows, NONE } from './lists.ts'
import { findShown, type Outline, printStamp } from './outline.ts'
import { storiesOf } from './story-units.ts'
import { inPublic, type Planning, type Unit, unitPrint } from './unit.ts'

/** Each topic and each provider: its page and its feeds. */
export function* subjectUnits(planning: Planning): Iterable<Unit> {
  const { outline, frame } = planning
  const { byTopic } = planning.lists
  const places = outline.shown.leads.map((_, place) => place)
  const shownBy = groupRows(places, (place) => outline.topicsOf(outline.shown.leads[place] ?? -1))
  for (const topic of frame.taxonomy)
    yield topicUnit(planning, {
      topic,
      shown: shownBy.get(topic.name) ?? NONE,
      listed: byTopic.get(topic.name) ?? NONE,
    })
  yield* providerUnits(planning)
}

type TopicRows = {
  readonly topic: Topic
  /** Places of the stories whose lead has the topic, newest first. */
  readonly shown: Int32Array
  /** Articles of its feed, newest first. */
  readonly listed: Int32Array
}

function topicUnit(planning: Planning, { topic, shown, listed }: TopicRows): Unit {
  const { outline, frame } = planning
  const { site, outputs } = frame
  const top = topOf(planning, topic, shown).map(outline.shown.at)
  const count = shown.length
  const trend = trendOf(outline, articlesAt(outline, shown))
  const fed = listed.slice(0, outputs.feedItems)
  const name = `topic/${topic.id}`
  const print = unitPrint(planning, name)
  print.text(JSON.stringify([count, trend]))
  for (const { lead } of top) printStamp(outline, lead, print)
  for (const row of fed) print.number(outline.versions[row] ?? 0)
  return {
    name,
    version: print.done(),
    needs: () => [...top.flatMap(({ articles }) => articles), ...fed],
    *plan(scope) {
      const content = { topic, shown: storiesOf(planning, scope, top), count, trend }
      yield* inPublic([topicFile(scope.paper, content)])
      yield* inPublic(
        feedFiles(frame, {
          path: `feeds/topics/${topic.id}`,
          title: `${site.name}: ${topic.name}`,
          home: `${site.url}/topics/${topic.id}/`,
          articles: scope.articlesOf(fed),
        }),
      )
    },
  }
}

function articlesAt({ shown }: Outline, places: Int32Array): Int32Array {
  const rows = intList()
  for (const place of places) for (const row of shown.at(place).articles) rows.push(row)
  return rows.done()
}

/** Articles a day; only those that can be in it are made into dates. */
function trendOf({ publishedAt }: Outline, rows: Int32Array): DailyTrend | undefined {
  const newest = rows.reduce(
    (latest, row) => Math.max(latest, publishedAt[row] ?? 0),
    Number.NEGATIVE_INFINITY,
  )
  const since = newest - TREND_DAYS * DAY_MS
  const recent = [...rows.filter((row) => (publishedAt[row] ?? 0) >= since)]
  return dailyTrend(recent.map((row) => new Date(publishedAt[row] ?? 0)))
}

const DAY_MS = 86_400_000

/** The ranked ones first, then the latest; each once, as many as a page shows. */
function topOf({ outline, frame }: Planning, topic: Topic, shown: Int32Array): readonly number[] {
  const section = frame.frontPage.sections.find((other) => other.topic === topic.name)
  const ranked = (section?.stories ?? []).flatMap(({ id }) => findShown(outline, id) ?? [])
  const first = new Set(ranked)
  for (const place of shown) {
    if (first.size >= TOPIC_STORIES) break
    first.add(place)
  }
  return [...first].slice(0, TOPIC_STORIES)
}

function* providerUnits(planning: Planning): Iterable<Unit> {
  const { outline } = planning
  const onPages = outline.byTime.filter((row) => (outline.shownAt[row] ?? -1) >= 0)
  const sources = Map.groupBy(planning.frame.sources, domainOfSource)
  const domainOf = (row: number) => [outline.providerOf(row).domain]
  const shown = groupRows(onPages, domainOf)
  const fed = planning.lists.byDomain
  // Names that no host has may share an address: they are one unit, so that the last one's page stands, whoever changes.
  const byPath = Map.groupBy(new Set([...shown.keys(), ...fed.keys()]), (domain) => providerPath(domain))
  for (const domains of byPath.values()) {
    const subjects = domains.map((domain) => ({
      domain,
      shown: shown.get(domain) ?? NONE,
      fed: fed.get(domain) ?? NONE,
      sources: JSON.stringify((sources.get(domain) ?? []).map(shownOfSource)),
    }))
    yield providerUnit(planning, subjects)
  }
}

type ProviderRows = {
  readonly domain: string
  /** Articles on pages, newest first. */
  readonly shown: Int32Array
  /** Articles of its feed, newest first. */
  readonly fed: Int32Array
  /** What its page shows of its sources. */
  readonly sources: string
}

function providerUnit(planning: Planning, subjects: readonly ProviderRows[]): Unit {
  const { outline, frame } = planning
  const cut = subjects.map(({ domain, shown, fed, sources }) => ({
    domain,
    sources,
    count: shown.length,
    share: shareOf(planning, shown),
    total: inRoundFigures(outline.publishedCount),
    latest: shown.slice(0, LATEST),
    trend: trendOf(outline, shown),
    fed: fed.slice(0, frame.outputs.feedItems),
  }))
  const name = `provider/${providerPath(subjects[0]?.domain ?? '')}`
  const print = unitPrint(planning, name)
  for (const { domain, count, share, total, sources, latest, trend, fed } of cut) {
    print.text(JSON.stringify([domain, count, share, total, sources, trend]))
    for (const row of latest) printStamp(outline, row, print)
    for (const row of fed) print.number(outline.versions[row] ?? 0)
  }
  return {
    name,
    version: print.done(),
    needs: () => cut.flatMap(({ latest, fed }) => [...latest, ...fed]),
    *plan({ paper, articlesOf }) {
      for (const { domain, count, share, total, latest, trend, fed } of cut) {
        const articles = articlesOf(latest)
        if (count > 0) {
          yield* inPublic([providerFile(paper, { domain, count, share, total, trend, latest: articles })])
          yield* inPublic(logoFiles(planning, domain, logoOf(paper, articles)))
        }
        if (fed.length > 0) yield* inPublic(providerFeed(planning, domain, articlesOf(fed)))
      }
    },
  }
}

/** Each provider has a file of its own, though some share a logo: so it goes with its page and no other page loses it. */
function logoFiles({ readCopy }: Planning, domain: string, logo: CachedImage | undefined): PlannedFile[] {
  const [width] = logo?.widths ?? []
  if (!logo || width === undefined) return []
  const copy = `${logo.hash}-${width}.webp`
  return [{ path: logoPath(domain, logo).slice(1), version: copy, render: () => readCopy(copy) }]
}

function providerFeed({ frame }: Planning, domain: string, articles: readonly CuratedArticle[]) {
  const { site } = frame
  return feedFiles(frame, {
    path: providerFeedPath(domain),
    title: `${site.name}: ${articles[0]?.provider.name ?? domain}`,
    home: `${site.url}${providerPath(domain)}`,
    articles,
  })
}

/** Share of a provider in all that is published, in percent with one decimal. */
function shareOf({ outline }: Planning, shown: Int32Array): number {
  const told = shown.filter((row) => isMarked(outline.flags[row] ?? 0, FLAG.published)).length
  return outline.publishedCount === 0 ? 0 : Math.round((told / outline.publishedCount) * 1000) / 10
}

/** Two digits and noughts. */
function inRoundFigures(count: number): number {
  const unit = 10 ** Math.max(0, String(count).length - 2)
  return Math.floor(count / unit) * unit
}
