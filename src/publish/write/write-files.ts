import { hash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { PlannedFile } from '../../model/edition.ts'
import { checkedPath } from './checked-path.ts'
import { OutputFolder } from './output-folder.ts'

export type ManifestEntry = { readonly version: string; readonly hash: string }

/** What this program wrote into one folder: path below it -> version and content hash. */
export type Manifest = ReadonlyMap<string, ManifestEntry>

export type WriteResult = {
  readonly written: number
  readonly unchanged: number
  readonly removed: number
  /** What to save in the manifest; undefined for files that are gone. */
  readonly changes: ReadonlyMap<string, ManifestEntry | undefined>
}

/** Files between two pauses, so that a server in the same process keeps answering. */
const FILES_A_TURN = 256

/**
 * Makes the folder hold the plan: renders only what has a new version, writes only bytes that differ, each file as a whole or
 * not at all, and removes files of the manifest that left the plan; files of others are never touched. Throws
 * `BroadsheetError` DISK_FULL, FOLDER_NOT_WRITABLE, OUTPUT_PATH; what was written until then is complete.
 */
export async function writeFiles(
  plan: Iterable<PlannedFile>,
  folder: string,
  manifest: Manifest,
): Promise<WriteResult> {
  const output = new OutputFolder(folder)
  const changes = new Map<string, ManifestEntry | undefined>()
  const planned: string[] = []
  let known = 0
  let written = 0
  for (const file of plan) {
    planned.push(file.path)
    const before = manifest.get(file.path)
    if (before) known += 1
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
  // Every file of the manifest was planned again: nothing to look for.
  const left = known === manifest.size ? [] : pathsLeft(manifest, planned)
  for (const path of left) {
    output.remove(checkedPath(path))
    changes.set(path, undefined)
  }
  return { written, unchanged: planned.length - written, removed: left.length, changes }
}

function pathsLeft(manifest: Manifest, planned: readonly string[]): readonly string[] {
  const paths = new Set(planned)
  return [...manifest.keys()].filter((path) => !paths.has(path))
}

type Rendered = { readonly path: string; readonly bytes: string | Uint8Array; readonly hash: string }

function isOnDisk(output: OutputFolder, file: Rendered, before: ManifestEntry | undefined): boolean {
  if (!output.has(file.path)) return false
  // Without a manifest (a restored store) the file itself tells.
  return before ? before.hash === file.hash : output.holds(file.path, file.bytes)
}
