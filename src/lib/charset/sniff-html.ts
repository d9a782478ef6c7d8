/** Label of the encoding an HTML page declares in its first 1,024 bytes; undefined when it declares none. */
export function sniffHtml(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024))
  return /<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1]
}
