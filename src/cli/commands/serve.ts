import { randomBytes } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { Command } from 'commander'
import { isHubDue, isSourceDue, leftHubs } from '../../collect/fetch/hub-subscriptions.ts'
import { checkUrl } from '../../collect/fetch/refusal.ts'
import { newSourceState } from '../../collect/schedule/next-state.ts'
import { type HubInbox, openHubInbox } from '../../desk/hub-inbox.ts'
import { type Desk, serveSite } from '../../desk/serve-site.ts'
import { BroadsheetError } from '../../lib/error.ts'
import { type Site, withSite } from '../open-site.ts'
import { sharedOptions } from '../program.ts'
import { runSite } from '../run-site.ts'
import { summaryTable } from '../summary-table.ts'
import { wordsOf } from '../words-of.ts'
import type { World } from '../world.ts'

type ServeOptions = { readonly host: string; readonly port: string; readonly schedule: boolean }

const LOOK_EVERY_MS = 60_000
const TOKEN_BYTES = 24

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
        const inbox = await openInbox(site, world)
        const desk = await serveSite({
          config: site.config,
          store: site.store,
          host: options.host,
          port: portOf(options.port),
          ...(inbox ? { inbox } : {}),
        })
        world.output.result(`${site.config.site.name} is served at ${desk.address} (Ctrl-C ends it)`)
        await keepServing(site, world, { desk, isScheduled: options.schedule, ...(inbox ? { inbox } : {}) })
      })
    })
}

/** Where hubs of our sources call back; undefined when nobody outside can reach the site's address. */
async function openInbox({ config, store }: Site, world: World): Promise<HubInbox | undefined> {
  if ('kind' in checkUrl(config.site.url, config.fetch.allowLoopback)) return undefined
  return openHubInbox(store, {
    callbackBase: `${config.site.url}/websub`,
    randomText: () => randomBytes(TOKEN_BYTES).toString('base64url'),
    maxBytes: config.fetch.maxFeedBytes,
    now: world.now,
  })
}

type Serving = { readonly desk: Desk; readonly isScheduled: boolean; readonly inbox?: HubInbox }

/** Serves until stopped; asks the sources that are due in between, and those whose hubs say that something is new. */
export async function keepServing(site: Site, world: World, serving: Serving): Promise<void> {
  const { desk, inbox } = serving
  const stop = new AbortController()
  world.onStop(() => stop.abort())
  while (!stop.signal.aborted) {
    // Before the turn, so that what is said during it wakes the next.
    const wake = inbox ? AbortSignal.any([stop.signal, inbox.heard()]) : stop.signal
    await takeTurn(site, world, serving)
    // An aborted wait is the next turn or the end of serving, not an error.
    await delay(LOOK_EVERY_MS, undefined, { signal: wake }).catch(() => {})
  }
  await desk.close()
  world.output.note('Stopped.')
}

/** What hubs said, then a run when one is due. Another process at work on the site puts both off. */
async function takeTurn(site: Site, world: World, { isScheduled, inbox }: Serving): Promise<void> {
  const isRunDue = async () => isScheduled && (await hasDueSource(site, world, inbox))
  if (!inbox?.hasNews() && !(await isRunDue())) return
  const unlock = await site.store.lock()
  if (!unlock) return
  try {
    await inbox?.settle()
    if (await isRunDue()) await runOnce(site, world, inbox)
  } finally {
    await unlock()
  }
}

async function hasDueSource({ config, store }: Site, world: World, inbox?: HubInbox): Promise<boolean> {
  const states = await store.readSourceStates()
  const now = world.now()
  if (inbox && leftHubs(states.values(), config.sources, inbox.tools).length > 0) return true
  return config.sources.some((source) => {
    const state = states.get(source.id) ?? newSourceState(source, now)
    return isSourceDue(state, inbox?.tools, now) || (inbox !== undefined && isHubDue(state, now))
  })
}

/** One scheduled run. What goes wrong, a fault of ours too, is said and does not end the server; the next try comes by itself. */
async function runOnce(site: Site, world: World, inbox?: HubInbox): Promise<void> {
  try {
    const { summary } = await runSite(site, world, {
      now: world.now(),
      ...(inbox ? { hubs: inbox.tools } : {}),
    })
    world.output.note(summaryTable(summary))
  } catch (error) {
    const isStopped = error instanceof BroadsheetError && error.code === 'STOPPED'
    if (!isStopped) world.output.note(`The run failed; what is published stays. ${wordsOf(error)}`)
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
