import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { readConfig } from '../../config/read-config.ts'
import { BroadsheetError } from '../../lib/error.ts'
import { copySqlite } from '../../store/copy-sqlite.ts'
import { storeFile, withLockedSite } from '../open-site.ts'
import { sharedOptions } from '../program.ts'
import type { World } from '../world.ts'

export function backupCommand(program: Command, world: World): void {
  program
    .command('backup')
    .description('copy the store to a file, whole, also while the site is served')
    .argument('<file>', 'file to write')
    .action(async (given: string, _options: unknown, command: Command) => {
      const { folder, json } = sharedOptions(command)
      onlySqlite(world)
      const file = resolve(world.cwd, given)
      if (existsSync(file))
        throw new BroadsheetError('FILE_EXISTS', `${file} is there already.`, {
          hint: 'Choose another name.',
          exitCode: 2,
        })
      const bytes = copySqlite(storeFile(readConfig(folder)), file)
      world.output.result(
        json
          ? JSON.stringify({ file, bytes })
          : `${file}: ${Math.ceil(bytes / 1000)} kB. The records tree and broadsheet.yaml are yours to keep in git.`,
      )
    })
}

export function restoreCommand(program: Command, world: World): void {
  program
    .command('restore')
    .description('put a backup in the place of the store; the store that was is kept beside it')
    .argument('<file>', 'file that backup wrote')
    .action(async (given: string, _options: unknown, command: Command) => {
      const { folder, json } = sharedOptions(command)
      onlySqlite(world)
      const file = resolve(world.cwd, given)
      if (!existsSync(file))
        throw new BroadsheetError('FILE_MISSING', `There is no file ${file}.`, {
          hint: 'Name a file that backup wrote.',
          exitCode: 2,
        })
      const target = storeFile(readConfig(folder))
      const kept = `${target}.before-restore`
      if (existsSync(target)) {
        // Nobody else may be at work while the file changes under them.
        await withLockedSite(folder, world, async () => {})
        renameSync(target, kept)
        for (const end of ['-wal', '-shm']) rmSync(target + end, { force: true })
      }
      copyFileSync(file, target)
      const counts = await withLockedSite(folder, world, ({ store }) => store.counts())
      world.output.result(
        json
          ? JSON.stringify(counts)
          : `Restored: ${counts.articles} articles, ${counts.stories} stories. The store that was is ${kept}.`,
      )
    })
}

function onlySqlite(world: World): void {
  if (world.environment.databaseUrl === undefined) return
  throw new BroadsheetError('BACKUP_ELSEWHERE', 'The store is a PostgreSQL database.', {
    hint: 'Use pg_dump and pg_restore.',
    exitCode: 2,
  })
}
