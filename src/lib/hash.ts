import { createHash } from 'node:crypto'

/** SHA-256 in lower-case hexadecimal; `length` cuts it to that many digits. */
export function sha256(data: string | Uint8Array, length = 64): string {
  return createHash('sha256').update(data).digest('hex').slice(0, length)
}

/** SHA-1 in hexadecimal, as the manifest of written files keeps it: to see that bytes differ, not to trust them. */
export function sha1(data: string | Uint8Array): string {
  return createHash('sha1').update(data).digest('hex')
}
