// ASCII words with single blanks: most titles, names and ids, which need no work.
const FOLDED = /^[!-~]+(?: [!-~]+)*$/

/** One line of clean text: control and invisible formatting characters removed, white space folded, ends trimmed, NFC. */
export function foldText(text: string): string {
  if (FOLDED.test(text)) return text
  return text
    .normalize('NFC')
    .replace(/[\u00ad\u200b\u2060\ufeff]|[^\P{Cc}\t\n\r\u0085]/gu, '')
    .replace(/[\s\u0085]+/gu, ' ')
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .trim()
}
