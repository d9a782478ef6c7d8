import { join } from 'node:path'
import { readKeys } from '../config/keys.ts'
import { readConfig } from '../config/read-config.ts'
import { BroadsheetError } from '../lib/error.ts'
import type { Config } from '../model/settings.ts'
import type { Store } from '../model/store.ts'
import type { KeyRing } from '../publish/records/secured.ts'
import { openStore } from '../store/open-store.ts'
import type { World } from './world.ts'

export type Site = { readonly config: Config; readonly store: Store; readonly keys: KeyRing | undefined }

/** Reads the configuration, opens the store and hands both to `use`; the store is closed whatever happens. */
export async function withSite<Result>(
  folder: string,
  world: World,
  use: (site: Site) => Promise<Result>,
): Promise<Result> {
  const config = readConfig(folder)
  const keys = readKeys(world.environment)
  const store = openStore({ file: storeFile(config), databaseUrl: world.environment.databaseUrl })
  try {
    await store.migrate()
    return await use({ config, store, keys })
  } finally {
    await store.close()
  }
}

/** The same for commands that change the site: only one at a time. Throws RUN_IN_PROGRESS, exit code 6. */
export function withLockedSite<Result>(
  folder: string,
  world: World,
  use: (site: Site) => Promise<Result>,
): Promise<Result> {
  return withSite(folder, world, async (site) => {
    const unlock = await site.store.lock()
    if (!unlock) {
      throw new BroadsheetError(
        'RUN_IN_PROGRESS',
        `Another broadsheet is at work on ${site.config.folder}.`,
        {
          hint: 'Wait until it has ended, or stop it. Nothing was changed.',
          exitCode: 6,
        },
      )
    }
    try {
      return await use(site)
    } finally {
      await unlock()
    }
  })
}

export function storeFile(config: Config): string {
  return join(config.folder, '.broadsheet', 'store.sqlite')
}
