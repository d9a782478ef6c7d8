import { crc32, deflateSync } from 'node:zlib'

/** A small picture of flat colours: one byte a pixel, an index into `colours`. */
export type Canvas = {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array
  /** `#rrggbb`, at most 256. */
  readonly colours: readonly string[]
}

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** A canvas filled with its first colour. */
export function blankCanvas(width: number, height: number, colours: readonly string[]): Canvas {
  return { width, height, colours, pixels: new Uint8Array(width * height) }
}

/** Fills a box, cut to the canvas, with one of its colours. Changes the canvas: it is a place to draw. */
export function fillBox(canvas: Canvas, box: Box, colour: number): void {
  const left = Math.max(0, Math.round(box.x))
  const right = Math.min(canvas.width, Math.round(box.x + box.width))
  const bottom = Math.min(canvas.height, Math.round(box.y + box.height))
  for (let row = Math.max(0, Math.round(box.y)); row < bottom; row += 1) {
    canvas.pixels.fill(colour, row * canvas.width + left, row * canvas.width + Math.max(left, right))
  }
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const BIT_DEPTH = 8
const INDEXED = 3

/** The canvas as a PNG file (W3C PNG, third edition: IHDR, PLTE, IDAT, IEND; no filter, no interlace). */
export function encodePng({ width, height, pixels, colours }: Canvas): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([BIT_DEPTH, INDEXED], 8)
  const palette = Buffer.from(colours.join('').replaceAll('#', ''), 'hex')
  // Each row begins with the number of its filter: 0, none.
  const rows = Buffer.alloc((width + 1) * height)
  for (let row = 0; row < height; row += 1) {
    rows.set(pixels.subarray(row * width, (row + 1) * width), row * (width + 1) + 1)
  }
  const chunks = [
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]
  return Buffer.concat([SIGNATURE, ...chunks])
}

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}
