import { createHash } from 'node:crypto'

/** SHA-256 in lower-case hexadecimal; `length` cuts it to that many digits. */
export function sha256(data: string | Uint8Array, length = 64): string {
  return createHash('sha256').update(data).digest('hex').slice(0, length)
}
