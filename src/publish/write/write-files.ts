import { hash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { PlannedFile } from '../../model/edition.ts'
import { checkedPath } from './checked-path.ts'
import type { OutputFolder } from './output-folder.ts'

export type ManifestEntry = { readonly version: string; readonly hash: string }

/** What this program wrote into one folder: path below it -> version and content hash. */
export type Manifest = ReadonlyMap<string, ManifestEntry>

export type WriteResult = {
  readonly written: number
  readonly unchanged: number
  /** What to save in the manifest. */
  readonly changes: ReadonlyMap<string, ManifestEntry>
  /** Paths of the manifest that left the plan. */
  readonly left: readonly string[]
}

/** Files between two pauses, so that a server in the same process keeps answering. */
const FILES_A_TURN = 256

/**
 * Makes a folder hold the plan: renders only what has a new version, writes only bytes that differ, each file as a whole or
 * not at all; files of others are never touched, and nothing is removed (`removeFiles`). Without an entry in the manifest
 * the file on disk itself tells whether it differs. Throws `BroadsheetError` DISK_FULL, FOLDER_NOT_WRITABLE, OUTPUT_PATH; what
 * was written until then is complete.
 */
export async function writeFiles(
  plan: Iterable<PlannedFile>,
  output: OutputFolder,
  manifest: Manifest,
): Promise<WriteResult> {
  const changes = new Map<string, ManifestEntry>()
  const planned = new Set<string>()
  let written = 0
  for (const file of plan) {
    planned.add(file.path)
    const before = manifest.get(file.path)
    if (before?.version === file.version && output.has(file.path)) continue
    const bytes = file.render()
    const entry = { version: file.version, hash: hash('sha1', bytes, 'hex') }
    if (!isOnDisk(output, { path: checkedPath(file.path), bytes, hash: entry.hash }, before)) {
      output.write(file.path, bytes)
      written += 1
    }
    changes.set(file.path, entry)
    if (changes.size % FILES_A_TURN === 0) await setImmediate()
  }
  const left = [...manifest.keys()].filter((path) => !planned.has(path))
  return { written, unchanged: planned.size - written, changes, left }
}

/** Removes files we wrote, and the folders they leave empty. */
export function removeFiles(paths: readonly string[], output: OutputFolder): void {
  for (const path of paths) output.remove(checkedPath(path))
}

type Rendered = { readonly path: string; readonly bytes: string | Uint8Array; readonly hash: string }

function isOnDisk(output: OutputFolder, file: Rendered, before: ManifestEntry | undefined): boolean {
  if (!output.has(file.path)) return false
  return before ? before.hash === file.hash : output.holds(file.path, file.bytes)
}
