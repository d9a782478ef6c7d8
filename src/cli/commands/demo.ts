import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { z } from 'zod'
import { createSite } from '../../config/create-site.ts'
import { demoTopics } from '../../demo/demo-articles.ts'
import { type DemoWeb, demoHosts, demoSources, demoTakedown, startDemoWeb } from '../../demo/demo-web.ts'
import { serveSite } from '../../desk/serve-site.ts'
import { BroadsheetError } from '../../lib/error.ts'
import { summaryOf } from '../../publish/newsletter/select-issue.ts'
import { takeDown } from '../../steps/takedown.ts'
import { type Site, withLockedSite, withSite } from '../open-site.ts'
import { publishSite } from '../publish-site.ts'
import { runSite } from '../run-site.ts'
import { summaryTable } from '../summary-table.ts'
import type { World } from '../world.ts'
import { nextIssue } from './newsletter.ts'
import { keepServing, portOf } from './serve.ts'

type DemoOptions = {
  readonly to: string
  readonly port: string
  readonly webPort: string
  readonly once?: boolean
}

/** When the demo's invented week began and where its web is served; kept, so that a restart goes on where it was. */
const clock = z.object({ epoch: z.iso.datetime(), webPort: z.int() })

export function demoCommand(program: Command, world: World): void {
  program
    .command('demo')
    .description('make and serve a site from a built-in web of invented publishers, offline')
    .option('--to <folder>', 'folder of the demo site', '.broadsheet/demo')
    .option('-p, --port <number>', 'port of the site; 0 takes a free one', '4100')
    .option('--web-port <number>', 'port of the invented publishers', '4110')
    .option('--once', 'end after the first run instead of serving')
    .action(async (options: DemoOptions) => {
      const folder = resolve(world.cwd, options.to)
      const { epoch, webPort } = readClock(folder, portOf(options.webPort), world)
      const isBegun = existsSync(join(folder, 'broadsheet.yaml'))
      const web = await startDemoWeb(new Date(epoch), webPort).catch((error: unknown) => {
        // The publishers' addresses are the articles' identity: only a demo that has not begun may move.
        if (isBegun || !isTaken(error)) throw error
        return startDemoWeb(new Date(epoch), 0)
      })
      if (!isBegun) writeClock(folder, { epoch, webPort: web.port })
      try {
        await runDemo(folder, options, { web, epoch: new Date(epoch), world })
      } finally {
        await web.close()
      }
    })
}

type DemoRun = { readonly web: DemoWeb; readonly epoch: Date; readonly world: World }

async function runDemo(folder: string, options: DemoOptions, { web, epoch, world }: DemoRun): Promise<void> {
  const isNew = !existsSync(join(folder, 'broadsheet.yaml'))
  if (isNew) createDemoSite(folder, web.port)
  await withLockedSite(folder, world, async (site) => {
    if (isNew) await requestTakedown(site, epoch, web.port)
    const { summary } = await runSite(site, world, { now: world.now(), askAll: isNew })
    if (isNew) await addFirstIssue(site, world)
    world.output.result(summaryTable(summary))
  })
  if (options.once) return
  await withSite(folder, world, async (site) => {
    const place = { config: site.config, store: site.store, host: '127.0.0.1' }
    const desk = await serveSite({ ...place, port: portOf(options.port) }).catch((error: unknown) => {
      if (!isTaken(error)) throw error
      world.output.note(`Port ${options.port} is in use; taking a free one.`)
      return serveSite({ ...place, port: 0 })
    })
    world.output.result(
      `\nYour front page: ${desk.address}\n(Ctrl-C ends it; the invented publishers are at http://quay-post.localhost:${web.port}/)`,
    )
    await keepServing(site, world, { desk, isScheduled: true })
  })
}

function createDemoSite(folder: string, webPort: number): void {
  createSite(folder, {
    name: 'Tidewater AI Daily',
    accentWord: 'AI',
    operator: 'The Broadsheet demo',
    contact: 'demo@broadsheet.localhost',
    starter: {
      description:
        'What the harbor cities do with artificial intelligence. Every publisher here is invented.',
      topics: demoTopics(),
      sources: [...demoSources(webPort)],
    },
    allowLoopback: demoHosts(webPort),
  })
  appendFileSync(join(folder, 'broadsheet.yaml'), NEWSLETTER)
}

const NEWSLETTER = `
# One issue a day; nobody is written to until a list is named.
newsletter:
  from: paper@broadsheet.localhost
`

/** The newsletter's archive begins with the issue of the first run; nobody gets it, for the demo has no list. */
async function addFirstIssue(site: Site, world: World): Promise<void> {
  const issue = await nextIssue(site, world, 'The first issue: what the harbor cities read today.')
  if (!issue) return
  await site.store.addNewsletter(summaryOf(issue))
  await publishSite(site, world)
}

/** One publisher asked, before the first run, that an interview be taken down. */
async function requestTakedown(site: Site, epoch: Date, webPort: number): Promise<void> {
  const target = demoTakedown(epoch, webPort)
  await takeDown(site.store, {
    kind: 'takedown',
    target,
    who: 'Silicon Parish',
    why: 'The interview was withdrawn.',
    at: epoch,
  })
}

function isTaken(error: unknown): boolean {
  return error instanceof BroadsheetError && error.code === 'PORT_TAKEN'
}

type Clock = z.infer<typeof clock>

function readClock(folder: string, webPort: number, world: World): Clock {
  const file = clockFile(folder)
  if (existsSync(file)) return clock.parse(JSON.parse(readFileSync(file, 'utf8')))
  return { epoch: world.now().toISOString(), webPort }
}

function writeClock(folder: string, begun: Clock): void {
  mkdirSync(join(folder, '.broadsheet'), { recursive: true })
  writeFileSync(clockFile(folder), JSON.stringify(begun))
}

function clockFile(folder: string): string {
  return join(folder, '.broadsheet', 'demo.json')
}
