import { FNV_BASIS, hash32, mix32, withUnit } from '../../../lib/text/hash32.ts'
import { codeAt } from '../../../lib/text/string-access.ts'

/**
 * The different words of a text in lower case, as hashes: runs of letters and digits of any script. Two words of one page that
 * share a hash (one chance in four thousand million) count as the same.
 */
export function wordHashes(text: string): ReadonlySet<number> {
  const lower = text.toLowerCase()
  const { length } = lower
  const hashes = new Set<number>()
  let hash = FNV_BASIS
  for (let at = 0; at < length; at++) {
    const code = codeAt(lower, at, length)
    const kind = KIND_OF_CODE[code] ?? OTHER
    if (kind === BEYOND) return hashesOf(lower.match(WORDS) ?? [])
    if (kind === IN_WORD) hash = withUnit(hash, code)
    else if (hash !== FNV_BASIS) {
      hashes.add(mix32(hash) | 0)
      hash = FNV_BASIS
    }
  }
  if (hash !== FNV_BASIS) hashes.add(mix32(hash) | 0)
  return hashes
}

function hashesOf(words: readonly string[]): ReadonlySet<number> {
  return new Set(words.map((word) => hash32(word) | 0))
}

const WORDS = /[\p{L}\p{N}]+/gu
const [OTHER, IN_WORD, BEYOND] = [0, 1, 2]

/** Letters and digits of Latin text in lower case; the engine need not know those of all Unicode for it. */
const KIND_OF_CODE = kindsOfCodes()

function kindsOfCodes(): Uint8Array {
  const kinds = new Uint8Array(65_536)
  const isWordCode = /[0-9a-zª²³µ¹º¼½¾À-ÖØ-öø-\u024f]/
  for (let code = 0; code < 0x250; code++)
    if (isWordCode.test(String.fromCharCode(code))) kinds[code] = IN_WORD
  kinds.fill(BEYOND, 0x250, 0x2000)
  kinds.fill(BEYOND, 0x2070)
  return kinds
}
