import { statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { BroadsheetError } from '../lib/error.ts'

/** Writes a consistent copy of a SQLite file, also while others write to it. Gives its size in bytes. */
export function copySqlite(from: string, to: string): number {
  try {
    const database = new DatabaseSync(from, { readOnly: true })
    try {
      database.prepare('VACUUM INTO ?').run(to)
    } finally {
      database.close()
    }
    return statSync(to).size
  } catch (cause) {
    throw new BroadsheetError(
      'BACKUP_FAILED',
      `Cannot copy ${from} to ${to}: ${cause instanceof Error ? cause.message : cause}`,
      {
        hint: 'Check that the store exists, and that the folder of the copy is writable and has room.',
        exitCode: 77,
        cause,
      },
    )
  }
}
