/** Characters of windows-1252's bytes 0x80 to 0x9F, in order; a blank stands for the five bytes that have none. */
const HIGH = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'

/** Character -> its byte in windows-1252, 0x80 to 0x9F. Source: WHATWG Encoding, index windows-1252. */
export const WINDOWS_1252_HIGH: ReadonlyMap<string, number> = new Map(
  [...HIGH].flatMap((letter, at) => (letter === ' ' ? [] : [[letter, 0x80 + at] as const])),
)

/** The character that a code point 0x80 to 0x9F stands for where windows-1252 was meant: HTML 13.2.5.80. */
export function fromWindows1252(code: number): string | undefined {
  const letter = code >= 0x80 && code <= 0x9f ? HIGH[code - 0x80] : undefined
  return letter === ' ' ? undefined : letter
}
