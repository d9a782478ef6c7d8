import { join } from 'node:path'
import type { Config } from '../model/settings.ts'
import { readAssets } from '../publish/write/read-assets.ts'
import { readEdition } from '../steps/read-edition.ts'
import { type WrittenCounts, writeEdition } from '../steps/write-edition.ts'
import type { Site } from './open-site.ts'
import type { World } from './world.ts'

/** Writes all outputs from what is stored, without asking anybody. */
export async function publishSite({ config, store, keys }: Site, world: World): Promise<WrittenCounts> {
  const frontPage = (await store.readFrontPage()) ?? {
    at: world.now(),
    rising: [],
    sections: [],
    leftOut: [],
  }
  const edition = await readEdition(config, store, frontPage)
  return writeEdition(edition, config, {
    store,
    assets: await readAssets(logoOf(config)),
    ...(keys ? { keys } : {}),
  })
}

/** Where the site's own logo lies, when it has one. */
export function logoOf({ folder, site }: Config): { readonly logo?: string } {
  return site.logo === undefined ? {} : { logo: join(folder, site.logo) }
}
