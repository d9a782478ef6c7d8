import { WINDOWS_1252_HIGH } from './windows-1252.table.ts'

// UTF-8 sequences as they look when read as windows-1252: a lead byte's letter, then letters of continuation bytes.
const CONTINUATION = `[\\u0080-\\u00bf${[...WINDOWS_1252_HIGH.keys()].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}]`
const SEQUENCE = new RegExp(
  `[\\u00c2-\\u00df]${CONTINUATION}|[\\u00e0-\\u00ef]${CONTINUATION}{2}|[\\u00f0-\\u00f4]${CONTINUATION}{3}`,
  'g',
)
const SUSPECT = /[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u2122]/
const BEYOND_ASCII = /[\u0080-\uffff]/g

/**
 * Undoes UTF-8 that was read as windows-1252 and written as UTF-8 again, only where that is certain: every character
 * beyond ASCII belongs to such a sequence, and there are two of them or one of three bytes. Text otherwise comes back as it is.
 */
export function repairMojibake(text: string): string {
  if (!SUSPECT.test(text)) return text
  const sequences = text.match(SEQUENCE) ?? []
  const letters = sequences.reduce((sum, sequence) => sum + sequence.length, 0)
  if (letters === 0 || letters !== (text.match(BEYOND_ASCII)?.length ?? 0)) return text
  if (sequences.length < 2 && letters < 3) return text
  return text.replace(SEQUENCE, (sequence) => decodeSequence(sequence))
}

function decodeSequence(sequence: string): string {
  const bytes = Uint8Array.from(sequence, (letter) => WINDOWS_1252_HIGH.get(letter) ?? letter.charCodeAt(0))
  const text = new TextDecoder().decode(bytes)
  return text.includes('\ufffd') ? sequence : text
}
