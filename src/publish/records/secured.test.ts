import { expect, test } from 'vitest'
import { isSealed, type KeyRing, open, seal } from './secured.ts'

const ring = (...ids: [string, ...string[]]): KeyRing => {
  const [first, ...others] = ids.map((id) => ({ id, secret: Buffer.alloc(32, id) }))
  if (!first) throw new Error('a ring has a key')
  return { keys: [first, ...others] }
}
const PLACE = { path: '_news/2026-10-01-a.md', field: 'secured' }
const TEXT = '{"sourceId":"north","secretWord":"marzipan"}'
const KEYS = ring('2026')

test('what is sealed opens again', () => {
  expect(open(seal(TEXT, PLACE, KEYS), PLACE, KEYS)).toBe(TEXT)
})

test('the same text gives the same bytes, another text, place or key others', () => {
  const sealed = seal(TEXT, PLACE, KEYS)
  expect(seal(TEXT, PLACE, KEYS)).toBe(sealed)
  expect(seal(`${TEXT} `, PLACE, KEYS)).not.toBe(sealed)
  expect(seal(TEXT, { ...PLACE, path: '_news/b.md' }, KEYS)).not.toBe(sealed)
  expect(seal(TEXT, PLACE, ring('2027'))).not.toBe(sealed)
})

test('a value sealed with an older key opens while that key is in the ring', () => {
  expect(open(seal(TEXT, PLACE, KEYS), PLACE, ring('2027', '2026'))).toBe(TEXT)
})

function flipped(value: string, at: number): string {
  const [data = '', nonce = ''] = value.split(';')
  const bytes = Buffer.from(data, 'base64')
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
  return `${bytes.toString('base64')};${nonce}`
}

test.each([
  {
    what: 'a flipped bit',
    value: flipped(seal(TEXT, PLACE, KEYS), 0),
    place: PLACE,
    keys: KEYS,
    code: 'SECURED_BROKEN',
  },
  {
    what: 'a flipped bit of the tag',
    value: flipped(seal(TEXT, PLACE, KEYS), 50),
    place: PLACE,
    keys: KEYS,
    code: 'SECURED_BROKEN',
  },
  {
    what: 'another record',
    value: seal(TEXT, PLACE, KEYS),
    place: { ...PLACE, path: '_news/b.md' },
    keys: KEYS,
    code: 'SECURED_BROKEN',
  },
  {
    what: 'another field',
    value: seal(TEXT, PLACE, KEYS),
    place: { ...PLACE, field: 'notes' },
    keys: KEYS,
    code: 'SECURED_BROKEN',
  },
  {
    what: 'another key',
    value: seal(TEXT, PLACE, KEYS),
    place: PLACE,
    keys: ring('2027'),
    code: 'SECURED_KEY',
  },
  {
    what: 'another secret under the same id',
    value: seal(TEXT, PLACE, KEYS),
    place: PLACE,
    keys: { keys: [{ id: '2026', secret: Buffer.alloc(32, 'other') }] } as KeyRing,
    code: 'SECURED_BROKEN',
  },
])(
  '$what does not open, and the error names the key and no word of the text',
  ({ value, place, keys, code }) => {
    let error: unknown
    try {
      open(value, place, keys)
    } catch (thrown) {
      error = thrown
    }
    expect(error).toMatchObject({ code, message: expect.stringContaining(`"${keys.keys[0].id}"`) })
    expect(JSON.stringify(error) + String(error)).not.toContain('marzipan')
  },
)

test.each(['', 'abc', 'AAAA;AAECAwQFBgcICQoLDA0ODw==', 'AAAA;AAECAwQFBgcICQoL'])(
  '%j is of another program',
  (value) => {
    expect(isSealed(value)).toBe(false)
    expect(open(value, PLACE, KEYS)).toBeUndefined()
  },
)

test('a secret of another length is refused', () => {
  expect(() => seal(TEXT, PLACE, { keys: [{ id: 'short', secret: Buffer.alloc(16) }] })).toThrow(
    /"short" has 16 bytes/,
  )
})
