import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { addCommand } from './commands/add.ts'
import { backupCommand, restoreCommand } from './commands/backup.ts'
import { demoCommand } from './commands/demo.ts'
import { doctorCommand } from './commands/doctor.ts'
import { editCommand } from './commands/edit.ts'
import { explainCommand } from './commands/explain.ts'
import { exportCommand } from './commands/export.ts'
import { importCommand } from './commands/import.ts'
import { initCommand } from './commands/init.ts'
import { keysCommand } from './commands/keys.ts'
import { newsletterCommand } from './commands/newsletter.ts'
import { rebuildCommand } from './commands/rebuild.ts'
import { blockCommand, grantCommand, removeCommand, rightsCommand } from './commands/rights.ts'
import { runCommand } from './commands/run.ts'
import { searchCommand } from './commands/search.ts'
import { serveCommand } from './commands/serve.ts'
import { sourcesCommand } from './commands/sources.ts'
import { trainCommand } from './commands/train.ts'
import type { World } from './world.ts'

/** Every command, in the order `--help` lists them. */
const COMMANDS = [
  initCommand,
  demoCommand,
  runCommand,
  serveCommand,
  addCommand,
  sourcesCommand,
  explainCommand,
  searchCommand,
  editCommand,
  rightsCommand,
  removeCommand,
  blockCommand,
  grantCommand,
  newsletterCommand,
  importCommand,
  exportCommand,
  rebuildCommand,
  backupCommand,
  restoreCommand,
  trainCommand,
  keysCommand,
  doctorCommand,
]

/** The whole command line. */
export function makeProgram(world: World): Command {
  const program = new Command('broadsheet')
    .description('Turns a list of sources into a front page.')
    .version(version(), '-v, --version')
    .option('-f, --folder <path>', 'folder of the site', world.cwd)
    .option('--json', 'print the result as JSON')
    .showHelpAfterError('(broadsheet --help lists all commands)')
    .configureOutput({
      writeErr: (text) => world.output.note(text.trimEnd()),
      writeOut: (text) => world.output.result(text.trimEnd()),
    })
    .exitOverride()
  for (const command of COMMANDS) command(program, world)
  for (const command of program.commands) command.exitOverride()
  program.addHelpText(
    'after',
    `
Begin with:
  broadsheet init my-paper --topic ai    make a site with real sources
  broadsheet demo                        see one made from invented sources, offline

Exit codes: 0 done, 1 failed, 2 wrong configuration or arguments, 4 store, 5 address in use,
6 another run is at work, 73 disk full, 77 not writable, 130 stopped by you.`,
  )
  return program
}

/** Options every command has, read from the program. */
export function sharedOptions(command: Command): { readonly folder: string; readonly json: boolean } {
  const { folder, json } = command.optsWithGlobals<{ folder: string; json?: boolean }>()
  return { folder, json: json === true }
}

function version(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  const data: { readonly version: string } = JSON.parse(text)
  return data.version
}
