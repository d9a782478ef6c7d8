import { decodeUtf32 } from './decode-utf32.ts'
import { charsetOf, type Encoding, encodingOf, findMark, findWideEncoding } from './find-encoding.ts'
import { guessEncoding } from './guess-encoding.ts'
import type { DecodeProblem } from './problem.ts'
import { repairMojibake } from './repair-mojibake.ts'
import { fromWindows1252 } from './windows-1252.table.ts'

export type DecodeHints = {
  /** The Content-Type header as it came. */
  readonly contentType?: string | undefined
  /** Finds the document's own declaration in its first 1,024 bytes, read as Latin-1: `<?xml encoding`, `<meta charset`. */
  readonly declared?: (head: string) => string | undefined
}

export type Decoded = {
  readonly text: string
  /** WHATWG name, or `utf-32le` / `utf-32be`. */
  readonly encoding: string
  readonly problems: readonly DecodeProblem[]
}

type Choice = {
  readonly encoding: Encoding
  readonly skip: number
  /** Said by nobody, or only by the document's author: bytes may refute UTF-8. */
  readonly guessed?: boolean
  readonly problems: readonly DecodeProblem[]
}

const HEAD_BYTES = 1024

/**
 * Reads bytes as text: byte order mark, then HTTP header, then the document's declaration, then content. A choice that
 * the bytes prove wrong gives way to UTF-8 or windows-1252; an unknown charset is a problem, never an error.
 */
export function decodeBytes(bytes: Uint8Array, hints: DecodeHints = {}): Decoded {
  const choice = choose(bytes, hints)
  const body = choice.skip > 0 ? bytes.subarray(choice.skip) : bytes
  const decoded = decodeAs(body, choice)
  return { ...decoded, text: replaceControls(decoded.text) }
}

/** U+0080 to U+009F mean nothing in text: they are windows-1252 characters that were copied byte by byte. */
function replaceControls(text: string): string {
  if (!/[\u0080-\u009f]/.test(text)) return text
  return text.replaceAll(/[\u0080-\u009f]/g, (letter) => fromWindows1252(letter.charCodeAt(0)) ?? letter)
}

function choose(bytes: Uint8Array, hints: DecodeHints): Choice {
  const mark = findMark(bytes)
  if (mark) return { encoding: mark.encoding, skip: mark.length, problems: [] }
  const wide = findWideEncoding(bytes)
  if (wide) return { encoding: wide, skip: 0, problems: [] }
  const problems: DecodeProblem[] = []
  for (const { label, from } of labels(bytes, hints)) {
    const encoding = encodingOf(label)
    // A document whose first byte is "<" is not in two or four bytes a character, whatever it says.
    if (encoding?.startsWith('utf-16') || encoding?.startsWith('utf-32')) continue
    if (encoding) return { encoding, skip: 0, guessed: from === 'document', problems }
    problems.push({ code: 'unknown-charset', message: `The charset "${label.slice(0, 40)}" is not known.` })
  }
  return { encoding: 'utf-8', skip: 0, guessed: true, problems }
}

function* labels(
  bytes: Uint8Array,
  hints: DecodeHints,
): Generator<{ readonly label: string; readonly from: 'header' | 'document' }> {
  const header = charsetOf(hints.contentType)
  if (header) yield { label: header, from: 'header' }
  const head = hints.declared && latin1(bytes.subarray(0, HEAD_BYTES))
  const declared = head && hints.declared?.(head)
  if (declared) yield { label: declared, from: 'document' }
}

function decodeAs(bytes: Uint8Array, choice: Choice): Decoded {
  const { encoding, problems } = choice
  if (encoding.startsWith('utf-32')) return { text: decodeUtf32(bytes, encoding), encoding, problems }
  if (encoding === 'utf-8') return decodeUtf8(bytes, choice)
  if (isDisguisedUtf8(bytes, encoding)) {
    return decodeUtf8(bytes, { ...choice, problems: [...problems, disguised(encoding)] })
  }
  return { text: new TextDecoder(encoding).decode(bytes), encoding, problems }
}

function decodeUtf8(bytes: Uint8Array, choice: Choice): Decoded {
  const text = strictUtf8(bytes)
  if (text !== undefined) return { text: repairMojibake(text), encoding: 'utf-8', problems: choice.problems }
  return decodeBroken(bytes, choice)
}

/** Bytes that are no UTF-8, though it was said or guessed. */
function decodeBroken(bytes: Uint8Array, choice: Choice): Decoded {
  const lax = new TextDecoder('utf-8').decode(bytes)
  // Nothing but the document says UTF-8, and no sequence of several bytes proves it.
  const isOther = choice.guessed && !/[\u0080-\ufffc]/.test(lax)
  const encoding = (choice.guessed && guessEncoding(bytes)) || (isOther ? 'windows-1252' : 'utf-8')
  const message = `Bytes that are not UTF-8 were read as ${encoding === 'utf-8' ? 'unknown characters' : encoding}.`
  return {
    text: encoding === 'utf-8' ? lax : new TextDecoder(encoding).decode(bytes),
    encoding,
    problems: [...choice.problems, { code: 'bad-bytes', message }],
  }
}

/** Text declared as a Latin code page that is UTF-8 with more than ASCII in it, beyond chance. */
function isDisguisedUtf8(bytes: Uint8Array, encoding: Encoding): boolean {
  if (!/^(windows-125|iso-8859-|macintosh)/.test(encoding)) return false
  const text = strictUtf8(bytes)
  return text !== undefined && text.length < bytes.length
}

function disguised(encoding: Encoding): DecodeProblem {
  return {
    code: 'wrong-charset',
    message: `Declared as ${encoding}, but the bytes are UTF-8; read as UTF-8.`,
  }
}

function strictUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined // `fatal` makes the decoder throw a TypeError at the first byte that is not UTF-8.
  }
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes)
}
