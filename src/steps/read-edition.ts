import { newSourceState } from '../collect/schedule/next-state.ts'
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
    articles: await store.readCurated({}),
    stories: await store.readStories(),
    frontPage,
    sources: config.sources.map((source) => ({
      source,
      state: states.get(source.id) ?? newSourceState(source, frontPage.at),
    })),
    tombstones: await store.readTombstones(),
    profile: config.rights.profile,
    agent: config.fetch.agent,
  }
}
