import type { Command } from 'commander'
import { parseFeed } from '../../collect/feed/parse-feed.ts'
import { createHttp } from '../../collect/fetch/create-http.ts'
import { type FoundFeeds, findFeeds } from '../../collect/fetch/find-feeds.ts'
import { permittedHttp } from '../../collect/signals/permitted-http.ts'
import { signalReader } from '../../collect/signals/signal-reader.ts'
import { addSources } from '../../config/add-sources.ts'
import { BroadsheetError } from '../../lib/error.ts'
import { webUrl } from '../../lib/url/canonical-url.ts'
import { type Site, withSite } from '../open-site.ts'
import { table } from '../output.ts'
import { sharedOptions } from '../program.ts'
import type { World } from '../world.ts'

type AddOptions = { readonly name?: string; readonly dryRun?: boolean; readonly all?: boolean }

export function addCommand(program: Command, world: World): void {
  program
    .command('add')
    .description('find the feed of a page and add it to the sources')
    .argument('<url>', 'address of a site, a page or a feed')
    .option('-n, --name <name>', 'provider name to show')
    .option('--all', 'add every feed found, not only the best')
    .option('--dry-run', 'only show what was found')
    .action(async (url: string, options: AddOptions, command: Command) => {
      const { folder, json } = sharedOptions(command)
      const address = webUrl(/^[a-z]+:\/\//i.test(url) ? url : `https://${url}`)
      if (!address)
        throw new BroadsheetError('URL_INVALID', `"${url}" is not a web address.`, {
          hint: 'Write it as https://host/path.',
          exitCode: 2,
        })
      const found = await withSite(folder, world, (site) => findPermitted(address.href, site, world))
      if (found.feeds.length === 0) throw noFeed(address.href, found)
      const chosen = options.all ? found.feeds : found.feeds.slice(0, 1)
      const added = options.dryRun
        ? []
        : addSources(
            folder,
            chosen.map((feed) => ({ url: feed.url, name: options.name ?? feed.title })),
          )
      world.output.result(json ? JSON.stringify({ ...found, added }) : words(found, added))
    })
}

/** Looks for feeds as a run would ask for them: not where robots.txt or the operator bars the way. */
async function findPermitted(url: string, { config, store }: Site, world: World): Promise<FoundFeeds> {
  const http = createHttp(config.fetch, { now: world.now, random: world.random })
  world.onStop(() => void http.close())
  try {
    const operatorRules = await store.readOperatorRules()
    const signals = signalReader({ store, http, config, operatorRules, now: world.now() })
    return await findFeeds(url, permittedHttp(http, signals), parseFeed)
  } finally {
    await http.close()
  }
}

function words({ feeds }: FoundFeeds, added: readonly { readonly url: string }[]): string {
  const rows = feeds.map((feed) => [
    added.some(({ url }) => url === feed.url) ? 'added' : 'found',
    feed.url,
    feed.title ?? '',
    `${feed.items} items`,
    feed.newest ? `newest ${feed.newest.toISOString().slice(0, 10)}` : '',
  ])
  const note = added.length === 0 ? '\nNothing was added.' : ''
  return table(rows) + note
}

function noFeed(url: string, { refused }: FoundFeeds): BroadsheetError {
  const tried = refused.map((one) => `\n  ${one.url}: ${one.reason}`).join('')
  return new BroadsheetError('NO_FEED', `No feed was found at ${url}.${tried}`, {
    hint: 'Give the address of the feed itself, if you know it.',
  })
}
