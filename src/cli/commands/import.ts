import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { parseFeed } from '../../collect/feed/parse-feed.ts'
import { addSources, addTopics } from '../../config/add-sources.ts'
import { readConfig } from '../../config/read-config.ts'
import { BroadsheetError } from '../../lib/error.ts'
import type { Topic } from '../../model/taxonomy.ts'
import { archiveToArticles } from '../../publish/records/read-archive.ts'
import { withoutTakenDown } from '../../steps/takedown.ts'
import { archiveFiles } from '../archive-files.ts'
import { withLockedSite } from '../open-site.ts'
import { sharedOptions } from '../program.ts'
import { publishSite } from '../publish-site.ts'
import type { World } from '../world.ts'

export function importCommand(program: Command, world: World): void {
  const group = program.command('import').description('read what other programs wrote').exitOverride()
  group
    .command('opml')
    .description('add the feeds of an OPML file to the sources')
    .argument('<file>', 'OPML file')
    .exitOverride()
    .action((file: string, _options: unknown, command: Command) => {
      const { folder, json } = sharedOptions(command)
      const { feed, entries, problems } = parseFeed(readFile(resolve(world.cwd, file)))
      if (feed.format !== 'opml')
        throw new BroadsheetError('NOT_OPML', `${file} is not OPML.`, {
          hint: problems[0]?.message ?? 'Export it from your reader again.',
          exitCode: 2,
        })
      const found = entries.flatMap(({ link, title }) => (link ? [{ url: link, name: title }] : []))
      const added = addSources(folder, found)
      const counts = {
        found: found.length,
        added: added.length,
        known: found.length - added.length,
        problems: problems.length,
      }
      world.output.result(
        json ? JSON.stringify(counts) : `${counts.added} sources added, ${counts.known} known already.`,
      )
    })
  group
    .command('records')
    .description('read an archive of Markdown records with its topics and organizations, then publish')
    .argument('<folder>', 'folder that holds _news')
    .exitOverride()
    .action(async (archive: string, _options: unknown, command: Command) => {
      const { folder, json } = sharedOptions(command)
      const counts = await importRecords(resolve(world.cwd, archive), folder, world)
      world.output.result(json ? JSON.stringify(counts) : recordWords(counts))
    })
}

type Imported = {
  readonly articles: number
  readonly topics: number
  readonly providers: number
  readonly tombstones: number
  readonly files: number
  readonly problems: readonly { readonly code: string; readonly message: string; readonly at?: string }[]
}

async function importRecords(archive: string, folder: string, world: World): Promise<Imported> {
  const files = archiveFiles(archive)
  const { articles, stories, taxonomy, providers, tombstones, newsletters, problems } =
    archiveToArticles(files)
  if (articles.length === 0) {
    throw new BroadsheetError('NO_RECORDS', `There are no records in ${archive}.`, {
      hint: 'Name the folder that holds _news.',
      exitCode: 2,
    })
  }
  readConfig(folder)
  const topics = addTopics(folder, taxonomy.map(topicData))
  return withLockedSite(folder, world, async (site) => {
    await site.store.saveCurated(await withoutTakenDown(articles, tombstones, site.store))
    await site.store.saveStories(stories)
    for (const issue of newsletters) await site.store.addNewsletter(issue)
    for (const tombstone of tombstones)
      await site.store.removeArticle(tombstone.urlHash.slice(0, 16), tombstone)
    const written = await publishSite(site, world)
    return {
      articles: articles.length,
      topics: topics.length,
      providers: providers.length,
      tombstones: tombstones.length,
      files: written.written,
      problems,
    }
  })
}

function topicData({ name, parent, keywords, mustNot, hashtags }: Topic) {
  return {
    name,
    ...(parent ? { parent } : {}),
    keywords: [...keywords],
    mustNot: [...mustNot],
    hashtags: [...hashtags],
  }
}

function recordWords({ articles, topics, providers, tombstones, files, problems }: Imported): string {
  const lines = [
    `${articles} records read, ${topics} topics added, ${providers} organizations, ${tombstones} tombstones; ${files} files written.`,
  ]
  for (const problem of problems.slice(0, 20))
    lines.push(`  ${problem.at ?? ''}: ${problem.message} (${problem.code})`)
  if (problems.length > 20) lines.push(`  and ${problems.length - 20} more`)
  return lines.join('\n')
}

function readFile(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch (cause) {
    throw new BroadsheetError('FILE_MISSING', `Cannot read ${file}.`, {
      hint: 'Check the path.',
      exitCode: 2,
      cause,
    })
  }
}
