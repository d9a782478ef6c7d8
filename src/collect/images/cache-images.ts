import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sha256 } from '../../lib/hash.ts'
import type { CachedImage } from '../../model/article.ts'
import type { FetchedPage, FetchResult, Http } from '../../model/http.ts'
import type { Problem } from '../../model/problem.ts'
import type { PictureSaid } from '../hear-picture.ts'
import { xmpDataMiningOf } from '../rights/protocols/xmp-data-mining.ts'
import { isSupportedPicture, resizePicture } from './resize-picture.ts'

export type WantedImage = {
  readonly url: string
  /** Longest side of the largest copy, in pixels: what rights allow (RIGHTS.md, `image`). */
  readonly maxWidth: number
  /** Shortest side of a picture that is taken, where it differs from that of a photograph: a logo is a line of letters. */
  readonly minSide?: number
  /** Longest side that the picture's own answer leaves, 0 for no copy; asked before anything of it is kept. */
  readonly widthAfter?: (said: PictureSaid) => Promise<number>
}

/** Copies, with what the picture said when they were made; or why there are none. */
export type KeptImage = { readonly cached: CachedImage; readonly said: PictureSaid }
export type ImageOutcome = KeptImage | { readonly problem: Problem }

/** Pictures under way at once: resizing is work for the processor, fetching is waiting. */
const CONCURRENCY = 4

/**
 * Our own copies of pictures in `folder`, as `<hash>-<width>.<format>`; by URL what there is now, or why there is none.
 * A picture that has its copies is not fetched again. Never throws for what a server or a file does; a full disk throws.
 */
export async function cacheImages(
  images: readonly WantedImage[],
  http: Http,
  folder: string,
): Promise<ReadonlyMap<string, ImageOutcome>> {
  const outcomes = new Map<string, ImageOutcome>()
  const waiting = [...new Map(images.map((image) => [image.url, image])).values()]
  await mkdir(join(folder, KNOWN), { recursive: true })
  const work = async () => {
    for (let image = waiting.shift(); image; image = waiting.shift()) {
      outcomes.set(image.url, await cacheImage(image, http, folder))
    }
  }
  await Promise.all(Array.from({ length: CONCURRENCY }, work))
  return new Map(images.flatMap(({ url }) => withOutcome(url, outcomes.get(url))))
}

function withOutcome(url: string, outcome: ImageOutcome | undefined): [string, ImageOutcome][] {
  return outcome ? [[url, outcome]] : []
}

/** Where it is noted which copies an address has. */
const KNOWN = 'known'
const HASH_LENGTH = 20

function noteOf({ url, maxWidth }: WantedImage, folder: string): string {
  return join(folder, KNOWN, `${sha256(`${maxWidth} ${url}`, HASH_LENGTH)}.json`)
}

/** Copies of a picture that an earlier run made; nobody is asked. */
export async function findImage(image: WantedImage, folder: string): Promise<CachedImage | undefined> {
  return (await readKnown(noteOf(image, folder)))?.cached
}

async function cacheImage(image: WantedImage, http: Http, folder: string): Promise<ImageOutcome> {
  const noted = noteOf(image, folder)
  const known = await readKnown(noted)
  if (known) return (await widthOf(image, known.said)) > 0 ? known : NOT_ALLOWED
  const result = await http.fetch({ url: image.url, wanted: 'image' })
  if (result.kind !== 'fetched') return { problem: fetchProblem(result) }
  const { page } = result
  const said = saidBy(page)
  const maxWidth = await widthOf(image, said)
  if (maxWidth === 0) return NOT_ALLOWED
  const cached = await makeCopies(page.body, { ...image, maxWidth }, folder)
  if ('problem' in cached) return cached
  await writeWhole(noted, JSON.stringify({ cached, said }))
  return { cached, said }
}

const NOT_ALLOWED = problem('image-not-allowed', 'Its own host or its answer does not allow a copy.')

async function widthOf({ maxWidth, widthAfter }: WantedImage, said: PictureSaid): Promise<number> {
  return widthAfter ? Math.min(maxWidth, await widthAfter(said)) : maxWidth
}

