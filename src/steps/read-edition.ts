import { permittedArticle } from '../collect/rights/restrict.ts'
import { newSourceState } from '../collect/schedule/next-state.ts'
import { readEdits } from '../config/edit-files.ts'
import { applyEdits } from '../curate/edits/apply-edits.ts'
import { openAddress } from '../lib/secrets.ts'
import type { CuratedArticle } from '../model/article.ts'
import type { Edition, EditionFrame } from '../model/edition.ts'
import type { Config } from '../model/settings.ts'
import type { Store } from '../model/store.ts'
import type { FrontPage } from '../model/story.ts'

/** Everything the outputs are made of but the articles and stories, from the store and the configuration. */
export async function readFrame(config: Config, store: Store, frontPage: FrontPage): Promise<EditionFrame> {
  const states = await store.readSourceStates()
  return {
    site: config.site,
    outputs: config.outputs,
    taxonomy: config.topics,
    frontPage,
    sources: config.sources.map((source) => ({
      // What opens a feed is the operator's own.
      source: { ...source, url: openAddress(source.url) },
      state: states.get(source.id) ?? newSourceState(source, frontPage.at),
    })),
    tombstones: await store.readTombstones(),
    newsletters: await store.readNewsletters(),
    sponsorships: config.sponsorships,
    profile: config.rights.profile,
    agent: config.fetch.agent,
  }
}

/** An edition as a whole: every article that may be listed and every story. */
export async function readEdition(config: Config, store: Store, frontPage: FrontPage): Promise<Edition> {
  const { editedArticle } = articleEditor(config, frontPage.at)
  return {
    ...(await readFrame(config, store, frontPage)),
    articles: (await store.readCurated({})).flatMap((article) => editedArticle(article) ?? []),
    stories: await store.readStories(),
  }
}

export type ArticleEditor = {
  /** Ids of the articles that have fields or pictures of an editor's. */
  readonly edited: ReadonlySet<string>
  /** The article with what an editor wrote in place of the machine's words, cut again to what rights allow; undefined when it may not be listed. */
  readonly editedArticle: (article: CuratedArticle) => CuratedArticle | undefined
}

/** Applies what editors decided about single articles. */
export function articleEditor(config: Config, now: Date): ArticleEditor {
  const edits = Map.groupBy(
    readEdits(config.folder).filter((edit) => edit.kind === 'field' || edit.kind === 'images'),
    (edit) => edit.article,
  )
  return {
    edited: new Set(edits.keys()),
    editedArticle(article) {
      const own = edits.get(article.id)
      if (!own) return permittedArticle(article)
      const decided = applyEdits({ articles: [article], edits: own, taxonomy: config.topics, now })
      return permittedArticle({ ...article, ...decided.articles[0] })
    },
  }
}
