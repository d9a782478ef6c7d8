import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { SITE_POLICY } from '../lib/html/site-policy.ts'
import { contentTypeOf } from './content-types.table.ts'

/** A published file as it is on disk now. Small ones carry their bytes. */
export type ServedFile = {
  readonly path: string
  readonly size: number
  /** Weak, since it stands for the packed form too. */
  readonly etag: string
  readonly type: string
  /** Of its 200 and 304. */
  readonly headers: Readonly<Record<string, string>>
  readonly isText: boolean
  readonly body?: Uint8Array
  /** Packed when first asked for; absent where that saves nothing. */
  gzip(): Uint8Array | undefined
}

export type FileCache = {
  /** The file of a decoded path below the folder, or the index of a path that ends in a slash. Nothing outside and nothing hidden. */
  find(path: string): ServedFile | undefined
}

/** On every answer. */
export const SAFE_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
}
/** The policy that every page brings, and what a page cannot say of itself. */
const PAGE_HEADERS = { 'content-security-policy': `${SITE_POLICY}; frame-ancestors 'none'` }
const OPEN_TO_ALL = /\.(?:json|xml|rss|atom|opml)$/
const LOOK_EVERY_MS = 100
const MAX_FILE_BYTES = 512 * 1024
const MAX_CACHE_BYTES = 64 * 1024 * 1024
const TEXT = /^text\/|json|xml|javascript|manifest|opml/
/** Below one network packet packing saves nothing. */
const MIN_GZIP_BYTES = 1_024

/** Reads published files and keeps hot ones in memory; each is looked up on disk ten times a second at most, so a change shows at once to a person. */
export function fileCache(folder: string): FileCache {
  const kept = new Map<string, ServedFile>()
  let keptBytes = 0

  function keep(file: ServedFile): ServedFile {
    forget(kept.get(file.path))
    if (!file.body) return file
    kept.set(file.path, file)
    keptBytes += costOf(file)
    for (const oldest of kept.values()) {
      if (keptBytes <= MAX_CACHE_BYTES) break
      forget(oldest)
    }
    return file
  }

  function forget(file: ServedFile | undefined): void {
    if (file && kept.delete(file.path)) keptBytes -= costOf(file)
  }

  /** Files found a moment ago, by the path asked for. */
  let recent = new Map<string, ServedFile>()
  let recentSince = Number.NEGATIVE_INFINITY

  function findOnDisk(path: string): ServedFile | undefined {
    if (!isSafe(path)) return undefined
    for (const name of namesOf(path)) {
      const full = join(folder, name)
      const found = unlessUnreadable(() => statSync(full, { throwIfNoEntry: false }))
      if (!found?.isFile()) continue
      const etag = `W/"${found.size.toString(36)}-${found.mtimeMs.toString(36)}"`
      const known = kept.get(full)
      if (known?.etag === etag) return known
      const file = unlessUnreadable(() => readServed(full, found.size, etag))
      return file && keep(file)
    }
    return undefined
  }

  return {
    find(path) {
      const now = performance.now()
      if (now - recentSince > LOOK_EVERY_MS) {
        recent = new Map()
        recentSince = now
      }
      const known = recent.get(path)
      if (known) return known
      const file = findOnDisk(path)
      if (file) recent.set(path, file)
      return file
    },
  }
}

/** What cannot be read is not there: a name that is too long, a file that went this moment or may not be read. */
function unlessUnreadable<Result>(read: () => Result): Result | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

// The packed form is never larger than the plain one.
function costOf({ body }: ServedFile): number {
  return 2 * (body?.byteLength ?? 0)
}

function namesOf(path: string): readonly string[] {
  return path === '' || path.endsWith('/') ? [`${path}index.html`, `${path}index.json`] : [path]
}

const HIDDEN_OR_FOREIGN = /(?:^|\/)\.(?!well-known\/)|[\\\0]/

function isSafe(path: string): boolean {
  return !HIDDEN_OR_FOREIGN.test(path)
}

function readServed(path: string, size: number, etag: string): ServedFile {
  const type = contentTypeOf(path)
  const isText = TEXT.test(type)
  const headers = {
    ...SAFE_HEADERS,
    'content-type': type,
    etag,
    'cache-control': 'public, max-age=60',
    ...(isText ? { vary: 'accept-encoding' } : {}),
    ...(type.startsWith('text/html') ? PAGE_HEADERS : {}),
    ...(OPEN_TO_ALL.test(path) ? { 'access-control-allow-origin': '*' } : {}),
  }
  const base = { path, size, etag, type, isText, headers }
  if (size > MAX_FILE_BYTES) return { ...base, gzip: () => undefined }
  const body = readFileSync(path)
  let packed: Uint8Array | undefined
  return {
    ...base,
    body,
    gzip() {
      if (!isText || body.byteLength < MIN_GZIP_BYTES) return undefined
      packed ??= gzipSync(body)
      return packed.byteLength < body.byteLength ? packed : undefined
    },
  }
}
