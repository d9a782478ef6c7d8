import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { BroadsheetError } from '../lib/error.ts'
import type { ArchiveFile } from '../publish/records/read-archive.ts'

const MAX_RECORD_BYTES = 2_000_000

/** An archive's text files below `_news`, `_removed`, `_data` and the like; nothing large, nothing that is linked from elsewhere. */
export function archiveFiles(archive: string): ArchiveFile[] {
  try {
    return readdirSync(archive, { recursive: true, encoding: 'utf8', withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(md|ya?ml)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => statSync(path).size <= MAX_RECORD_BYTES)
      .map((path) => ({
        path: path.slice(archive.length + 1).replaceAll('\\', '/'),
        text: readFileSync(path, 'utf8'),
      }))
      .sort((one, other) => (one.path < other.path ? -1 : 1))
  } catch (cause) {
    throw new BroadsheetError('FOLDER_MISSING', `Cannot read the folder ${archive}.`, {
      hint: 'Name the folder that holds _news.',
      exitCode: 2,
      cause,
    })
  }
}
