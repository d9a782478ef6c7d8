import type { Command } from 'commander'
import { withSite } from '../open-site.ts'
import { cutToWidth, table } from '../output.ts'
import { sharedOptions } from '../program.ts'
import type { World } from '../world.ts'

export function searchCommand(program: Command, world: World): void {
  program
    .command('search')
    .description('find articles by words in title, excerpt and text')
    .argument('<words...>', 'words, or beginnings of words')
    .option('-n, --limit <number>', 'most results', '20')
    .action(async (words: string[], options: { limit: string }, command: Command) => {
      const { folder, json } = sharedOptions(command)
      const limit = Math.min(1000, Math.max(1, Number.parseInt(options.limit, 10) || 20))
      const hits = await withSite(folder, world, ({ store }) => store.search(words.join(' '), limit))
      if (json) world.output.result(JSON.stringify(hits))
      else if (hits.length === 0) world.output.result('Nothing found.')
      else {
        world.output.result(
          table(
            hits.map((hit) => [
              hit.publishedAt.toISOString().slice(0, 10),
              cutToWidth(hit.provider, 24),
              cutToWidth(hit.title, 80),
              hit.url,
            ]),
          ),
        )
      }
    })
}
