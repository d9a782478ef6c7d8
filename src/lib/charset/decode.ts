/** Decodes bytes by the first usable label; unknown ones fall back to UTF-8. */
export function decodeBytes(bytes: Uint8Array, hints: { readonly label?: string } = {}): string {
  try {
    return new TextDecoder(hints.label ?? 'utf-8').decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes)
  }
}
