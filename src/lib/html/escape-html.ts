/** Text as it may stand between tags. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Text as it may stand between double quotes. */
export function escapeAttribute(value: string): string {
  return /[&<>"]/.test(value) ? escapeQuotes(value.replaceAll('&', '&amp;')) : value
}

/** The same for a value whose character references are written already. */
export function escapeQuotes(value: string): string {
  return /[<>"]/.test(value)
    ? value.replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    : value
}
