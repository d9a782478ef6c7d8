import { join } from 'node:path'
import type { Edition, PlannedFile } from '../model/edition.ts'
import type { Config } from '../model/settings.ts'
import type { Store } from '../model/store.ts'
import { publish } from '../publish/publish.ts'
import { recordFiles } from '../publish/records/record-files.ts'
import { siteFiles } from '../publish/site/site-files.ts'
import { writeFiles } from '../publish/write/write-files.ts'
import { pictureFiles, sweepPictures } from './cache-pictures.ts'
import type { Tools } from './tools.ts'

export type WrittenCounts = { readonly written: number; readonly unchanged: number; readonly removed: number }

type Written = WrittenCounts & {
  /** Paths below the folder whose bytes are new. */
  readonly changed: readonly string[]
}

/** Writes the records first, which are the archive, then everything that is made from them. */
export async function writeEdition(edition: Edition, config: Config, tools: WriteTools): Promise<Written> {
  const records = await writeTree(recordFiles(edition, tools.keys), {
    name: 'records',
    config,
    store: tools.store,
  })
  const files = withPictures(publish(edition, siteFiles(edition, tools.assets)), edition, config)
  const site = await writeTree(files, { name: 'public', config, store: tools.store })
  await sweepPictures(edition.articles, config)
  return {
    written: records.written + site.written,
    unchanged: records.unchanged + site.unchanged,
    removed: records.removed + site.removed,
    changed: site.changed,
  }
}

function* withPictures(
  files: Iterable<PlannedFile>,
  edition: Edition,
  config: Config,
): Iterable<PlannedFile> {
  yield* files
  yield* pictureFiles(edition.articles, config)
}

export type WriteTools = Pick<Tools, 'store' | 'assets' | 'keys'>

type Tree = { readonly name: 'records' | 'public'; readonly config: Config; readonly store: Store }

async function writeTree(plan: Iterable<PlannedFile>, { name, config, store }: Tree): Promise<Written> {
  const prefix = `${name}/`
  const manifest = new Map(
    [...(await store.readManifest())].flatMap(([path, entry]) =>
      path.startsWith(prefix) ? [[path.slice(prefix.length), entry] as const] : [],
    ),
  )
  const { changes, ...counts } = await writeFiles(plan, join(config.folder, name), manifest)
  await store.saveManifest(new Map([...changes].map(([path, entry]) => [`${prefix}${path}`, entry])))
  const changed = [...changes].flatMap(([path, entry]) =>
    entry && entry.hash !== manifest.get(path)?.hash ? [path] : [],
  )
  return { ...counts, changed }
}
