import { setTimeout as delay } from 'node:timers/promises'
import type { Command } from 'commander'
import { isDue, newSourceState } from '../../collect/schedule/next-state.ts'
import { type Desk, serveSite } from '../../desk/serve-site.ts'
import { BroadsheetError } from '../../lib/error.ts'
import { type Site, withSite } from '../open-site.ts'
import { sharedOptions } from '../program.ts'
import { runSite } from '../run-site.ts'
import { summaryTable } from '../summary-table.ts'
import type { World } from '../world.ts'

type ServeOptions = { readonly host: string; readonly port: string; readonly schedule: boolean }

const LOOK_EVERY_MS = 60_000

export function serveCommand(program: Command, world: World): void {
  program
    .command('serve')
    .description('serve the site and its API, and run whenever a source is due')
    .option('--host <address>', 'address to listen at', '127.0.0.1')
    .option('-p, --port <number>', 'port to listen at; 0 takes a free one', '4100')
    .option('--no-schedule', 'only serve what is there')
    .action(async (options: ServeOptions, command: Command) => {
      const { folder } = sharedOptions(command)
      await withSite(folder, world, async (site) => {
        const desk = await serveSite({
          config: site.config,
          store: site.store,
          host: options.host,
          port: portOf(options.port),
        })
        world.output.result(`${site.config.site.name} is served at ${desk.address} (Ctrl-C ends it)`)
        await keepServing(site, world, { desk, isScheduled: options.schedule })
      })
    })
}

/** Serves until stopped; asks the sources that are due in between. */
export async function keepServing(
  site: Site,
  world: World,
  { desk, isScheduled }: { readonly desk: Desk; readonly isScheduled: boolean },
): Promise<void> {
  const stop = new AbortController()
  world.onStop(() => stop.abort())
  while (!stop.signal.aborted) {
    if (isScheduled && (await hasDueSource(site, world))) await runOnce(site, world)
    // An aborted wait is the end of serving, not an error.
    await delay(LOOK_EVERY_MS, undefined, { signal: stop.signal }).catch(() => {})
  }
  await desk.close()
  world.output.note('Stopped.')
}

async function hasDueSource({ config, store }: Site, world: World): Promise<boolean> {
  const states = await store.readSourceStates()
  const now = world.now()
  return config.sources.some((source) => isDue(states.get(source.id) ?? newSourceState(source, now), now))
}

/** One scheduled run. What goes wrong is said and does not end the server; the next try comes by itself. */
async function runOnce(site: Site, world: World): Promise<void> {
  const unlock = await site.store.lock()
  if (!unlock) return
  try {
    const { summary } = await runSite(site, world, { now: world.now() })
    world.output.note(summaryTable(summary))
  } catch (error) {
    if (!(error instanceof BroadsheetError)) throw error
    if (error.code !== 'STOPPED')
      world.output.note(`Run failed, ${error.code}: ${error.message}\n  ${error.hint ?? ''}`)
  } finally {
    await unlock()
  }
}

export function portOf(text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new BroadsheetError('PORT_INVALID', `"${text}" is not a port.`, {
    hint: 'Give a number from 0 to 65535.',
    exitCode: 2,
  })
}
