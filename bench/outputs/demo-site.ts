import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const CLI = join(import.meta.dirname, '../../dist/cli/broadsheet.js')

/** The public folder of a demo made now in `folder`. */
export function demoSite(folder: string): string {
  const made = spawnSync(process.execPath, [CLI, 'demo', '--once', '--to', folder, '--web-port', '0'], {
    encoding: 'utf8',
  })
  if (made.status !== 0) throw new Error(`The demo could not be made: ${made.stderr}`)
  return join(folder, 'public')
}
