import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { BroadsheetError } from '../../lib/error.ts'
import { checkRepository, commitRecords } from '../commit-records.ts'
import { withLockedSite } from '../open-site.ts'
import { sharedOptions } from '../program.ts'
import { runSite } from '../run-site.ts'
import { summaryTable } from '../summary-table.ts'
import type { World } from '../world.ts'

type RunOptions = {
  readonly record?: string
  readonly replay?: string
  readonly now?: string
  readonly all?: boolean
  readonly commit?: boolean
}

export function runCommand(program: Command, world: World): void {
  program
    .command('run')
    .description('ask the sources that are due and publish what is new')
    .option('--record <file>', 'store every answer in a WARC file (.warc.gz)')
    .option('--replay <file>', 'take all answers from a WARC file; opens no socket')
    .option('--now <time>', 'run as if it were this moment (ISO 8601)')
    .option('-a, --all', 'ask every source, due or not')
    .option('--commit', 'commit the records with git afterwards')
    .addHelpText(
      'after',
      '\nExamples:\n  broadsheet run\n  broadsheet run --record monday.warc.gz\n  broadsheet run --replay monday.warc.gz --now 2026-11-23T08:00:00Z',
    )
    .action(async (options: RunOptions, command: Command) => {
      const { folder, json } = sharedOptions(command)
      const now = momentOf(options.now, world)
      checkFiles(options, world)
      const result = await withLockedSite(folder, world, async (site) => {
        const siteFolder = site.config.folder
        if (options.commit) await checkRepository(siteFolder)
        const choices = { now, ...filesOf(options, world), askAll: options.all === true }
        const ran = await runSite(site, world, choices)
        if (options.commit) world.output.note((await commitRecords(siteFolder)) ?? 'No record to commit.')
        return ran
      })
      world.output.result(json ? JSON.stringify(result.summary) : summaryTable(result.summary))
    })
}

function momentOf(text: string | undefined, world: World): Date {
  if (text === undefined) return world.now()
  const now = new Date(/^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(text) ? text : Number.NaN)
  if (!Number.isNaN(now.getTime())) return now
  throw new BroadsheetError('TIME_INVALID', `"${text}" is not a moment.`, {
    hint: 'Write it as 2026-11-23T08:00:00Z.',
    exitCode: 2,
  })
}

function checkFiles({ record, replay }: RunOptions, world: World): void {
  if (record !== undefined && replay !== undefined) {
    throw new BroadsheetError('OPTIONS_CONFLICT', '--record and --replay exclude each other.', {
      hint: 'Give one of them.',
      exitCode: 2,
    })
  }
  if (replay !== undefined && !existsSync(resolve(world.cwd, replay))) {
    throw new BroadsheetError('FILE_MISSING', `There is no file ${replay}.`, {
      hint: 'Name a recording made with --record.',
      exitCode: 2,
    })
  }
}

function filesOf({ record, replay }: RunOptions, world: World): { record?: string; replay?: string } {
  return {
    ...(record === undefined ? {} : { record: resolve(world.cwd, record) }),
    ...(replay === undefined ? {} : { replay: resolve(world.cwd, replay) }),
  }
}
