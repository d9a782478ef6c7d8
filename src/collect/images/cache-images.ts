import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sha256 } from '../../lib/hash.ts'
import type { CachedImage } from '../../model/article.ts'
import type { FetchResult, Http } from '../../model/http.ts'
import type { Problem } from '../../model/problem.ts'
import { isSupportedPicture, resizePicture } from './resize-picture.ts'

export type WantedImage = {
  readonly url: string
  /** Longest side of the largest copy, in pixels: what rights allow (RIGHTS.md, `image`). */
  readonly maxWidth: number
}

export type ImageOutcome = CachedImage | { readonly problem: Problem }

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

async function cacheImage(image: WantedImage, http: Http, folder: string): Promise<ImageOutcome> {
  const noted = join(folder, KNOWN, `${sha256(`${image.maxWidth} ${image.url}`, HASH_LENGTH)}.json`)
  const known = await readKnown(noted)
  if (known) return known
  const result = await http.fetch({ url: image.url, wanted: 'image' })
  if (result.kind !== 'fetched') return { problem: fetchProblem(result) }
  const made = await makeCopies(result.page.body, image, folder)
  if (!('problem' in made)) await writeWhole(noted, JSON.stringify(made))
  return made
}

async function makeCopies(body: Uint8Array, image: WantedImage, folder: string): Promise<ImageOutcome> {
  if (!isSupportedPicture(body)) {
    return problem(
      'image-format',
      'It is not a JPEG, PNG, GIF, WebP or AVIF picture, and others are not shown.',
    )
  }
  const resized = await resizePicture(body, image.maxWidth)
  if ('problem' in resized) return resized
  const hash = sha256(Buffer.concat([body, Buffer.from(` ${image.maxWidth}`)]), HASH_LENGTH)
  for (const { width, format, bytes } of resized.copies) {
    await writeWhole(join(folder, `${hash}-${width}.${format}`), bytes)
  }
  const { width, height, widths, formats } = resized
  return { hash, width, height, widths, formats }
}

// Written by our own hand, whole or not at all; anything else is as good as nothing.
async function readKnown(path: string): Promise<CachedImage | undefined> {
  try {
    const known: unknown = JSON.parse(await readFile(path, 'utf8'))
    return isCachedImage(known) ? known : undefined
  } catch {
    return undefined
  }
}

function isCachedImage(value: unknown): value is CachedImage {
  if (typeof value !== 'object' || value === null) return false
  const { hash, widths, formats } = value as Partial<Record<keyof CachedImage, unknown>> // safe: each is checked next
  return typeof hash === 'string' && Array.isArray(widths) && Array.isArray(formats)
}

async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const unfinished = `${path}.${process.pid}.part`
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