const SIGNAL_HEADERS = /^(?:x-robots-tag|content-usage|tdm-reservation|tdm-policy)$/

function saidBy({ url, headers, body }: FetchedPage): PictureSaid {
  const xmpDataMining = xmpDataMiningOf(body)
  return {
    url,
    headers: Object.fromEntries(Object.entries(headers).filter(([name]) => SIGNAL_HEADERS.test(name))),
    ...(xmpDataMining !== undefined && { xmpDataMining }),
  }
}

async function makeCopies(
  body: Uint8Array,
  { maxWidth, minSide }: WantedImage,
  folder: string,
): Promise<CachedImage | { readonly problem: Problem }> {
  if (!isSupportedPicture(body)) {
    return problem(
      'image-format',
      'It is not a JPEG, PNG, GIF, WebP or AVIF picture, and others are not shown.',
    )
  }
  const resized = await resizePicture(body, maxWidth, minSide)
  if ('problem' in resized) return resized
  const hash = sha256(Buffer.concat([body, Buffer.from(` ${maxWidth}`)]), HASH_LENGTH)
  for (const { width, format, bytes } of resized.copies) {
    await writeWhole(join(folder, `${hash}-${width}.${format}`), bytes)
  }
  const { width, height, widths, formats } = resized
  return { hash, width, height, widths, formats }
}

// Written by our own hand, whole or not at all; anything else is as good as nothing.
async function readKnown(path: string): Promise<KeptImage | undefined> {
  try {
    const known: unknown = JSON.parse(await readFile(path, 'utf8'))
    return isKeptImage(known) ? known : undefined
  } catch {
    return undefined
  }
}

function isKeptImage(value: unknown): value is KeptImage {
  const [cached, said] = [fieldOf(value, 'cached'), fieldOf(value, 'said')]
  return (
    typeof fieldOf(cached, 'hash') === 'string' &&
    Array.isArray(fieldOf(cached, 'widths')) &&
    Array.isArray(fieldOf(cached, 'formats')) &&
    typeof fieldOf(said, 'url') === 'string' &&
    typeof fieldOf(said, 'headers') === 'object'
  )
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? new Map<string, unknown>(Object.entries(value)).get(name)
    : undefined
}

/** Files begun by this process: parts of their unfinished names. */
let writes = 0

async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  // Two addresses may hold one picture: each writes to a name of its own, and the last one stands.
  writes += 1
  const unfinished = `${path}.${process.pid}-${writes}.part`
  await writeFile(unfinished, content)
  await rename(unfinished, path)
}

function fetchProblem(result: Exclude<FetchResult, { kind: 'fetched' }>): Problem {
  if (result.kind === 'not-modified') {
    return { code: 'image-not-modified', message: 'The server answered that an unasked copy is current.' }
  }
  const code = 'code' in result ? result.code : result.kind
  return { code: 'image-unavailable', message: `${result.message} (${code})` }
}

function problem(code: string, message: string): { problem: Problem } {
  return { problem: { code, message } }
}

/** File names of all copies in `folder`; none where there is no such folder. */
export async function listImages(folder: string): Promise<Set<string>> {
  return new Set(existsSync(folder) ? (await readdir(folder)).filter((name) => name !== KNOWN) : [])
}

/** Deletes copies (file names) from `folder`, with the notes that lead to them: what was dropped or taken down is kept nowhere. */
export async function sweepImages(folder: string, dropped: ReadonlySet<string>): Promise<void> {
  if (dropped.size === 0) return
  // Notes go first: a note without its copies would make pages show pictures that are not there.
  const notes = join(folder, KNOWN)
  const there = await listImages(folder)
  const isGone = (copy: string) => dropped.has(copy) || !there.has(copy)
  for (const name of existsSync(notes) ? await readdir(notes) : []) {
    const known = await readKnown(join(notes, name))
    if (!known || namesOf(known.cached).some(isGone)) await rm(join(notes, name))
  }
  for (const name of dropped) await rm(join(folder, name), { force: true, recursive: true })
}

/** File names of the copies of a picture. */
export function namesOf({ hash, widths, formats }: CachedImage): readonly string[] {
  return widths.flatMap((width) => formats.map((format) => `${hash}-${width}.${format}`))
}
