const REPLACEMENT = 0xfffd

/** Reads UTF-32 bytes; what is no character becomes U+FFFD. */
export function decodeUtf32(bytes: Uint8Array, encoding: string): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const littleEndian = encoding === 'utf-32le'
  const parts: string[] = []
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at, littleEndian)
    parts.push(String.fromCodePoint(isScalar(code) ? code : REPLACEMENT))
  }
  return parts.join('')
}

function isScalar(code: number): boolean {
  return code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
}
