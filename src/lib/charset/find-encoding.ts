/** How bytes become text: a WHATWG encoding name, or UTF-32, which that standard leaves out. */
export type Encoding = string

type Mark = { readonly bytes: readonly number[]; readonly encoding: Encoding }

// UTF-32LE's mark starts with UTF-16LE's, so it is asked first.
const BYTE_ORDER_MARKS: readonly Mark[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe, 0x00, 0x00], encoding: 'utf-32le' },
  { bytes: [0x00, 0x00, 0xfe, 0xff], encoding: 'utf-32be' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
]

/** First characters of a document without a mark (XML 1.0 appendix F.1): `<` and the next, or `{` of JSON. */
const FIRST_CHARACTERS: readonly Mark[] = [
  { bytes: [0x3c, 0x00, 0x00, 0x00], encoding: 'utf-32le' },
  { bytes: [0x00, 0x00, 0x00, 0x3c], encoding: 'utf-32be' },
  { bytes: [0x7b, 0x00, 0x00, 0x00], encoding: 'utf-32le' },
  { bytes: [0x00, 0x00, 0x00, 0x7b], encoding: 'utf-32be' },
  { bytes: [0x3c, 0x00], encoding: 'utf-16le' },
  { bytes: [0x00, 0x3c], encoding: 'utf-16be' },
  { bytes: [0x7b, 0x00], encoding: 'utf-16le' },
  { bytes: [0x00, 0x7b], encoding: 'utf-16be' },
]

/** Encoding by byte order mark, with the mark's length in bytes. */
export function findMark(bytes: Uint8Array): { encoding: Encoding; length: number } | undefined {
  const mark = BYTE_ORDER_MARKS.find((candidate) => startsWith(bytes, candidate.bytes))
  return mark && { encoding: mark.encoding, length: mark.bytes.length }
}

/** Encoding of two or four bytes a character, by the document's first one. */
export function findWideEncoding(bytes: Uint8Array): Encoding | undefined {
  return FIRST_CHARACTERS.find((candidate) => startsWith(bytes, candidate.bytes))?.encoding
}

/** Value of `charset` in a Content-Type header. */
export function charsetOf(contentType: string | undefined): string | undefined {
  return /;\s*charset\s*=\s*["']?\s*([^\s;"']+)/i.exec(contentType ?? '')?.[1]
}

// Names that WHATWG's list lacks and real feeds use: IANA aliases, Python's and Java's names, typing errors.
const ALIASES: ReadonlyMap<string, Encoding> = new Map([
  // One decoder reads both, and the newer name says so.
  ['gb2312', 'gb18030'],
  ['gbk', 'gb18030'],
  ['utf8mb4', 'utf-8'],
  ['utf-8mb4', 'utf-8'],
  ['utf_8', 'utf-8'],
  ['cp932', 'shift_jis'],
  ['windows-31j', 'shift_jis'],
  ['cp936', 'gb18030'],
  ['cp949', 'euc-kr'],
  ['uhc', 'euc-kr'],
  ['cp950', 'big5'],
  ['cp874', 'windows-874'],
  ['hz-gb-2312', 'gb18030'],
  ['tis-620', 'windows-874'],
  ['koi8r', 'koi8-r'],
  ['macroman', 'macintosh'],
  ['utf-32', 'utf-32be'],
  ['utf-32le', 'utf-32le'],
  ['utf-32be', 'utf-32be'],
  ['utf32', 'utf-32be'],
  ['ucs-4', 'utf-32be'],
  ['ucs-2', 'utf-16le'],
])

/** The encoding a label means, or undefined for one nobody knows. Labels of the WHATWG standard, IANA and Python. */
export function encodingOf(label: string): Encoding | undefined {
  const name = label.trim().toLowerCase()
  const alias = ALIASES.get(name) ?? ALIASES.get(name.replaceAll('_', '-'))
  if (alias) return alias
  for (const spelling of [
    name,
    name.replaceAll('_', '-'),
    name.replace(/^cp-?(125\d)$/, 'windows-$1'),
    name.replace(/^(iso)[-_]?(8859)[-_]?(\d+)$/, '$1-$2-$3'),
  ]) {
    const known = whatwgName(spelling)
    if (known) return known
  }
  return undefined
}

function whatwgName(label: string): Encoding | undefined {
  try {
    const { encoding } = new TextDecoder(label)
    // "replacement" stands for encodings that are attacks on readers: ISO-2022-CN, HZ.
    return encoding === 'replacement' ? undefined : encoding
  } catch {
    return undefined // The constructor throws a RangeError for a label it does not know.
  }
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return bytes.length >= start.length && start.every((byte, at) => bytes[at] === byte)
}
