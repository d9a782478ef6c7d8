import { join } from 'node:path'
import type { Config } from '../model/settings.ts'
import { readAssets } from '../publish/write/read-assets.ts'
import { readFrame } from '../steps/read-edition.ts'
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
  const frame = await readFrame(config, store, frontPage)
  return writeEdition(frame, config, {
    store,
    assets: await readAssets(ownAssets(config)),
    ...(keys ? { keys } : {}),
  })
}

/** What the site's owner put beside ours: theme, pages, logo. */
export function ownAssets({ folder, site }: Config): { readonly folder: string; readonly logo?: string } {
  return site.logo === undefined ? { folder } : { folder, logo: join(folder, site.logo) }
}
