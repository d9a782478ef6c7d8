/**
 * The PLUS `DataMining` property in a picture's XMP. XMP packets are made to be found by scanning the bytes of a file of any
 * format (XMP specification, part 1 section 7.3.1), so no picture format is parsed, except that PNG may hold them compressed.
 * Limits: packets in UTF-16, and properties beyond the first 64 KiB of a JPEG's extended packet, are not seen.
 */
import { inflateSync } from 'node:zlib'
import { Parser } from 'htmlparser2'

const PLUS_NAMESPACE = 'http://ns.useplus.org/ldf/xmp/1.0/'
const MAX_PACKET_BYTES = 1024 * 1024
const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const PNG_XMP_KEYWORD = 'XML:com.adobe.xmp\0'

/**
 * The value of `plus:DataMining` as written, such as `http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED`; a prohibition when
 * several are given. Undefined when the picture has none. Never throws.
 */
export function xmpDataMiningOf(bytes: Uint8Array): string | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const values = packetsOf(file).flatMap(dataMiningValues)
  return values.find((value) => value.toUpperCase().includes('PROHIBITED')) ?? values[0]
}

function packetsOf(file: Buffer): readonly string[] {
  return [...plainPackets(file), ...compressedPackets(file)]
}

/** Texts around each mention of the namespace, from the packet's first element to its last. */
function plainPackets(file: Buffer): readonly string[] {
  const packets: string[] = []
  let end = 0
  for (;;) {
    const found = file.indexOf(PLUS_NAMESPACE, end, 'latin1')
    if (found < 0) return packets
    // Only what lies after the packet before is searched: a file full of half packets costs no more than a large one.
    const before = file.subarray(Math.max(end, found - MAX_PACKET_BYTES), found)
    const after = file.subarray(found, found + MAX_PACKET_BYTES)
    const start = Math.max(
      before.lastIndexOf('<x:xmpmeta', -1, 'latin1'),
      before.lastIndexOf('<rdf:RDF', -1, 'latin1'),
    )
    const close = after.indexOf('</rdf:RDF>', 0, 'latin1')
    end = found + (close < 0 ? after.length : close)
    if (start >= 0) packets.push(`${before.toString('utf8', start)}${file.toString('utf8', found, end)}`)
  }
}

/** Compressed PNG text chunks with the XMP keyword: `iTXt` by the specification (11.3.3.4), `zTXt` as libvips writes it. */
function compressedPackets(file: Buffer): readonly string[] {
  if (!file.subarray(0, 8).equals(PNG_SIGNATURE)) return []
  const packets: string[] = []
  for (let offset = 8; offset + 12 <= file.length; offset += 12 + file.readUInt32BE(offset)) {
    const chunk = file.subarray(offset + 8, offset + 8 + file.readUInt32BE(offset))
    const packet = compressedText(file.toString('latin1', offset + 4, offset + 8), chunk)
    if (packet !== undefined) packets.push(packet)
  }
  return packets
}

function compressedText(type: string, chunk: Buffer): string | undefined {
  const end = PNG_XMP_KEYWORD.length
  if (chunk.toString('latin1', 0, end) !== PNG_XMP_KEYWORD) return undefined
  // The keyword is followed by the compression method alone.
  if (type === 'zTXt') return inflateText(chunk.subarray(end + 1))
  if (type !== 'iTXt' || chunk[end] !== 1) return undefined
  // Flag and method, then language and translated keyword, each ended by a zero.
  const language = chunk.indexOf(0, end + 2)
  const keyword = language < 0 ? -1 : chunk.indexOf(0, language + 1)
  return keyword < 0 ? undefined : inflateText(chunk.subarray(keyword + 1))
}

function inflateText(data: Buffer): string | undefined {
  try {
    return inflateSync(data, { maxOutputLength: MAX_PACKET_BYTES }).toString('utf8')
  } catch {
    // Broken or oversized data is no packet; zlib has no other way to say so.
    return undefined
  }
}

/** Values of the property in one packet, written as an attribute, as an element's text or as its `rdf:resource`. */
function dataMiningValues(packet: string): readonly string[] {
  const values: string[] = []
  const prefixes = new Set<string>()
  let isOpen = false
  const isProperty = (name: string) => {
    const [prefix = '', local] = name.split(':')
    return local === 'DataMining' && prefixes.has(prefix)
  }
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        for (const [key, value] of Object.entries(attributes))
          if (key.startsWith('xmlns:') && value === PLUS_NAMESPACE) prefixes.add(key.slice('xmlns:'.length))
        isOpen = isProperty(name)
        if (isOpen && attributes['rdf:resource']) values.push(attributes['rdf:resource'])
        values.push(...Object.entries(attributes).flatMap(([key, value]) => (isProperty(key) ? [value] : [])))
      },
      ontext: (text) => {
        if (isOpen && text.trim() !== '') values.push(text.trim())
      },
      onclosetag: () => {
        isOpen = false
      },
    },
    { xmlMode: true },
  )
  parser.end(packet)
  return values
}
