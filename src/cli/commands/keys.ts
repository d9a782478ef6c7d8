import { randomBytes } from 'node:crypto'
import type { Command } from 'commander'
import { sharedOptions } from '../program.ts'
import type { World } from '../world.ts'

export function keysCommand(program: Command, world: World): void {
  program
    .command('keys')
    .description("make a key that seals records' private fields; put it first in BROADSHEET_KEYS")
    .argument('[id]', 'name of the key: letters, digits, - and _', 'k1')
    .action((id: string, _options: unknown, command: Command) => {
      const key = `${id.replace(/[^A-Za-z0-9_-]/g, '').slice(0, 32) || 'k1'}:${randomBytes(32).toString('base64')}`
      if (sharedOptions(command).json) world.output.result(JSON.stringify({ key }))
      else {
        world.output.result(key)
        world.output.note(
          'Keep it secret and keep it: export BROADSHEET_KEYS=NEW,OLD. To rotate, put a new one in front and drop the old one once `rebuild` has run.',
        )
      }
    })
}
