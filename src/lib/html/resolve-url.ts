import { MAX_ADDRESS, webUrl } from '../url/canonical-url.ts'

// Addresses that the URL standard leaves exactly as they are: most of those in feeds, at a tenth of the cost of parsing them.
// Not among them: dot segments, ports, hosts in numbers or Punycode, anything that would be percent-encoded.
const NORMAL =
  /^https?:\/\/(?!xn--)[a-z\d][a-z\d-]*(?:\.(?!xn--)[a-z\d][a-z\d-]*)*\.[a-z]{2,}(?:\/(?!\.|%2)[\w\-.~!$&'()*+,;=:@%]*)+(?:\?[\w\-.~!$&()*+,;=:@%/?]*)?(?:#[\w\-.~!$&'()*+,;=:@%/?]*)?$/

/** Absolute http(s) address without user name, or undefined. */
export function resolveUrl(address: string, baseUrl: string | undefined): string | undefined {
  if (address.length <= MAX_ADDRESS && NORMAL.test(address)) return address
  const url = webUrl(address, baseUrl)
  if (!url) return undefined
  // Each of these parses the whole address again.
  if (url.username !== '') url.username = ''
  if (url.password !== '') url.password = ''
  return url.href
}

/** The same for an address in HTML, where one without a path stays as it is written: `https://a.example`. */
export function resolveReference(address: string, baseUrl: string | undefined): string | undefined {
  const url = resolveUrl(address, baseUrl)
  return url === `${address}/` ? address : url
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
