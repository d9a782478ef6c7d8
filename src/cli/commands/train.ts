import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { trainTopics } from '../../curate/topics/train-topics.ts'
import { BroadsheetError } from '../../lib/error.ts'
import { archiveToArticles } from '../../publish/records/read-archive.ts'
import { archiveFiles } from '../archive-files.ts'
import { withLockedSite } from '../open-site.ts'
import { sharedOptions } from '../program.ts'
import type { World } from '../world.ts'

/** Fewer labelled articles than this teach nothing. */
const MIN_ARTICLES = 50

export function trainCommand(program: Command, world: World): void {
  const group = program.command('train').description('learn from labelled records').exitOverride()
  group
    .command('topics')
    .description(
      'train the topic model on the topics of an archive of records; runs then use it beside the rules',
    )
    .argument('<folder>', 'folder that holds _news')
    .exitOverride()
    .action(async (archive: string, _options: unknown, command: Command) => {
      const { folder, json } = sharedOptions(command)
      const counts = await withLockedSite(folder, world, async ({ config }) => {
        const names = new Set(config.topics.map(({ name }) => name))
        const { articles } = archiveToArticles(archiveFiles(resolve(world.cwd, archive)))
        const labelled = articles.map(({ title, excerpt, text, topics, language }) => ({
          title,
          text: text || excerpt,
          labels: topics.map(({ topic }) => topic).filter((name) => names.has(name)),
          ...(language ? { language } : {}),
        }))
        if (labelled.length < MIN_ARTICLES) {
          throw new BroadsheetError(
            'TOO_FEW_RECORDS',
            `${labelled.length} labelled records are too few to learn from.`,
            { hint: `Give at least ${MIN_ARTICLES}.`, exitCode: 2 },
          )
        }
        const model = trainTopics(labelled)
        const text = JSON.stringify(model)
        writeFileSync(join(config.folder, 'topics.model.json'), text)
        return { articles: labelled.length, topics: model.topics.length, bytes: text.length }
      })
      world.output.result(
        json
          ? JSON.stringify(counts)
          : `Learnt ${counts.topics} topics from ${counts.articles} records: topics.model.json, ${Math.ceil(counts.bytes / 1000)} kB.`,
      )
    })
}
