/** FNV-1a of the UTF-16 code units, mixed so that every bit depends on every character: an unsigned 32-bit number. */
export function hash32(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) {
    hash ^= text.charCodeAt(at)
    hash = Math.imul(hash, 0x01000193)
  }
  return mix32(hash)
}

/** One number scattered over all 32 bits (the finalizer of MurmurHash3); equal in, equal out. */
export function mix32(number: number): number {
  let hash = number
  hash ^= hash >>> 16
  hash = Math.imul(hash, 0x85ebca6b)
  hash ^= hash >>> 13
  hash = Math.imul(hash, 0xc2b2ae35)
  hash ^= hash >>> 16
  return hash >>> 0
}
