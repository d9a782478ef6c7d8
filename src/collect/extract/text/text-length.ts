const IDEOGRAMS = /[\u2e80-\u9fff\uac00-\ud7af]/

/** Characters, with those of scripts that write a word in one or two signs counted as two and a half letters. */
export function textLength(text: string): number {
  return IDEOGRAMS.test(text) ? idealLength(text) : text.length
}

function idealLength(text: string): number {
  let length = text.length
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= 0x2e80 && (code <= 0x9fff || (code >= 0xac00 && code <= 0xd7af))) length += 1.5
  }
  return length
}
