import sharp, { type Metadata, type Sharp } from 'sharp'
import type { CachedImage } from '../../model/article.ts'
import type { Problem } from '../../model/problem.ts'

type Format = CachedImage['formats'][number]

export type ResizedPicture = Pick<CachedImage, 'width' | 'height' | 'widths' | 'formats'> & {
  readonly copies: readonly { readonly width: number; readonly format: Format; readonly bytes: Uint8Array }[]
}

/** A 50-megapixel camera is fine; a bomb that unpacks to gigabytes is not. */
const MAX_PIXELS = 52_000_000
/** Anything smaller is a pixel that counts readers, a spacer or a button. */
const MIN_SIDE = 100
const WIDTHS = [320, 480, 640, 960, 1280] as const
const FORMATS = ['avif', 'webp', 'jpeg'] as const
// AVIF at effort 2 is a third of JPEG's size at an eighth of the time of its default effort.
const AVIF = { quality: 48, effort: 2 } as const
const WEBP = { quality: 74, effort: 4 } as const
const JPEG = { quality: 76, progressive: true } as const

/** First bytes of the formats we take. SVG is a document that can hold script and links: it is never taken. */
const SIGNATURES: readonly ((bytes: Buffer) => boolean)[] = [
  (bytes) => bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])),
  (bytes) => bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])),
  (bytes) => /^GIF8[79]a/.test(bytes.toString('latin1', 0, 6)),
  (bytes) => /^RIFF.{4}WEBP/s.test(bytes.toString('latin1', 0, 12)),
  (bytes) => /^.{4}ftypavi[fs]/s.test(bytes.toString('latin1', 0, 12)),
]

/** Whether the bytes begin as a JPEG, PNG, GIF, WebP or AVIF picture, whatever their name or header says. */
export function isSupportedPicture(body: Uint8Array): boolean {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  return SIGNATURES.some((matches) => matches(bytes))
}

/**
 * The picture in several widths and formats, no side longer than `maxSide`, never enlarged, turned upright. Rights in XMP
 * are kept; EXIF, which may hold a place, is not. A file that cannot be read whole is a problem, not an exception.
 */
export async function resizePicture(
  body: Uint8Array,
  maxSide: number,
  minSide = MIN_SIDE,
): Promise<ResizedPicture | { readonly problem: Problem }> {
  try {
    const { width, height } = upright(await open(body).metadata())
    if (Math.min(width, height) < minSide) {
      return { problem: { code: 'image-too-small', message: `It is only ${width} by ${height} pixels.` } }
    }
    const scale = Math.min(1, maxSide / Math.max(width, height))
    const largest = Math.round(width * scale)
    const widths = [...WIDTHS.filter((candidate) => candidate < largest * 0.9), largest]
    const copies = await Promise.all(
      widths.flatMap((copyWidth) => FORMATS.map((format) => makeCopy(body, copyWidth, format))),
    )
    return { width: largest, height: Math.round(height * scale), widths, formats: FORMATS, copies }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { problem: { code: 'image-broken', message: `It could not be read: ${message}` } }
  }
}

function open(body: Uint8Array) {
  return sharp(body, { limitInputPixels: MAX_PIXELS, failOn: 'error', animated: false })
}

async function makeCopy(body: Uint8Array, width: number, format: Format) {
  const picture = open(body).autoOrient().resize({ width, withoutEnlargement: true }).keepXmp()
  const bytes = await encode(picture, format).toBuffer()
  return { width, format, bytes }
}

function encode(picture: Sharp, format: Format): Sharp {
  switch (format) {
    case 'avif':
      return picture.avif(AVIF)
    case 'webp':
      return picture.webp(WEBP)
    case 'jpeg':
      // JPEG knows no transparency: what was clear becomes white, not black.
      return picture.flatten({ background: '#ffffff' }).jpeg(JPEG)
  }
}

// EXIF orientations 5 to 8 lie on their side.
function upright({ width, height, orientation = 1 }: Metadata): { width: number; height: number } {
  return orientation >= 5 ? { width: height, height: width } : { width, height }
}
