import { permittedArticle } from '../collect/rights/restrict.ts'
import { newSourceState } from '../collect/schedule/next-state.ts'
import { readEdits } from '../config/edit-files.ts'
import { applyEdits } from '../curate/edits/apply-edits.ts'
import type { CuratedArticle } from '../model/article.ts'
import type { Edition } from '../model/edition.ts'
import type { Config } from '../model/settings.ts'
import type { Store } from '../model/store.ts'
import type { FrontPage } from '../model/story.ts'

/** Everything the outputs are made of, from the store. */
export async function readEdition(config: Config, store: Store, frontPage: FrontPage): Promise<Edition> {
  const states = await store.readSourceStates()
  return {
    site: config.site,
    outputs: config.outputs,
    taxonomy: config.topics,
    articles: await editedArticles(config, store, frontPage.at),
    stories: await store.readStories(),
    frontPage,
    sources: config.sources.map((source) => ({
      source,
      state: states.get(source.id) ?? newSourceState(source, frontPage.at),
    })),
    tombstones: await store.readTombstones(),
    newsletters: await store.readNewsletters(),
    sponsorships: config.sponsorships,
    profile: config.rights.profile,
    agent: config.fetch.agent,
  }
}

/** Every article that may be listed, with the fields an editor wrote in place of the machine's, cut again to what rights allow. */
export async function editedArticles(
  config: Config,
  store: Store,
  now: Date,
): Promise<readonly CuratedArticle[]> {
  const articles = await store.readCurated({})
  const edits = readEdits(config.folder)
  const edited = new Map(
    edits.length === 0
      ? []
      : applyEdits({ articles, edits, taxonomy: config.topics, now }).articles.map((article) => [
          article.id,
          article,
        ]),
  )
  return articles.flatMap((article) => permittedArticle({ ...article, ...edited.get(article.id) }) ?? [])
}
