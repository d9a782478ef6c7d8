/** FNV-1a of the UTF-16 code units, mixed so that every bit depends on every character: an unsigned 32-bit number. */
export function hash32(text: string): number {
  let hash = FNV_BASIS
  for (let at = 0; at < text.length; at++) hash = withUnit(hash, text.charCodeAt(at))
  return mix32(hash)
}

/** What FNV-1a starts from (draft-eastlake-fnv, section 5), as a signed number. */
export const FNV_BASIS = 0x811c9dc5 | 0

/** One step of FNV-1a. */
export function withUnit(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193)
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
