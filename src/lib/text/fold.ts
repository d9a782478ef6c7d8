// Words with single blanks of characters that need no work: ASCII, European letters that are whole, typographic signs,
// Chinese characters, kana, Korean syllables. Most titles, names and ids.
const FOLDED =
  /^[!-~\u00a1-\u00ac\u00ae-\u02ff\u0388-\u03ff\u0400-\u0482\u2010-\u2027\u2030-\u205e\u20ac\u2122\u3001-\u3029\u3041-\u3096\u30a1-\u30ff\u4e00-\u9fff\uac00-\ud7a3]+(?: [!-~\u00a1-\u00ac\u00ae-\u02ff\u0388-\u03ff\u0400-\u0482\u2010-\u2027\u2030-\u205e\u20ac\u2122\u3001-\u3029\u3041-\u3096\u30a1-\u30ff\u4e00-\u9fff\uac00-\ud7a3]+)*$/

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
