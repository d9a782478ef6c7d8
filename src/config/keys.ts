import { BroadsheetError } from '../lib/error.ts'
import type { KeyRing } from '../publish/records/secured.ts'
import type { Environment } from './environment.ts'

/** The keys that seal private fields, newest first; undefined without BROADSHEET_KEYS. Never prints a key. */
export function readKeys(environment: Environment): KeyRing | undefined {
  if (environment.keys === undefined) return undefined
  const keys = environment.keys.split(',').map((entry) => {
    const [id = '', encoded = ''] = entry.trim().split(':')
    const bytes = Buffer.from(encoded, 'base64')
    if (!/^[A-Za-z0-9_-]{1,32}$/.test(id) || bytes.length !== 32) {
      throw new BroadsheetError(
        'KEYS_INVALID',
        `BROADSHEET_KEYS has an entry "${id.slice(0, 32)}" that is not id:base64 of 32 bytes.`,
        {
          hint: 'Make one with: broadsheet keys',
          exitCode: 2,
        },
      )
    }
    return { id, secret: bytes }
  })
  const [newest, ...older] = keys
  return newest && { keys: [newest, ...older] }
}
