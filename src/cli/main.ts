import { randomInt } from 'node:crypto'
import process from 'node:process'
import { CommanderError } from 'commander'
import { readEnvironment } from '../config/environment.ts'
import { BroadsheetError } from '../lib/error.ts'
import { outputTo } from './output.ts'
import { makeProgram } from './program.ts'
import { wordsOf } from './words-of.ts'
import type { World } from './world.ts'

const STOPPED = 130

/** Runs one command; every failure ends here with words, a hint and its own exit code. */
export async function main(args: readonly string[], world: World): Promise<number> {
  try {
    await makeProgram(world).parseAsync(args, { from: 'user' })
    return 0
  } catch (error) {
    return explainFailure(error, world)
  }
}

function explainFailure(error: unknown, { output }: World): number {
  // Commander has said what is wrong with the arguments already; --help and --version end by throwing too.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  output.note(wordsOf(error))
  return error instanceof BroadsheetError ? error.exitCode : 1
}

function worldOf(): World {
  const environment = readEnvironment()
  return {
    cwd: process.cwd(),
    environment,
    output: outputTo(process.stdout, process.stderr),
    now: () => new Date(),
    random: () => randomInt(2 ** 32) / 2 ** 32,
    elapsedMs: () => performance.now(),
    isInteractive: process.stdin.isTTY === true && process.stdout.isTTY === true && !environment.isCi,
    onStop(stop) {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) {
        process.once(signal, () => {
          process.exitCode = STOPPED
          stop()
        })
      }
    },
  }
}

/** The whole program: arguments and streams of this process, its exit code at the end. */
export async function runFromShell(): Promise<void> {
  // A closed pipe (`broadsheet sources | head`) is no failure.
  process.stdout.on('error', () => process.exit(0))
  const code = await main(process.argv.slice(2), worldOf())
  process.exitCode ??= code
}
