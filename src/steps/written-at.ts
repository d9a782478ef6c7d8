import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../model/settings.ts'

/*
 * When outputs were last written, by the clock of their own disk: a file of ours whose inode changed later was touched by somebody
 * else. Unlike the time of its last change nobody sets that moment by hand, and a copied or restored tree has a new one.
 */

/** Notes that everything is written. */
export function noteWritten(config: Config): void {
  mkdirSync(join(config.folder, '.broadsheet'), { recursive: true })
  writeFileSync(markerOf(config), '')
}

/** 0 when it was never noted: then every file has to be looked at. */
export function writtenAtMs(config: Config): number {
  return statSync(markerOf(config), { throwIfNoEntry: false })?.ctimeMs ?? 0
}

function markerOf({ folder }: Config): string {
  return join(folder, '.broadsheet', 'written')
}
