/**
 * Private fields in public files (RECORD.md section 3). A value is `base64(ciphertext + tag);base64(nonce)`: AES-256-GCM (NIST
 * SP 800-38D) with the record's path and the field's name as additional data, so that a value moved elsewhere does not open.
 *
 * The nonce is an HMAC of key id, path, field and plaintext: the same text gives the same bytes, and one nonce never meets two
 * texts, which is what GCM must not see. Its 12 bytes begin with two bytes of the key id's hash, so that an error can name the key.
 */
import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto'
import { BroadsheetError } from '../../lib/error.ts'
import { sha256 } from '../../lib/hash.ts'

export type SecretKey = {
  readonly id: string
  /** 32 bytes. */
  readonly secret: Uint8Array
}

/** `keys[0]` seals; every key opens. Rotation puts a new key in front and drops the last once nothing needs it. */
export type KeyRing = { readonly keys: readonly [SecretKey, ...SecretKey[]] }

/** Where a sealed value stands. */
export type Place = { readonly path: string; readonly field: string }

const TAG_BYTES = 16
const NONCE_BYTES = 12
const KEY_ID_BYTES = 2

/** Seals a text for one place with the ring's first key. */
export function seal(plaintext: string, place: Place, ring: KeyRing): string {
  const key = ring.keys[0]
  const nonce = nonceFor(plaintext, place, key)
  const cipher = createCipheriv('aes-256-gcm', checkedSecret(key), nonce)
  cipher.setAAD(additionalData(place))
  const sealed = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `${sealed.toString('base64')};${nonce.toString('base64')}`
}

/**
 * The sealed text, or undefined for a value that is not of this form (older archives: CBC with 16 bytes of IV).
 * Throws `BroadsheetError` SECURED_KEY when no key of the ring made it, SECURED_BROKEN when it was changed or moved.
 */
export function open(value: string, place: Place, ring: KeyRing): string | undefined {
  const parts = sealedParts(value)
  if (!parts) return undefined
  const keys = ring.keys.filter((key) => keyMark(key.id).equals(parts.nonce.subarray(0, KEY_ID_BYTES)))
  const ids = (keys.length > 0 ? keys : ring.keys).map((key) => `"${key.id}"`).join(', ')
  if (keys.length === 0) {
    throw new BroadsheetError(
      'SECURED_KEY',
      `"${place.field}" of ${place.path} was sealed with none of the keys ${ids}.`,
      {
        hint: 'Add the key it was sealed with to the environment, behind the present one.',
      },
    )
  }
  for (const key of keys) {
    const text = openWith(parts, place, key)
    if (text !== undefined) return text
  }
  throw new BroadsheetError(
    'SECURED_BROKEN',
    `"${place.field}" of ${place.path} does not open with key ${ids}.`,
    {
      hint: 'The value was changed, moved from another record or field, or the key under this id is another one.',
    },
  )
}

/** True for a value this module sealed, whatever the key. */
export function isSealed(value: string): boolean {
  return sealedParts(value) !== undefined
}

type SealedParts = { readonly sealed: Buffer; readonly nonce: Buffer }

function sealedParts(value: string): SealedParts | undefined {
  const match = /^([A-Za-z0-9+/]+={0,2});([A-Za-z0-9+/]{16})$/.exec(value)
  if (!match?.[1] || !match[2]) return undefined
  const sealed = Buffer.from(match[1], 'base64')
  const nonce = Buffer.from(match[2], 'base64')
  return sealed.length >= TAG_BYTES && nonce.length === NONCE_BYTES ? { sealed, nonce } : undefined
}

function openWith({ sealed, nonce }: SealedParts, place: Place, key: SecretKey): string | undefined {
  const decipher = createDecipheriv('aes-256-gcm', checkedSecret(key), nonce)
  decipher.setAAD(additionalData(place))
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]).toString('utf8')
  } catch {
    // `final` throws when the tag does not match: another key, place or text.
    return undefined
  }
}

function nonceFor(plaintext: string, place: Place, key: SecretKey): Buffer {
  const mac = createHmac('sha256', checkedSecret(key))
    .update('broadsheet nonce\0')
    .update(additionalData(place))
    .update('\0')
    .update(plaintext)
    .digest()
  return Buffer.concat([keyMark(key.id), mac.subarray(0, NONCE_BYTES - KEY_ID_BYTES)])
}

function keyMark(id: string): Buffer {
  return Buffer.from(sha256(`broadsheet key\0${id}`, KEY_ID_BYTES * 2), 'hex')
}

function additionalData(place: Place): Buffer {
  return Buffer.from(`${place.path}\0${place.field}`, 'utf8')
}

function checkedSecret(key: SecretKey): Uint8Array {
  if (key.secret.length === 32) return key.secret
  throw new BroadsheetError(
    'SECURED_KEY_LENGTH',
    `Key "${key.id}" has ${key.secret.length} bytes instead of 32.`,
    {
      hint: 'Make a key with `broadsheet keys new` and put it into the environment as it is printed.',
    },
  )
}
