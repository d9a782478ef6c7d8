import { webUrl } from '../url/canonical-url.ts'

/** Absolute http(s) address without user name, or undefined. */
export function resolveUrl(address: string, baseUrl: string | undefined): string | undefined {
  const url = webUrl(address, baseUrl)
  if (!url) return undefined
  url.username = ''
  url.password = ''
  return url.href
}

/** A `srcset` with its addresses absolute; candidates that are no web address go. HTML 4.8.4.4.4. */
export function resolveSrcset(srcset: string, baseUrl: string | undefined): string | undefined {
  const kept: string[] = []
  for (const [, address = '', descriptor = ''] of srcset.matchAll(
    /([^\s,]\S*[^\s,]|[^\s,])(?:\s+([\d.]+[wxh]))?\s*(?:,|$)/g,
  )) {
    const url = resolveUrl(address, baseUrl)
    if (url) kept.push(descriptor ? `${url} ${descriptor}` : url)
  }
  return kept.length > 0 ? kept.join(', ') : undefined
}
