import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { readConfig } from '../../config/read-config.ts'
import { BroadsheetError } from '../../lib/error.ts'
import { renderOpml } from '../../publish/feeds/opml.ts'
import { sharedOptions } from '../program.ts'
import type { World } from '../world.ts'

export function exportCommand(program: Command, world: World): void {
  const group = program.command('export').description('write what other programs read').exitOverride()
  group
    .command('opml')
    .description('the sources as OPML')
    .argument('[file]', 'file to write; without one it is printed')
    .exitOverride()
    .action((file: string | undefined, _options: unknown, command: Command) => {
      const { folder } = sharedOptions(command)
      const { site, sources } = readConfig(folder)
      const opml = renderOpml(
        site.name,
        sources.map((source) => ({
          title: source.name ?? source.id,
          url: source.url,
          ...(source.topics[0] ? { category: source.topics[0] } : {}),
        })),
      )
      if (file === undefined) world.output.result(opml.trimEnd())
      else writeOut(resolve(world.cwd, file), opml)
    })
}

function writeOut(file: string, text: string): void {
  try {
    writeFileSync(file, text)
  } catch (cause) {
    throw new BroadsheetError('FILE_UNWRITABLE', `Cannot write ${file}.`, {
      hint: 'Choose a folder that you may write to.',
      exitCode: 77,
      cause,
    })
  }
}
