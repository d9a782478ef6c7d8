import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readEdits } from '../config/edit-files.ts'
import { curate } from '../curate/curate.ts'
import type { Article, Judgement } from '../model/article.ts'
import type { CurateInput, Curation, TopicModel } from '../model/curation.ts'
import type { Edit } from '../model/edit.ts'
import type { Config } from '../model/settings.ts'
import type { Store } from '../model/store.ts'
import { recordPath } from '../publish/records/record-path.ts'

const DAY_MS = 24 * 3_600_000

/** Curates the live window and stores what changed. An article's path is given once, when it is first judged. */
export async function curateWindow(config: Config, store: Store, now: Date): Promise<Curation> {
  const input = await readCurateInput(config, store, now)
  const curation = curate(input)
  const before = await store.readJudgements(input.articles.map((article) => article.id))
  await saveJudgements(store, { articles: curation.articles, before, after: curation.judgements })
  await store.saveStories(curation.stories)
  await store.saveAuthority(curation.authority)
  await store.saveFrontPage(curation.frontPage)
  return curation
}

/** Everything curation depends on at `now`, from the store and the configuration. */
export async function readCurateInput(config: Config, store: Store, now: Date): Promise<CurateInput> {
  const since = new Date(now.getTime() - config.curation.windowDays * DAY_MS)
  const edits = readEdits(config.folder)
  const articles = await withEdited(await store.readArticles({ foundSince: since }), edits, store)
  return {
    articles,
    remembered: await store.readJudgements(articles.map((article) => article.id)),
    stories: await store.readStories(since),
    edits,
    taxonomy: config.topics,
    sourceTopics: new Map(config.sources.map((source) => [source.id, source.topics])),
    ...topicModelOf(config),
    settings: config.curation,
    authority: await store.readAuthority(),
    now,
  }
}

/** The model that `broadsheet train topics` made for this site, when there is one. */
function topicModelOf(config: Config): { readonly topicModel?: TopicModel } {
  const file = join(config.folder, 'topics.model.json')
  if (!existsSync(file)) return {}
  const topicModel: TopicModel = JSON.parse(readFileSync(file, 'utf8'))
  return topicModel.version === 1 ? { topicModel } : {}
}

/** An older article that an editor decided about is judged again too. */
async function withEdited(
  window: readonly Article[],
  edits: readonly Edit[],
  store: Store,
): Promise<readonly Article[]> {
  const known = new Set(window.map((article) => article.id))
  const named = new Set(edits.flatMap((edit) => ('article' in edit ? [edit.article] : [])))
  const older: Article[] = []
  for (const id of named) {
    const article = known.has(id) ? undefined : await store.findArticle(id)
    if (article) older.push(article)
  }
  return [
    ...older.sort(
      (one, other) => one.foundAt.getTime() - other.foundAt.getTime() || (one.id < other.id ? -1 : 1),
    ),
    ...window,
  ]
}

type Judging = {
  readonly articles: readonly Article[]
  readonly before: ReadonlyMap<string, Judgement>
  readonly after: ReadonlyMap<string, Judgement>
}

async function saveJudgements(store: Store, { articles, before, after }: Judging): Promise<void> {
  const changed = articles.flatMap((article) => {
    const judgement = after.get(article.id)
    return judgement && !isSame(judgement, before.get(article.id)) ? [{ article, judgement }] : []
  })
  const fresh = changed.filter(({ article }) => !before.has(article.id)).map(({ article }) => article)
  const paths = await givePaths(store, fresh)
  await store.saveJudgements(
    changed.map(({ article, judgement }) => ({
      id: article.id,
      judgement,
      path: paths.get(article.id) ?? article.id,
    })),
  )
}

function isSame(one: Judgement, other: Judgement | undefined): boolean {
  return other !== undefined && JSON.stringify(one) === JSON.stringify(other)
}

/** A path for each new article; two articles that want one path differ by a hash of the later one's address. */
async function givePaths(store: Store, articles: readonly Article[]): Promise<ReadonlyMap<string, string>> {
  const wanted = articles.map((article) => recordPath(article, new Map()))
  const taken = new Map(await store.readPaths(wanted))
  const given = new Map<string, string>()
  for (const article of articles) {
    const path = recordPath(article, taken)
    taken.set(path, article.id)
    given.set(article.id, path)
  }
  return given
}
