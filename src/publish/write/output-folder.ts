import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmdirSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path/posix'
import { diskError, isMissing } from './disk-error.ts'

const TEMPORARY = '.part'
/** Folders remembered at once: files of one lie close together in the plan, and an archive has more folders than fit in memory. */
const MOST_FOLDERS = 10_000

/** One folder being written. Sync calls: tens of thousands of small files cost a third of the CPU time the asynchronous ones cost. */
export class OutputFolder {
  readonly #root: string
  readonly #made = new Set<string>()

  constructor(root: string) {
    this.#root = root
  }

  has(path: string): boolean {
    return existsSync(join(this.#root, path))
  }

  holds(path: string, bytes: string | Uint8Array): boolean {
    try {
      return readFileSync(join(this.#root, path)).equals(Buffer.from(bytes))
    } catch (cause) {
      if (isMissing(cause)) return false
      throw diskError(cause, join(this.#root, path))
    }
  }

  /** Puts the whole file in place at once: a reader sees the old bytes or the new ones. */
  write(path: string, bytes: string | Uint8Array): void {
    const target = join(this.#root, path)
    const { folder, name } = split(path)
    const temporary = join(this.#root, folder, `.${name}${TEMPORARY}`)
    try {
      this.#make(folder)
      writeWhole(temporary, bytes)
      renameSync(temporary, target)
    } catch (cause) {
      removeQuietly(temporary)
      throw diskError(cause, target)
    }
  }

  /** Removes a file and the folders it leaves empty. */
  remove(path: string): void {
    try {
      unlinkSync(join(this.#root, path))
    } catch (cause) {
      if (!isMissing(cause)) throw diskError(cause, join(this.#root, path))
    }
    for (let { folder } = split(path); folder !== ''; folder = split(folder).folder) {
      if (!removeEmpty(join(this.#root, folder))) return
    }
  }

  #make(folder: string): void {
    if (this.#made.has(folder)) return
    mkdirSync(join(this.#root, folder), { recursive: true })
    if (this.#made.size >= MOST_FOLDERS) this.#made.clear()
    this.#made.add(folder)
  }
}

function split(path: string): { folder: string; name: string } {
  const end = path.lastIndexOf('/')
  return end < 0 ? { folder: '', name: path } : { folder: path.slice(0, end), name: path.slice(end + 1) }
}

function writeWhole(path: string, bytes: string | Uint8Array): void {
  const file = openSync(path, 'w')
  try {
    writeFileSync(file, bytes)
  } finally {
    closeSync(file)
  }
}

function removeQuietly(path: string): void {
  try {
    unlinkSync(path)
  } catch {
    // It was never made, or the disk refuses everything: the error that led here tells.
  }
}

function removeEmpty(folder: string): boolean {
  try {
    rmdirSync(folder)
    return true
  } catch {
    // ENOTEMPTY: something else lives there.
    return false
  }
}
