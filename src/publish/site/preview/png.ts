import { crc32, deflateSync } from 'node:zlib'

/** A picture of upright bars on one ground: all a chart without letters needs, and quick to compress. */
export type BarPicture = {
  readonly width: number
  readonly height: number
  /** The ground first, then up to three others; `#rrggbb`. */
  readonly colours: readonly string[]
  readonly boxes: readonly Box[]
}

export type Box = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Index into the colours. */
  readonly colour: number
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const BIT_DEPTH = 2
const PIXELS_A_BYTE = 8 / BIT_DEPTH
const INDEXED = 3
const FILTER_UP = 2
const FAST = { level: 1 } as const

/** The picture as a PNG file (W3C PNG, third edition: IHDR, PLTE, IDAT, IEND; four colours, no interlace). */
export function encodePng(picture: BarPicture): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(picture.width, 0)
  header.writeUInt32BE(picture.height, 4)
  header.set([BIT_DEPTH, INDEXED], 8)
  const palette = Buffer.from(picture.colours.join('').replaceAll('#', ''), 'hex')
  const chunks = [
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(filteredRows(picture), FAST)),
    chunk('IEND', Buffer.alloc(0)),
  ]
  return Buffer.concat([SIGNATURE, ...chunks])
}

// Only rows where a box begins or ends differ from the row above; with the filter `up` all others are zeros.
function filteredRows({ width, height, boxes }: BarPicture): Buffer {
  const stride = Math.ceil(width / PIXELS_A_BYTE)
  const rows = Buffer.alloc((stride + 1) * height)
  let above: Buffer = Buffer.alloc(stride)
  const edges = new Set([0, ...boxes.flatMap((box) => [box.y, box.y + box.height])])
  for (let row = 0; row < height; row += 1) {
    const start = row * (stride + 1)
    rows[start] = FILTER_UP
    if (!edges.has(row)) continue
    const pixels = packedRow(
      boxes.filter((box) => box.y <= row && row < box.y + box.height),
      width,
    )
    for (let at = 0; at < stride; at += 1) rows[start + 1 + at] = ((pixels[at] ?? 0) - (above[at] ?? 0)) & 255
    above = pixels
  }
  return rows
}

function packedRow(boxes: readonly Box[], width: number): Buffer {
  const packed = Buffer.alloc(Math.ceil(width / PIXELS_A_BYTE))
  for (const box of boxes) {
    for (let x = box.x; x < box.x + box.width; x += 1) {
      const shift = 6 - (x % PIXELS_A_BYTE) * BIT_DEPTH
      const at = Math.floor(x / PIXELS_A_BYTE)
      packed[at] = ((packed[at] ?? 0) & ~(3 << shift)) | (box.colour << shift)
    }
  }
  return packed
}

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}
