import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { main } from '../src/cli/main.ts'
import { outputTo } from '../src/cli/output.ts'
import type { World } from '../src/cli/world.ts'

export type Ran = { readonly code: number; readonly out: string; readonly err: string }

/** Runs one command as the shell would, in a folder, at a moment. */
export async function runBroadsheet(
  args: readonly string[],
  place: {
    cwd: string
    now: Date | (() => Date)
    keys?: string
    databaseUrl?: string
    onStop?: World['onStop']
    elapsedMs?: World['elapsedMs']
  },
): Promise<Ran> {
  const written = { out: '', err: '' }
  const stream = (name: 'out' | 'err') => ({
    write(text: string) {
      written[name] += text
    },
  })
  const world: World = {
    cwd: place.cwd,
    environment: {
      databaseUrl: place.databaseUrl,
      keys: place.keys,
      smtpUrl: undefined,
      isCi: true,
      noColour: true,
    },
    output: outputTo(stream('out'), stream('err')),
    now: () => (typeof place.now === 'function' ? place.now() : place.now),
    random: () => 0.5,
    elapsedMs: place.elapsedMs ?? (() => 0),
    isInteractive: false,
    onStop: place.onStop ?? (() => {}),
  }
  const code = await main(args, world)
  return { code, ...written }
}

/** Every file below a folder with its bytes, for comparing trees. */
export function treeOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  return Object.fromEntries(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'latin1')]),
  )
}
