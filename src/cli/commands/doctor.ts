import { accessSync, constants, statfsSync } from 'node:fs'
import type { Command } from 'commander'
import { healthOf } from '../../collect/schedule/health.ts'
import { readConfig } from '../../config/read-config.ts'
import { BroadsheetError } from '../../lib/error.ts'
import { type Site, withSite } from '../open-site.ts'
import { table } from '../output.ts'
import { sharedOptions } from '../program.ts'
import type { World } from '../world.ts'

/** One thing that was looked at. */
export type Finding = {
  readonly check: string
  readonly level: 'good' | 'notice' | 'bad'
  readonly words: string
}

const HOUR_MS = 3_600_000
const MAX_SOURCES = 10
const LOW_DISK_BYTES = 500_000_000
/** The oldest moment at which this program can run. */
const BUILT = new Date('2026-11-01T00:00:00Z')

export function doctorCommand(program: Command, world: World): void {
  program
    .command('doctor')
    .description('look whether configuration, contact, store, disk, clock, schedule and sources are well')
    .action(async (_options: unknown, command: Command) => {
      const { folder, json } = sharedOptions(command)
      readConfig(folder)
      const findings = await withSite(folder, world, (site) => examine(site, world))
      world.output.result(
        json
          ? JSON.stringify(findings)
          : table(findings.map(({ check, level, words }) => [MARKS[level], check, words])),
      )
      const bad = findings.filter(({ level }) => level === 'bad').length
      if (bad > 0)
        throw new BroadsheetError('NOT_WELL', `${bad} of ${findings.length} checks failed.`, {
          hint: 'The lines marked "bad" say what to do.',
        })
    })
}

const MARKS = { good: 'ok', notice: 'note', bad: 'bad' } as const

async function examine(site: Site, world: World): Promise<Finding[]> {
  const now = world.now()
  return [
    {
      check: 'configuration',
      level: 'good',
      words: `${site.config.topics.length} topics, ${site.config.sources.length} sources`,
    },
    contact(site),
    await storeFinding(site),
    disk(site),
    clock(now),
    await schedule(site, now),
    ...(await sources(site, now)),
    {
      check: 'node',
      level: Number(process.versions.node.split('.')[0]) >= 24 ? 'good' : 'bad',
      words: `Node ${process.versions.node}; 24 or newer is needed`,
    },
  ]
}

function contact({ config }: Site): Finding {
  const given = config.fetch.contact
  if (given) return { check: 'contact', level: 'good', words: given }
  return {
    check: 'contact',
    level: 'bad',
    words:
      'Add site.operator.contact to broadsheet.yaml: nothing outside this machine is fetched without it.',
  }
}

async function storeFinding({ store }: Site): Promise<Finding> {
  const answer = await store.check()
  const { articles, published, stories } = await store.counts()
  if (answer !== 'ok')
    return {
      check: 'store',
      level: 'bad',
      words: `${answer}. Restore a backup, or move the file away and run: broadsheet rebuild`,
    }
  return {
    check: 'store',
    level: 'good',
    words: `whole; ${articles} articles, ${published} published, ${stories} stories`,
  }
}

function disk({ config }: Site): Finding {
  try {
    accessSync(config.folder, constants.W_OK)
  } catch {
    return { check: 'disk', level: 'bad', words: `${config.folder} is not writable.` }
  }
  const { bavail, bsize } = statfsSync(config.folder)
  const free = bavail * bsize
  const words = `${Math.floor(free / 1_000_000)} MB free`
  return free < LOW_DISK_BYTES
    ? { check: 'disk', level: 'bad', words: `${words}: make room.` }
    : { check: 'disk', level: 'good', words }
}

function clock(now: Date): Finding {
  const words = now.toISOString()
  return now < BUILT
    ? { check: 'clock', level: 'bad', words: `${words} is before this program was made: set the clock.` }
    : { check: 'clock', level: 'good', words }
}

async function schedule({ store }: Site, now: Date): Promise<Finding> {
  const last = await store.lastRun()
  if (!last) return { check: 'schedule', level: 'notice', words: 'No run yet. Begin with: broadsheet run' }
  const hours = (now.getTime() - last.endedAt.getTime()) / HOUR_MS
  const words = `last run ${last.endedAt.toISOString().slice(0, 16)}Z, ${hours.toFixed(1)} hours ago`
  return hours > 26
    ? { check: 'schedule', level: 'bad', words: `${words}: is "broadsheet serve" or your timer at work?` }
    : { check: 'schedule', level: 'good', words }
}

async function sources({ config, store }: Site, now: Date): Promise<Finding[]> {
  if (config.sources.length === 0)
    return [
      {
        check: 'sources',
        level: 'notice',
        words: 'None. Add one with: broadsheet add https://site.example/',
      },
    ]
  const states = await store.readSourceStates()
  const ill = config.sources.flatMap((source) => {
    const state = states.get(source.id)
    const health = state && healthOf(state, now)
    return health && (health.level === 'warning' || health.level === 'dead') ? [{ source, health }] : []
  })
  const findings = ill.slice(0, MAX_SOURCES).map(
    ({ source, health }): Finding => ({
      check: `source ${source.id}`,
      level: 'notice',
      words: health.words,
    }),
  )
  const well = config.sources.length - ill.length
  const rest =
    ill.length > MAX_SOURCES ? `; the first ${MAX_SOURCES} that are not: all with broadsheet sources` : ''
  return [
    {
      check: 'sources',
      level: well === 0 ? 'bad' : 'good',
      words: `${well} of ${config.sources.length} well${rest}`,
    },
    ...findings,
  ]
}
