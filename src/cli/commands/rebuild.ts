import { join } from 'node:path'
import type { Command } from 'commander'
import { readRules } from '../../config/rule-files.ts'
import type { OperatorRule } from '../../model/rights.ts'
import { archiveToArticles } from '../../publish/records/read-archive.ts'
import { withKnownCopies } from '../../steps/cache-pictures.ts'
import { withoutTakenDown } from '../../steps/takedown.ts'
import { archiveFiles } from '../archive-files.ts'
import { type Site, withLockedSite } from '../open-site.ts'
import { sharedOptions } from '../program.ts'
import { publishSite } from '../publish-site.ts'
import type { World } from '../world.ts'

export function rebuildCommand(program: Command, world: World): void {
  program
    .command('rebuild')
    .description("make the store's articles from the records tree, and all outputs anew; asks nobody")
    .option('--outputs', 'only write the outputs anew from the store')
    .action(async (options: { outputs?: boolean }, command: Command) => {
      const { folder, json } = sharedOptions(command)
      const counts = await withLockedSite(folder, world, async (site) => {
        const { store, config } = site
        const archive = options.outputs
          ? undefined
          : archiveToArticles(archiveFiles(join(config.folder, 'records')))
        if (archive) {
          await restoreRules(site)
          const known = await store.knownIds(archive.articles.map(({ id }) => id))
          // What the store knows in full stays; the tree brings back what it lost, but nothing that was taken down.
          const lost = archive.articles.filter(({ id }) => !known.has(id))
          const allowed = await withoutTakenDown(lost, archive.tombstones, store)
          await store.saveCurated(
            await Promise.all(allowed.map((article) => withKnownCopies(article, config))),
          )
          const stories = new Set((await store.readStories()).map(({ id }) => id))
          await store.saveStories(archive.stories.filter(({ id }) => !stories.has(id)))
          for (const tombstone of archive.tombstones)
            await store.removeArticle(tombstone.urlHash.slice(0, 16), tombstone)
          for (const issue of archive.newsletters) await store.addNewsletter(issue)
        }
        await store.reopenUnits()
        const written = await publishSite(site, world)
        return { records: archive?.articles.length ?? 0, problems: archive?.problems ?? [], ...written }
      })
      if (json) world.output.result(JSON.stringify(counts))
      else
        world.output.result(
          `${counts.records} records read, ${counts.written} files written, ${counts.unchanged} as they were, ${counts.removed} removed.`,
        )
    })
}

/** Rules of the records tree that the store has lost bind again before anything comes back. */
async function restoreRules({ config, store }: Site): Promise<void> {
  const markOf = (rule: OperatorRule) => `${rule.kind} ${rule.target} ${rule.at.toISOString()}`
  const known = new Set((await store.readOperatorRules()).map(markOf))
  for (const rule of readRules(config.folder)) if (!known.has(markOf(rule))) await store.addOperatorRule(rule)
}
