import { intList } from '../../lib/columns/number-list.ts'
import { listedArticle } from '../api/api-files.ts'
import { newsletterItem, providerItem, storyItems, topicItems } from '../api/lists.ts'
import { listedValue, listFile, PAGE_ITEMS, pageCount, pageFiles } from '../api/page-files.ts'
import { shownIssue } from '../newsletter/issue-record.ts'
import { FLAG, isMarked } from './article-columns.ts'
import { NONE, SHOWN } from './lists.ts'
import { type Outline, printStamp } from './outline.ts'
import { factsUnit, inPublic, type Planning, type Unit, unitPrint } from './unit.ts'

/** The API's numbered pages and its lists of topics, providers, stories and issues. */
export function* listUnits(planning: Planning): Iterable<Unit> {
  const { frame } = planning
  const { listed, byTopic } = planning.lists
  yield* newsUnits(planning, 'api/news', listed)
  for (const { id, name } of frame.taxonomy) {
    yield* newsUnits(planning, `api/news/${id}`, byTopic.get(name) ?? NONE)
  }
  yield* storyPageUnits(planning)
  yield textUnit(
    planning,
    'api/topics',
    topicItems(frame, (topic) => byTopic.get(topic)?.length ?? 0),
  )
  yield providersUnit(planning)
  const issues = (frame.newsletters ?? []).map((issue) => shownIssue(issue, lookUps(planning)))
  yield textUnit(
    planning,
    'api/newsletters',
    issues.map((issue) => newsletterItem(issue, frame.site.url)),
  )
}

/** Look-ups that need no article. */
export function lookUps({ outline, frame }: Planning) {
  return {
    edition: frame,
    isShown: (id: string) => isMarked(outline.flags[outline.rowOf(id) ?? -1] ?? 0, SHOWN),
  }
}

function* newsUnits(planning: Planning, folder: string, rows: Int32Array): Iterable<Unit> {
  const pages = pageCount(rows.length, planning.frame.outputs.apiPages)
  for (let page = 1; page <= pages; page += 1) {
    const shown = rows.slice((page - 1) * PAGE_ITEMS, page * PAGE_ITEMS)
    const name = `${folder}/page/${page}`
    const print = unitPrint(planning, name)
    print.number(Number(page < pages))
    for (const row of shown) printStamp(planning.outline, row, print)
    yield {
      name,
      version: print.done(),
      needs: () => shown,
      plan({ index, articlesOf }) {
        const items = articlesOf(shown).map((article) => listedArticle(article, index))
        return inPublic(pageFiles(folder, items, { page, pages }))
      },
    }
  }
}

function* storyPageUnits(planning: Planning): Iterable<Unit> {
  const { outline, frame } = planning
  const { stories } = outline
  const listed = listedStories(outline)
  const pages = pageCount(listed.length, frame.outputs.apiPages)
  for (let page = 1; page <= pages; page += 1) {
    const shown = [...listed.slice((page - 1) * PAGE_ITEMS, page * PAGE_ITEMS)]
    const name = `api/stories/page/${page}`
    const print = unitPrint(planning, name)
    print.number(Number(page < pages))
    for (const story of shown) print.number(stories.versionOf(story))
    yield {
      name,
      version: print.done(),
      needs: () => shown.flatMap((story) => [stories.leadOf(story), ...stories.articlesOf(story)]),
      plan({ index }) {
        const items = shown.flatMap((number) => {
          const story = index.findStory(stories.idOf(number))
          return story ? storyItems(story, index) : []
        })
        return inPublic(pageFiles('api/stories', items.map(listedValue), { page, pages }))
      },
    }
  }
}

/** Stories whose lead may be listed and that have two articles to show. */
function listedStories({ stories, flags }: Outline): Int32Array {
  const isShown = (row: number) => isMarked(flags[row] ?? 0, SHOWN)
  const listed = intList()
  for (let story = 0; story < stories.length; story += 1) {
    const isListable = isMarked(flags[stories.leadOf(story)] ?? 0, FLAG.marked | FLAG.listable)
    if (isListable && stories.articlesOf(story).filter(isShown).length > 1) listed.push(story)
  }
  return listed.done()
}

function providersUnit(planning: Planning): Unit {
  const { outline, lists } = planning
  const byDomain = [...lists.byDomain].sort(([one], [other]) => (one < other ? -1 : 1))
  const latest = byDomain.flatMap(([, rows]) => [...rows.slice(0, 1)])
  const print = unitPrint(planning, 'api/providers')
  for (const [, rows] of byDomain) print.number(rows.length)
  for (const row of latest) print.number(outline.versions[row] ?? 0)
  return {
    name: 'api/providers',
    version: print.done(),
    needs: () => latest,
    plan({ articlesOf }) {
      const items = byDomain.flatMap(([, rows]) =>
        articlesOf(rows.slice(0, 1)).map((article) => providerItem(article, rows.length)),
      )
      return inPublic([listFile('api/providers/index.json', items.map(listedValue))])
    },
  }
}

/** A list that is worked out without reading an article. */
function textUnit(planning: Planning, name: string, items: readonly unknown[]): Unit {
  const plan = () => inPublic([listFile(`${name}/index.json`, items.map(listedValue))])
  return factsUnit(planning, { name, facts: items, plan })
}
