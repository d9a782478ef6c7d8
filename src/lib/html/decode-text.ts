import { decodeHTMLStrict } from 'entities/decode'

/**
 * Character references decoded once; what is none stays as it is, so that bare ampersands survive. Named references
 * need their semicolon (`?a=1&copy=2` is an address). Code points 0x80 to 0x9F mean windows-1252, as in HTML.
 */
export function decodeText(text: string): string {
  if (!text.includes('&')) return text
  return decodeHTMLStrict(text)
}
