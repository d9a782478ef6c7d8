import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path/posix'
import { diskError, isMissing } from './disk-error.ts'

const TEMPORARY = '.part'

/**
 * One folder being written. Sync calls: tens of thousands of small files cost a third of the CPU time the asynchronous ones
 * cost. Listings are read once, so that looking for a file is a look into a set.
 */
export class OutputFolder {
  readonly #root: string
  readonly #listings = new Map<string, ReadonlySet<string>>()
  readonly #made = new Set<string>()
  /** The folder that was looked into last, with its `/`, and the names in it. */
  #last = '/'
  #lastNames: ReadonlySet<string> = new Set()

  constructor(root: string) {
    this.#root = root
  }

  /**
   * Whether a file we wrote is still there. A folder that holds nothing but its index file stands for it: looking into
   * tens of thousands of folders would cost more than the whole run.
   */
  has(path: string): boolean {
    const nameAt = path.lastIndexOf('/') + 1
    const isIndex = nameAt > 0 && path.startsWith('index.', nameAt)
    const end = isIndex ? nameAt - 1 : path.length
    const start = isIndex ? path.lastIndexOf('/', end - 1) + 1 : nameAt
    // Files of one folder come one after another.
    if (start !== this.#last.length || !path.startsWith(this.#last)) {
      this.#last = path.slice(0, start)
      this.#lastNames = this.#names(path.slice(0, Math.max(0, start - 1)))
    }
    return this.#lastNames.has(path.slice(start, end))
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
    this.#made.add(folder)
  }

  #names(folder: string): ReadonlySet<string> {
    const before = this.#listings.get(folder)
    if (before) return before
    const names = new Set(this.#list(folder))
    this.#listings.set(folder, names)
    return names
  }

  #list(folder: string): readonly string[] {
    try {
      return readdirSync(join(this.#root, folder))
    } catch (cause) {
      if (isMissing(cause)) return []
      throw diskError(cause, join(this.#root, folder))
    }
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
