import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../model/settings.ts'
import type { Store } from '../model/store.ts'

/*
 * When record files were last looked at, by the clock of their own disk: a file whose inode has not changed since needs no second
 * look. Unlike the time of its last change nobody sets that moment by hand, and a copied, restored or checked-out tree has a new
 * one. The marker that holds the moment could be copied too, so the store remembers which file it was.
 */

type Marker = { readonly inode: number; readonly changedAtMs: number }
const NOTE = 'looked-at'

/** When the last look began; 0 when it is not known: then every file has to be looked at. */
export async function lookedAtMs(config: Config, store: Store): Promise<number> {
  const noted = await store.readNote<Marker>(NOTE)
  const found = statSync(fileOf(config), { throwIfNoEntry: false })
  const isOurs = found && found.ino === noted?.inode && found.ctimeMs === noted.changedAtMs
  return isOurs ? found.ctimeMs : 0
}

/** Marks the moment a look begins. What is returned says that it has ended: a look that was cut off counts for nothing. */
export function beginLook(config: Config, store: Store): () => Promise<void> {
  mkdirSync(join(config.folder, '.broadsheet'), { recursive: true })
  writeFileSync(fileOf(config), '')
  const { ino, ctimeMs } = statSync(fileOf(config))
  const marker: Marker = { inode: ino, changedAtMs: ctimeMs }
  return () => store.saveNote(NOTE, marker)
}

function fileOf({ folder }: Config): string {
  return join(folder, '.broadsheet', 'looked-at')
}
