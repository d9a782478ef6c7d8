import { codeAt } from '../../../lib/text/string-access.ts'

/** Characters, with those of scripts that write a word in one or two signs counted as two and a half letters. */
export function textLength(text: string): number {
  const { length } = text
  let signs = 0
  for (let at = 0; at < length; at++) {
    const code = codeAt(text, at, length)
    if (code >= 0x2e80 && (code <= 0x9fff || (code >= 0xac00 && code <= 0xd7af))) signs++
  }
  return length + 1.5 * signs
}
